import type { DomainEvent } from '@fonds/event-contracts';
import type { LoggedEvent, Row } from '@fonds/projections';
import type { InboxItem, ItemMaker } from './inbox-item';
import { Marks } from './inbox-marks';

type Decisions = DomainEvent<'DestructionApproved'>['data']['decisions'];

/** Asked for, and not there yet. */
const FILING = 'filing';

/** INV-16: what a recorded decision does without is not waited for. */
const unasked = (decisions: Decisions): { readonly [FILING]?: undefined } =>
  decisions?.some(({ rule }) => rule === 'INV-16') ? { [FILING]: undefined } : {};

/** What a register is drawn up with: who approves it, and whether it is to be filed for record. */
export function drawnMarks({ data }: DomainEvent<'DestructionListDrawn'>): Row[string] {
  const { approver, filing, decisions } = data;
  return Marks.of({}).with({ as: approver, ...(filing && { [FILING]: 'asked' }), ...unasked(decisions) });
}

/** A register of destruction, as far as somebody waits for it. */
export function destructionAfter(act: Row, event: DomainEvent, { id, meta }: LoggedEvent['stored']): Row {
  const { account } = meta.actor;
  const marks = Marks.of(act);
  switch (event.type) {
    case 'DestructionPaperEntered':
      return { ...act, marks: marks.with({ [`paper:${id}`]: account }) };
    case 'DestructionApproved': {
      const { seconds, decisions } = event.data;
      return {
        ...act,
        stage: 'approved',
        marks: marks.with({ ...seconded(seconds), ...unasked(decisions), approver: account }),
      };
    }
    case 'DestructionFiled':
      return { ...act, marks: marks.with({ [FILING]: undefined }) };
    case 'DestructionDeclined':
    case 'DestructionRegisterSigned':
      return { ...act, marks: marks.with(seconded(event.data.seconds)) };
    case 'DestructionCounted':
      return { ...act, marks: marks.with({ [`count:${account}`]: event.data.root }) };
    case 'DestructionUnitsRemoved':
      // Another list is counted anew; what was refused may be ordered again.
      return {
        ...act,
        ...(act.stage === 'refused' && { stage: 'approved' }),
        marks: marks.with(Object.fromEntries(marks.names('count:').map((name) => [name, undefined]))),
      };
    case 'DestructionCertificateSigned':
      return { ...act, marks: marks.with({ [`certifier:${account}`]: 'signed' }) };
    case 'DestructionCertified':
      return { ...act, stage: 'certified' };
    default:
      return act;
  }
}

const seconded = (paper: string | undefined): { readonly [name: string]: undefined } =>
  paper === undefined ? {} : { [`paper:${paper}`]: undefined };

/** INV-16: approvers that are no people of the custodian's own; the query knows which body is above it. */
export const APPROVERS_ABOVE = ['leading-authority', 'superior-property-body'] as const;

function above(marks: Marks): Pick<InboxItem, 'capacity'> {
  const approver = marks.text('as') ?? null;
  return { capacity: (APPROVERS_ABOVE as readonly (string | null)[]).includes(approver) ? approver : null };
}

/**
 * INV-12, INV-13: who proposed and who approved counts neither; two count, and two certify. What is to be filed does not
 * start before.
 */
export function destructionItems(act: Row, item: ItemMaker): readonly InboxItem[] {
  const marks = Marks.of(act);
  const proposer = String(act.account);
  const papers = marks.names('paper:').map((name) => {
    const entered = marks.text(name);
    return item(name, 'destruction-paper-to-confirm', 'from', entered === undefined ? [] : [entered]);
  });
  const people = (prefix: string): readonly string[] =>
    marks.names(prefix).map((name) => name.slice(prefix.length));
  switch (act.stage) {
    case 'listed':
      return [
        ...papers,
        { ...item('approve', 'destruction-to-approve', 'from', [proposer]), ...above(marks) },
      ];
    case 'approved': {
      const approver = marks.text('approver');
      const hands = [proposer, ...(approver === undefined ? [] : [approver])];
      const counted = people('count:');
      const filing = marks.text(FILING) === undefined ? [] : [item('file', 'destruction-to-file')];
      if (counted.length < 2)
        return [...papers, ...filing, item('count', 'destruction-to-count', 'from', [...hands, ...counted])];
      return [
        ...papers,
        ...(filing.length ? filing : [item('start', 'destruction-to-start', 'from', hands)]),
      ];
    }
    case 'refused':
      return [item('refused', 'destruction-refused')];
    case 'decided':
      return [item('finish', 'destruction-to-finish', 'from', people('certifier:'))];
    case 'drafted':
      return papers;
    default:
      // It has ended: nobody can confirm a paper any more.
      return [];
  }
}
