import { HOLD_KINDS, type Hold } from '@fonds/acts';
import { unitStart, type Unit } from '@fonds/holdings';
import type { CivilDate, Refusal } from '@fonds/kernel';
import {
  isPermanent,
  longerWithin,
  longestPeriod,
  retentionPeriod,
  ruleRefusal,
  type LawAt,
} from '@fonds/law';
import { leastPeriodRefusal, periodRefusal } from './accounting-period.rule';
import type { RegisterForm } from './destruction.state';

/** What a register asks of each unit, beside what the unit itself says. */
export interface RegisterTerms {
  readonly fonds: string;
  readonly custodian: string;
  readonly form: RegisterForm;
  /** Of the day on which it is drawn up: expiry is held against that day. */
  readonly law: LawAt;
  /** The hold in force that stops the destruction of the unit. */
  readonly heldBy: (unit: string) => Hold | undefined;
  /** What the appraisal that is cited says of the unit; absent where its report is on paper. */
  readonly opinionOf?: (unit: string) => string | undefined;
  /** Rules on which a decision was recorded. */
  readonly decided: ReadonlySet<string>;
}

/**
 * Why a unit cannot stand on a register of destruction (INV-12, INV-14, INV-17); undefined when it can. The first reason
 * that no later one could cure is told: a permanent unit under a hold is permanent.
 */
export function exclusionOf(id: string, unit: Unit, terms: RegisterTerms): Refusal | undefined {
  return (
    elsewhere(unit, terms) ??
    neverDestructible(unit) ??
    recordOfArchives(unit, terms) ??
    stillRunning(unit, terms) ??
    notAppraised(id, terms) ??
    barred(id, unit, terms)
  );
}

function elsewhere(unit: Unit, { fonds, custodian }: RegisterTerms): Refusal | undefined {
  if (unit.out) return ruleRefusal('unit-not-in-store', 'INV-02', { out: unit.out });
  if (unit.fonds !== fonds) return ruleRefusal('unit-of-another-fonds', 'INV-02', { fonds: unit.fonds });
  return unit.custodian === custodian
    ? undefined
    : ruleRefusal('wrong-custodian', 'INV-02', { custodian: unit.custodian });
}

/** INV-14: 永久 and graded archives; a file goes with all that is described within it, so one permanent document keeps it. */
export function neverDestructible({ grade, description, entries }: Unit): Refusal | undefined {
  if (grade) return ruleRefusal('unit-graded', 'INV-14', { grade });
  const permanent = [description, ...entries.values()].find(({ retention }) => isPermanent(retention));
  return permanent
    ? ruleRefusal('retention-permanent', 'INV-14', { retention: permanent.retention ?? '' })
    : undefined;
}

/**
 * 销毁清册, 交接文据, 全宗卷; of accounting archives also 保管清册 and 鉴定意见书, which stay for ever, too [K] (domain.md §8): other
 * bodies write opinions of that name that are none of archives. A copy or year behind the name in brackets.
 */
const RECORDS_OF_ARCHIVES =
  /(?:销毁清册|交接文据|全宗卷|档案保管清册|档案鉴定意见书)(?:（[^（）]*）|\([^()]*\))?$/;

/**
 * INV-14: what proves what became of archives stays, whatever period it was given (SZ 6, D42 7.7.6). Only its title says
 * that it is such a record, so a recorded decision says that it is not.
 */
function recordOfArchives({ description, entries }: Unit, { decided }: RegisterTerms): Refusal | undefined {
  if (decided.has('INV-14')) return undefined;
  const found = [description, ...entries.values()].find(({ title }) =>
    RECORDS_OF_ARCHIVES.test(title.normalize('NFKC').trim()),
  );
  return found && ruleRefusal('record-of-archives', 'INV-14', { title: found.title, decision: 'INV-14' });
}

/**
 * INV-12: the period is over on the day of the register (CLK-10), counted from the latest document of a file. A legacy
 * period says nothing until it is mapped.
 */
export function stillRunning(
  unit: Unit,
  { form, law, decided }: Pick<RegisterTerms, 'form' | 'law' | 'decided'>,
): Refusal | undefined {
  const on = law.date;
  const { retention } = unit.description;
  const begins = unit.retentionStart;
  const formed = unitStart(unit) ?? begins;
  if (!formed) return ruleRefusal('formation-date-missing', 'INV-12', { retention: retention ?? '' });
  const period = retentionPeriod(retention, formed, begins);
  if (period === 'missing') return ruleRefusal('retention-missing', 'INV-12');
  if (typeof period === 'string')
    return ruleRefusal('retention-unmapped', 'INV-12', { retention: retention ?? '' });
  if (period.ends > on)
    return ruleRefusal('retention-running', 'INV-12', { retention: retention ?? '', until: period.ends });
  const within = decided.has('INV-12') ? undefined : keptByEntry(unit, formed, on);
  if (within) return within;
  if (form !== 'accounting') return undefined;
  const by = { law, decided };
  return periodRefusal(unit, period.ends, by) ?? leastPeriodRefusal(unit, period.ends, by);
}

/**
 * A document within may have a longer period of its own: the file goes as a whole, so it is kept as long as that one is,
 * counted as the file is. That a file takes the longest of its documents was read in no law, so a recorded decision does
 * without; a permanent document keeps it in any case (INV-14).
 */
function keptByEntry(
  { description: { retention }, entries, retentionStart }: Unit,
  formed: CivilDate,
  on: CivilDate,
): Refusal | undefined {
  const longest = longestPeriod([...entries.values()].map((entry) => entry.retention));
  const longer = longerWithin(retention, longest);
  const period = longer === undefined ? undefined : retentionPeriod(longer, formed, retentionStart);
  return typeof period === 'object' && period.ends > on
    ? ruleRefusal('entry-period-running', 'INV-12', {
        retention: retention ?? '',
        period: longer ?? '',
        until: period.ends,
        decision: 'INV-12',
      })
    : undefined;
}

function notAppraised(id: string, { opinionOf }: RegisterTerms): Refusal | undefined {
  if (!opinionOf) return undefined;
  const opinion = opinionOf(id);
  if (opinion === undefined) return ruleRefusal('unit-not-appraised', 'INV-12');
  return opinion === 'destroy' ? undefined : ruleRefusal('appraised-otherwise', 'INV-12', { opinion });
}

/** INV-14: holds, loans, other acts; INV-17: open matters. */
function barred(id: string, unit: Unit, { heldBy, decided }: RegisterTerms): Refusal | undefined {
  const hold = heldBy(id);
  if (hold) {
    const { kind: holdKind, ground, since } = hold;
    return {
      code: 'held',
      rule: 'INV-14',
      basis: HOLD_KINDS[holdKind].basis,
      facts: { hold: hold.id, holdKind, ground, since, units: [id], count: 1 },
    };
  }
  if (unit.loan) return ruleRefusal('unit-on-loan', 'INV-14', { due: unit.loan.due });
  if (unit.claim) {
    const { act, kind } = unit.claim;
    return ruleRefusal('claimed-by-another-act', 'INV-02', { act, kind });
  }
  if (unit.destroying) return ruleRefusal('being-destroyed', 'INV-17b', { act: unit.destroying });
  return unit.openMatter && !decided.has('INV-17')
    ? ruleRefusal('matter-open', 'INV-17', { matter: unit.openMatter })
    : undefined;
}
