import { outsideScope, type ScopeLine } from '@fonds/accession';
import type { CivilDate } from '@fonds/kernel';
import { isLegalMark, longerWithin, retentionTerm } from '@fonds/law';
import { fromItsDay, type Question } from './due-answer';

/** What decides which clocks run over a unit, besides its dates. Empty texts where nothing is known. */
export interface UnitTraits {
  readonly fonds: string;
  readonly custodian: string;
  /** 门类 as its code has it. */
  readonly class: string;
  readonly retention: string;
  /** The longest period of a document described within it. */
  readonly longest?: string;
  readonly secrecy: string;
  readonly opening: string;
  readonly electronic: boolean;
  /** Created here and not filed yet (E07, E13). */
  readonly unfiled?: boolean;
  /** Its period begins on a day of its own, not with the year after its formation. */
  readonly restarted?: boolean;
  /** The archives that an extension of its transfer names (E20). */
  readonly receiver?: string;
}

/** An organisation as far as clocks ask. */
export interface KnownBody {
  readonly id: string;
  readonly kind: string;
  readonly level?: string;
  /** Its last day. */
  readonly ended?: CivilDate;
}

export interface ScopeInForce {
  readonly archives: string;
  readonly version: number;
  readonly validFrom: CivilDate;
  readonly lines: readonly ScopeLine[];
}

/** Bodies, numbering bodies of fonds and receiving scopes on the day that is asked for. */
export interface Surroundings {
  readonly bodies: ReadonlyMap<string, KnownBody>;
  readonly numberedBy: ReadonlyMap<string, string>;
  readonly scopes: readonly ScopeInForce[];
}

export interface Resolved {
  /** The archives that holds it, or that is to receive it. */
  readonly archives?: string;
  readonly questions: readonly Question[];
  /** Whether what is overdue may be a finding candidate: not where the scope is only a default or the body owes nothing by law. */
  readonly accusable: boolean;
}

/** 国家档案馆: they open, and transfers into them are due. Department archives transfer on under local rules only (CLK-23). */
export const STATE_ARCHIVES: readonly string[] = ['comprehensive-archives', 'specialised-archives'];
/** They come in only by agreement, unless a scope names them (O9 3). */
export const BY_AGREEMENT: readonly string[] = ['private-enterprise', 'village', 'community', 'household'];
/**
 * 文书, by the class of its code; also what has no code yet, for that comes before the filing. Project files are filed when
 * their project ends (KJ80 8), and nobody tells the system when that is.
 */
const ADMINISTRATIVE: readonly string[] = ['', 'WS'];
/** [K]: city and county archives take 永久 and 30年, until a scope version says otherwise. */
const DEFAULT_LINES: readonly ScopeLine[] = [{ minRetention: 'D30' }];

const SOME_DAY = '2000-01-01' as CivilDate;

/** Which clocks run over units with these traits, and whose list they stand on. */
export function applicableClocks(unit: UnitTraits, around: Surroundings): Resolved {
  const { custodian, retention, secrecy, opening, electronic } = unit;
  const common: Question[] = [];
  // A file is kept as long as the longest of what lies in it; what is due for transfer follows its own period.
  const kept = longerWithin(retention, unit.longest) ?? retention;
  if (!lasts(kept))
    common.push({ clock: 'CLK-10', term: unit.restarted ? fromItsDay(kept) : kept, place: '' });
  if (isLegalMark(secrecy)) common.push({ clock: 'CLK-13', term: secrecy, place: '' });

  if (isStateArchives(around, custodian)) {
    // Age is necessary for opening, not sufficient (INV-19); what is open already waits for nothing.
    const openingDue: Question[] =
      opening === '开放' ? [] : [{ clock: 'CLK-08', term: '', place: custodian }];
    return { archives: custodian, questions: [...openingDue, ...common], accusable: true };
  }
  if (unit.unfiled && ADMINISTRATIVE.includes(unit.class))
    common.push({ clock: 'CLK-12', term: '', place: '' });
  const receiver = receiverOf(unit, around);
  const { kind = '', ended } = around.bodies.get(custodian) ?? {};
  const place = receiver?.archives ?? '';
  // AL 16: what an abolished body leaves is handed over, whoever takes it; its last day is where the clock starts.
  if (ended && !BY_AGREEMENT.includes(kind)) common.push({ clock: 'CLK-05', term: ended, place });
  if (!receiver) return { questions: common, accusable: false };
  if (electronic) common.push({ clock: 'CLK-06', term: '', place });
  // Qingdao 19, Shanghai 24: what a department's archives keeps for ever goes on where a local rule says so.
  if (kind === 'departmental-archives' && lasts(retention)) common.push({ clock: 'CLK-23', term: '', place });
  return {
    ...(receiver.archives && { archives: receiver.archives }),
    questions: [...(receiver.question ? [receiver.question] : []), ...common],
    accusable: receiver.scoped,
  };
}

