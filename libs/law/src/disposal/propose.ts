import type { CivilDate } from '@fonds/kernel';
import { DISPOSAL_OVERLAYS } from '../data/disposal/overlays';
import { DISPOSAL_TABLES, JG83_CERTAIN } from '../data/disposal/table';
import { inForceAt } from '../law';
import type { Bilingual } from '../law.types';
import { deadlineOf } from './deadline';
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

/** The newest table whose validity covers the day, or the one of a version. @throws RangeError */
export function disposalTable(date: CivilDate, version?: string): DisposalTable {
  const found = DISPOSAL_TABLES.filter(
    ({ version: each, validFrom, validTo }) =>
      (version === undefined || each === version) &&
      (!validFrom || validFrom <= date) &&
      (!validTo || date <= validTo),
  ).pop();
  if (!found) throw new RangeError(`this build carries no decision table ${version ?? ''} for ${date}`);
  return found;
}

export const disposalKind = (id: string, table: DisposalTable): DisposalKind | undefined =>
  table.kinds.find((kind) => kind.id === id);

/**
 * Where a group of units is proposed to go when a unit changes (domain.md §2.7): overlay, then cell, then the default
 * of the kind, else undecided. Below confidence A, or where facts are missing, somebody has to decide.
 *
 * @param date the business date of the decision
 * @throws RangeError for a kind that the table does not have
 * @example propose('C18', { class: 'AD' }, civilDate('2026-11-20')).destination // 'EST'
 */
export function propose(
  kindId: DisposalKindId,
  facets: GroupFacets,
  date: CivilDate,
  table: DisposalTable = disposalTable(date),
): Proposal {
  const kind = disposalKind(kindId, table);
  if (!kind) throw new RangeError(`the decision table ${table.version} has no kind ${kindId}`);
  const cell = cellOf(kind, facets, table);
  const fitting = cell.options.filter(({ when }) => fits(when, facets)).map((each) => asOf(each, kind, date));
  const known = { table: table.version, kind: kindId, class: facets.class, deadline: deadlineOf(kind) };
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
  const now = drawnOut ? drawn(kind, facets, drawnOut) : overlaid(kind, facets, first, others);
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
    enforced: option.confidence === 'A' && !missing.length && isInForce(option, date),
  };
}

const UNSETTLED = DISPOSAL_OVERLAYS.UNSETTLED;

/** O79 19: a voucher of an open matter is drawn out for the party concerned. What the other overlays say of it stands. */
function drawn(kind: DisposalKind, facets: GroupFacets, basis: DisposalOption['basis']): Overlaid {
  const option: DisposalOption = { destination: 'SUC', confidence: 'A', basis, note: UNSETTLED.text };
  const now = overlaid(kind, facets, option, []);
  return { ...now, overlays: [UNSETTLED, ...now.overlays], copies: false };
}

const NO_CELL: DisposalCell = { options: [] };

function cellOf(kind: DisposalKind, facets: GroupFacets, { cells }: DisposalTable): DisposalCell {
  const column = columnOf(facets);
  const own = (column && cells.get(`${kind.id}/${column}`)) ?? cells.get(`${kind.id}/*`);
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
function asOf(option: DisposalOption, { later }: DisposalKind, date: CivilDate): DisposalOption {
  const cites = option.basis.some(({ instrument }) => instrument === 'JG83');
  if (!later || !cites || jg83Certain(date)) return option;
  return { ...option, confidence: later.confidence, basis: later.basis };
}

/** JG83 bound organs on that day for certain (domain.md §2.6); its end is not known. */
export const jg83Certain = (date: CivilDate): boolean =>
  JG83_CERTAIN.from <= date && date <= JG83_CERTAIN.until;

const isInForce = ({ basis }: DisposalOption, date: CivilDate): boolean =>
  basis.some(({ instrument }) => inForceAt(instrument, date) || (instrument === 'JG83' && jg83Certain(date)));
