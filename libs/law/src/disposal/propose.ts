import type { CivilDate } from '@fonds/kernel';
import { law, type LawAt } from '../law';
import type { Bilingual } from '../law.types';
import { lawDataOfTable } from '../law-versions';
import { FORM_OF, FORM_PAPERS } from './disposal-words';
import type {
  ArchiveClass,
  DisposalCell,
  DisposalColumn,
  DisposalKind,
  DisposalKindId,
  DisposalOption,
  DisposalTable,
  GroupFacets,
  OptionFact,
  Proposal,
} from './disposal.types';
import { overlaid, stateControlled, type Overlaid } from './overlay-rules';

const COLUMN_OF: { readonly [C in ArchiveClass]: DisposalColumn | undefined } = {
  DQ: 'MG4',
  AD: 'MG4',
  MG: 'MG4',
  PT: 'MG4',
  CP: 'CPKY',
  KY: 'CPKY',
  JJ: 'JJSB',
  SB: 'JJSB',
  KU: 'KU',
  RS: 'RS',
  SX: undefined,
  EL: undefined,
  RP: 'RP',
};

const CLASSIFIER: Bilingual = {
  zh: '定密单位的承继单位（SECR 23）',
  en: 'the classifier’s successor (SECR 23)',
};
const LEADER: Bilingual = { zh: '本单位领导批准（KJ80 23）', en: 'approval of the leader (KJ80 23)' };

/** The table of a version, whichever is in effect now: that of a case. @throws RangeError when this build carries none such */
export function disposalTable(version: string): DisposalTable {
  const found = lawDataOfTable(version).disposalTables.find((table) => table.version === version);
  if (!found) throw new RangeError(`this build carries no decision table ${version}`);
  return found;
}

export const disposalKind = (id: string, table: DisposalTable): DisposalKind | undefined =>
  table.kinds.find((kind) => kind.id === id);

/**
 * Where a group of units is proposed to go when a unit changes (domain.md §2.7): overlay, then cell, then the default
 * of the kind, else undecided. Below confidence A, or where facts are missing, somebody has to decide.
 *
 * @param date the business date of the decision
 * @param table of the case, or that of the law of the day
 * @throws RangeError for a kind that the table does not have
 * @example propose('C18', { class: 'AD' }, civilDate('2026-11-20'), disposalTable('2026-11-22')).destination // 'EST'
 */
export function propose(
  kindId: DisposalKindId,
  facets: GroupFacets,
  date: CivilDate,
  table: DisposalTable,
): Proposal {
  const then = law.at(date, lawDataOfTable(table.version).version);
  const kind = disposalKind(kindId, table);
  if (!kind) throw new RangeError(`the decision table ${table.version} has no kind ${kindId}`);
  const cell = cellOf(kind, facets, table);
  const fitting = cell.options.filter(({ when }) => fits(when, facets)).map((each) => asOf(each, kind, then));
  const known = {
    table: table.version,
    kind: kindId,
    class: facets.class,
    deadline: deadlineOf(kind, table),
  };
  const [first, ...others] = fitting;
  const none = { basis: [], alternatives: [], copies: [], overlays: [], papers: [], missing: [] };
  if (!first) {
    const untouched = cell !== NO_CELL && cell.options.length === 0;
    return {
      ...none,
      ...known,
      destination: untouched ? 'untouched' : 'undecided',
      approvals: [kind.gate],
      decision: untouched ? [] : ['undecided'],
      enforced: false,
    };
  }
  const drawnOut = facets.unsettled ? cell.unsettled : undefined;
  const now = drawnOut
    ? drawn(kind, facets, drawnOut, table)
    : overlaid(kind, facets, first, others, table.overlays);
  const { option, alternatives, overlays } = now;
  const missing = drawnOut ? [] : missingFacts(kind, cell, facets, option);
  const form = FORM_OF[option.destination];
  return {
    ...known,
    destination: option.destination,
    form,
    ...(option.originals && { originals: option.originals }),
    confidence: option.confidence,
    basis: option.basis,
    ...(option.note && { note: option.note }),
    alternatives,
    copies: now.copies ? (cell.copies ?? []) : [],
    overlays,
    approvals: [kind.gate, ...(option.destination === 'OBJ' ? [LEADER] : [])],
    papers: [...FORM_PAPERS[form], ...(facets.secret ? [CLASSIFIER] : [])],
    decision: [
      ...(option.confidence === 'A' ? [] : (['below-A'] as const)),
      ...(missing.length ? (['facts-missing'] as const) : []),
    ],
    missing,
    enforced: option.confidence === 'A' && !missing.length && isInForce(option, then),
  };
}

/** O79 19: a voucher of an open matter is drawn out for the party concerned. What the other overlays say of it stands. */
function drawn(
  kind: DisposalKind,
  facets: GroupFacets,
  basis: DisposalOption['basis'],
  { overlays }: DisposalTable,
): Overlaid {
  const { UNSETTLED } = overlays;
  const option: DisposalOption = { destination: 'SUC', confidence: 'A', basis, note: UNSETTLED.text };
  const now = overlaid(kind, facets, option, [], overlays);
  return { ...now, overlays: [UNSETTLED, ...now.overlays], copies: false };
}

const deadlineOf = (
  { id, controlAfter }: DisposalKind,
  { deadlines }: DisposalTable,
): Proposal['deadline'] =>
  id.startsWith('I') ? deadlines.organ : controlAfter === 'ends' ? deadlines.ends : deadlines.other;

const NO_CELL: DisposalCell = { options: [] };

function cellOf(kind: DisposalKind, facets: GroupFacets, { cells }: DisposalTable): DisposalCell {
  const column = columnOf(facets);
  const own = (column && cells[`${kind.id}/${column}`]) ?? cells[`${kind.id}/*`];
  if (own) return own;
  return kind.otherwise ? { options: [kind.otherwise] } : NO_CELL;
}

/** SX and EL follow the class of what they record; without it nothing is known of them. */
export function columnOf({ class: given, contentClass }: GroupFacets): DisposalColumn | undefined {
  if (given === undefined) return undefined;
  return COLUMN_OF[given] ?? (contentClass && COLUMN_OF[contentClass]);
}

const factsOf = (when: DisposalOption['when']): readonly OptionFact[] =>
  Object.keys(when ?? {}) as OptionFact[];

/** A fact that is not known excludes nothing. */
const fits = (when: DisposalOption['when'], facets: GroupFacets): boolean =>
  factsOf(when).every((fact) => facets[fact] === undefined || facets[fact] === when?.[fact]);

function missingFacts(
  kind: DisposalKind,
  { options }: DisposalCell,
  facets: GroupFacets,
  { destination }: DisposalOption,
): Proposal['missing'] {
  const facts = new Set(options.flatMap(({ when }) => factsOf(when)));
  return [
    ...[...facts].filter((fact) => facets[fact] === undefined),
    ...(destination === 'OBJ' && stateControlled(kind, facets) === undefined
      ? (['stateControlled'] as const)
      : []),
  ];
}

/** JG83 was certainly in force until 2018; since then its rules are defaults (domain.md §2.6). */
function asOf(option: DisposalOption, { later }: DisposalKind, then: LawAt): DisposalOption {
  const cites = option.basis.some(({ instrument }) => instrument === 'JG83');
  if (!later || !cites || then.certainlyInForce('JG83')) return option;
  return { ...option, confidence: later.confidence, basis: later.basis };
}

const isInForce = ({ basis }: DisposalOption, then: LawAt): boolean =>
  basis.some(({ instrument }) => then.certainlyInForce(instrument));