const isStateArchives = ({ bodies }: Surroundings, id: string): boolean =>
  STATE_ARCHIVES.includes(bodies.get(id)?.kind ?? '');

const lasts = (retention: string): boolean => retentionTerm(retention) === 'permanent';

interface Receiver {
  readonly archives?: string;
  /** None where only a local rule sends it on. */
  readonly question?: Question;
  /** By a scope version in force, not by the default. */
  readonly scoped: boolean;
}

interface Taker {
  readonly archives?: string;
  /** Of its scope, where that and nothing else decides what it takes. */
  readonly lines?: readonly ScopeLine[];
  /** Whether a scope names the sender. */
  readonly named: boolean;
}

/**
 * Whose scope names the sender comes first; then the archives that an extension names, whose day was agreed for these very
 * units; then the one that numbers the fonds; then the only one that takes from everybody.
 */
function takerOf(unit: UnitTraits, around: Surroundings): Taker {
  const extended = unit.receiver && isStateArchives(around, unit.receiver) ? unit.receiver : undefined;
  const numbering = around.numberedBy.get(unit.fonds);
  const pick = (found: readonly ScopeInForce[]): ScopeInForce | undefined =>
    found.find(({ archives }) => archives === extended) ??
    found.find(({ archives }) => archives === numbering) ??
    (found.length === 1 ? found[0] : undefined);
  const naming = around.scopes.filter(({ lines }) =>
    lines.some(({ organisation }) => organisation === unit.custodian),
  );
  const named = naming.length > 0;
  const open = around.scopes.filter(
    ({ archives, lines }) =>
      (!extended || archives === extended) && lines.some((line) => line.organisation === undefined),
  );
  const scope = named ? pick(naming) : pick(open);
  if (scope) return { archives: scope.archives, lines: scope.lines, named };
  if (extended) return { archives: extended, named };
  if (!numbering || !isStateArchives(around, numbering)) return { named };
  const lines = around.scopes.find(({ archives }) => archives === numbering)?.lines;
  return { archives: numbering, ...(lines && { lines }), named };
}

/** To which archives the unit is due by its level (INV-06), if its scope takes it. */
function receiverOf(unit: UnitTraits, around: Surroundings): Receiver | undefined {
  const { archives, lines, named } = takerOf(unit, around);
  const { kind = '' } = around.bodies.get(unit.custodian) ?? {};
  if (!named && BY_AGREEMENT.includes(kind)) return undefined;
  const { class: category, retention } = unit;
  const asked = { unit: '', ...(category && { class: category }), ...(retention && { retention }) };
  const taken = { version: 0, validFrom: SOME_DAY, lines: lines ?? DEFAULT_LINES };
  if (outsideScope(taken, unit.custodian, [asked])) return undefined;
  const whose = archives && { archives };
  if (kind === 'departmental-archives' && !named) return { ...whose, scoped: false };
  const level = archives && around.bodies.get(archives)?.level;
  if (!archives || !level)
    return {
      ...whose,
      question: { clock: 'CLK-01', term: 'receiver-unknown', place: '' },
      scoped: false,
    };
  const clock = level === 'county' ? 'CLK-02' : 'CLK-01';
  return { archives, question: { clock, term: '', place: archives }, scoped: lines !== undefined };
}
