import { unitStart, type Unit } from '@fonds/holdings';
import type { CivilDate, Refusal } from '@fonds/kernel';
import { retentionTerm, ruleRefusal, type LawAt } from '@fonds/law';

/** Of the register’s day, with the rules on which a decision was recorded. */
interface RegisterLaw {
  readonly law: LawAt;
  readonly decided: ReadonlySet<string>;
}

/**
 * Accounting archives that were unexpired when O79 began have their period fixed anew under it [F~: transition notice], so
 * a printed 15年 is not the effective one. A default: a recorded decision on INV-17 lets the printed one stand.
 *
 * @param expiry as the printed period computes it
 */
export function periodRefusal(unit: Unit, expiry: CivilDate, on: RegisterLaw): Refusal | undefined {
  const {
    description: { retention },
    assigned,
    retentionStart,
  } = unit;
  if (assigned || on.decided.has('INV-17')) return undefined;
  const formed = retentionStart ?? unitStart(unit) ?? '';
  const begins = on.law.firstDay('O79');
  return begins && formed < begins && expiry >= begins
    ? ruleRefusal('period-to-be-fixed-anew', 'INV-17', { retention: retention ?? '', until: expiry })
    : undefined;
}

const FOR_EVER = Number.POSITIVE_INFINITY;

/**
 * The least years of O79, table 1, by what a title says, the finest word first [F~: two copies that agree, and say of them that
 * they are minimums]. Cards of fixed assets count from the scrapping.
 */
const LEAST: readonly (readonly [title: RegExp, years: number])[] = [
  // Reports that subordinate bodies sent in have less, and not every title says of them that they were.
  [/所属|下级|报来/, 0],
  [/固定资产卡片/, 5],
  [/余额调节表/, 10],
  [/移交清册/, 30],
  [/(?:半年|季|月)度?(?:财务|会计)*(?:报告|报表)/, 10],
  [/年度(?:财务|会计)*(?:报告|报表)/, FOR_EVER],
  [/凭证|账簿|总账|明细账|日记账/, 30],
];

const leastOf = (title: string): number =>
  LEAST.find(([words]) => words.test(title.normalize('NFKC')))?.[1] ?? 0;

/**
 * A period that is shorter than the least of O79, of a unit whose period was not over before it began. A default, as its table
 * was read in copies only: destruction cannot be undone, so it asks for a recorded decision on INV-17 (architecture.md §6).
 *
 * @param expiry as the period computes it
 */
export function leastPeriodRefusal(
  { description, entries }: Unit,
  expiry: CivilDate,
  { law, decided }: RegisterLaw,
): Refusal | undefined {
  const [term, begins] = [retentionTerm(description.retention), law.firstDay('O79')];
  if (decided.has('INV-17') || typeof term !== 'number' || !begins || expiry < begins) return undefined;
  const least = Math.max(...[description, ...entries.values()].map(({ title }) => leastOf(title)));
  if (term >= least) return undefined;
  return {
    ...ruleRefusal('period-below-the-least', 'INV-17', {
      retention: description.retention ?? '',
      least: least === FOR_EVER ? '永久' : `${least}年`,
      decision: 'INV-17',
    }),
    basis: [{ instrument: 'O79', article: '' }],
  };
}
