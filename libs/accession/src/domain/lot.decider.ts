import type { EventDraft, LotRegistered, PastEvent } from '@fonds/event-contracts';
import type { Deed } from '@fonds/holdings';
import { ok, refuse, type CivilDate, type Decider, type Result } from '@fonds/kernel';
import { businessDateNotInFuture, plainRefusal, ruleRefusal } from '@fonds/law';
import { decideLotDate, evolveLotDate, type DateProposal, type LotDateCommand } from './lot-date.rule';

export interface Counted {
  readonly files: number;
  readonly items: number;
}

interface Arrangement extends Counted {
  /** Into which its units go. */
  readonly fonds: string;
  readonly on: CivilDate;
}

/** A lot (接收批): unarranged material that is counted as a whole until units are made of it. */
export interface Lot {
  readonly registered: LotRegistered;
  /** Acts that make units of it, and how many. */
  readonly arrangements: ReadonlyMap<string, Arrangement>;
  /** Its day as it stands: registered, or corrected since. */
  readonly on: CivilDate;
  readonly closedOn?: CivilDate;
  /** Proposals of another day, and those that were seconded. */
  readonly proposals: ReadonlyMap<string, DateProposal>;
  readonly seconded: ReadonlySet<string>;
}

export type LotCommand = { readonly deed: Deed } & (
  | { readonly kind: 'register'; readonly lot: LotRegistered }
  | ({
      readonly kind: 'arrange';
      readonly act: string;
      readonly fonds: string;
      readonly archives: string;
    } & Counted)
  | {
      readonly kind: 'close';
      readonly archives: string;
      /** What acts that the gate has decided made of it. */
      readonly arranged: Counted;
      /** Acts that are under way. */
      readonly open: readonly string[];
      /** Acts that were asked about; one that was begun since counts as under way. */
      readonly asked: readonly string[];
      readonly explanation?: string;
    }
  | LotDateCommand
);

type Drafts = Result<readonly EventDraft[]>;

/** E100, INV-03: estimate, arranged, remainder; it is closed when the difference is explained. */
export const lotDecider: Decider<Lot | undefined, LotCommand, PastEvent, EventDraft> = {
  initial: undefined,
  evolve(lot, event) {
    if (event.type === 'LotRegistered')
      return {
        registered: event.data,
        arrangements: new Map(),
        on: event.data.on as CivilDate,
        proposals: new Map(),
        seconded: new Set(),
      };
    if (!lot) return undefined;
    if (event.type === 'LotClosed') return { ...lot, closedOn: event.data.on as CivilDate };
    if (event.type !== 'LotArrangementBegun') return evolveLotDate(lot, event);
    const { act, fonds, files, items } = event.data;
    const arrangement = { fonds, files, items, on: event.businessDate };
    return { ...lot, arrangements: new Map([...lot.arrangements, [act, arrangement]]) };
  },
  decide(command, lot) {
    const late = businessDateNotInFuture(command.deed.businessDate, command.deed.today);
    if (late) return refuse(late);
    if (command.kind === 'register') return register(command.lot, lot);
    if (lot?.registered.archives !== command.archives) return refuse(plainRefusal('lot-unknown'));
    if (command.kind === 'propose-date' || command.kind === 'second-date') return decideLotDate(command, lot);
    if (lot.closedOn !== undefined) return refuse(plainRefusal('lot-closed'));
    return command.kind === 'arrange' ? arrange(command, lot) : close(command, lot);
  },
};

function register(data: LotRegistered, lot: Lot | undefined): Drafts {
  if (lot) return refuse(plainRefusal('lot-already-registered'));
  const { files, items, metres } = data.estimate;
  if (files === undefined && items === undefined && metres === undefined && data.extent === undefined)
    return refuse(plainRefusal('lot-without-estimate'));
  return ok([{ type: 'LotRegistered', data, rules: ['INV-03'] }]);
}

function arrange(command: Extract<LotCommand, { kind: 'arrange' }>, lot: Lot): Drafts {
  const { act, fonds, files, items, deed } = command;
  if (lot.arrangements.has(act)) return ok([]);
  if (lot.registered.fonds !== undefined && lot.registered.fonds !== fonds)
    return refuse(plainRefusal('lot-of-another-fonds', { fonds: lot.registered.fonds }));
  if (deed.businessDate < lot.on)
    return refuse(ruleRefusal('before-lot', 'INV-43', { businessDate: deed.businessDate, on: lot.on }));
  return ok([{ type: 'LotArrangementBegun', data: { act, fonds, files, items } }]);
}

function close(
  command: Extract<LotCommand, { kind: 'close' }>,
  { registered, arrangements, on: came }: Lot,
): Drafts {
  const { arranged, asked, explanation, deed } = command;
  const last = [...arrangements.values()].reduce((day, { on }) => (on > day ? on : day), came);
  if (deed.businessDate < last)
    return refuse(ruleRefusal('closed-before-lot', 'INV-43', { businessDate: deed.businessDate, on: last }));
  const open = [...command.open, ...[...arrangements.keys()].filter((act) => !asked.includes(act))];
  if (open.length) return refuse(plainRefusal('lot-being-arranged', { acts: open }));
  const { files = 0, items = 0 } = registered.estimate;
  const difference = { files: arranged.files - files, items: arranged.items - items };
  // An estimate in metres alone is never met by a count.
  const counted = registered.estimate.files !== undefined || registered.estimate.items !== undefined;
  if ((!counted || difference.files !== 0 || difference.items !== 0) && !explanation)
    return refuse(ruleRefusal('difference-unexplained', 'INV-03', { ...difference }));
  return ok([
    {
      type: 'LotClosed',
      data: {
        arranged: { ...arranged },
        difference,
        ...(explanation && { explanation }),
        on: deed.businessDate,
      },
      rules: ['INV-03'],
    },
  ]);
}
