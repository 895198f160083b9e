import type { Description } from '@fonds/event-contracts';
import type { Unit } from '@fonds/holdings';
import { ok, refuse, type CivilDate, type Refusal, type Result } from '@fonds/kernel';
import { clockStart, plainRefusal, retentionTerm, ruleRefusal, secrecyExpiry } from '@fonds/law';

/** What a source says of itself. */
export type Source = Pick<Unit, 'description' | 'grade' | 'openMatter'>;

/** A grade and an open matter are of one unit and have no copy: what bears one is not made into others (INV-14, INV-17). */
export function unfitSource({ grade, openMatter: matter }: Source): Refusal | undefined {
  if (grade) return ruleRefusal('graded-kept-whole', 'INV-14', { grade });
  return matter === undefined ? undefined : ruleRefusal('open-matter-unsettled', 'INV-17', { matter });
}

/**
 * The period of what is made of others: nothing of it is kept shorter than it was (INV-14), and none is ended by
 * rearranging. The longest of its sources where none is named.
 */
export function productRetention(
  title: string,
  given: unknown,
  sources: readonly Description[],
): Result<string | undefined> {
  const printed = [...new Set(sources.flatMap(({ retention }) => retention ?? []))];
  const asLong = (period: string): boolean => printed.every((each) => keptAsLong(period, each));
  if (typeof given === 'string') {
    const longer = printed.filter((each) => !keptAsLong(given, each));
    return longer.length
      ? refuse(ruleRefusal('retention-shortened', 'INV-14', { title, retention: given, sources: longer }))
      : ok(given);
  }
  const longest = printed.find(asLong);
  return printed.length && longest === undefined
    ? refuse(plainRefusal('retention-not-in-common', { title, sources: printed }))
    : ok(longest);
}

/** A legacy period (长期, 短期) says no number of years: only the same one, or 永久, is as long. */
function keptAsLong(period: string, source: string): boolean {
  const [own, others] = [retentionTerm(period), retentionTerm(source)];
  if (others === 'missing' || own === 'permanent') return true;
  if (typeof own === 'number' && typeof others === 'number') return own >= others;
  return own === 'unmapped' && others === 'unmapped' && same(period, source);
}

const same = (one: string, other: string): boolean =>
  one.normalize('NFKC').trim() === other.normalize('NFKC').trim();

/** It was not formed before all that it is made of: its clocks would run out early. */
export function formedTooEarly(
  { title, dates = [] }: Description,
  sources: readonly Description[],
): Refusal | undefined {
  const own = clockStart(dates as Parameters<typeof clockStart>[0])?.day;
  const starts = sources.map(
    (source) => (source.dates ?? []).map(({ from, to }) => from ?? to ?? '').sort()[0],
  );
  const [first] = starts.map((start) => start ?? '').sort();
  return own && first && own < first
    ? ruleRefusal('formed-before-sources', 'INV-14', { title, formed: own, sources: first })
    : undefined;
}

const LEVELS = ['绝密', '机密', '秘密'];
const levelOf = (secrecy = ''): number => {
  const level = LEVELS.findIndex((name) => secrecy.startsWith(name));
  return level < 0 ? LEVELS.length : level;
};
const NEVER = '9999-12-31';

/**
 * The mark that a product takes over: of the highest level, and of these the one that ends last (SEC 20, 24). Of one that
 * came later than its unit the end is written out, since the product tells no day of notification (SECR 19).
 */
export function strictestSecrecy(
  sources: readonly Pick<Unit, 'description' | 'secretSince'>[],
): string | undefined {
  const marks = sources.flatMap(({ description: { secrecy, dates }, secretSince }) =>
    secrecy === undefined
      ? []
      : [{ secrecy, level: levelOf(secrecy), ends: endOf(secrecy, secretSince, dates), secretSince }],
  );
  const [strictest] = marks.sort(
    (a, b) => a.level - b.level || (a.ends < b.ends ? 1 : a.ends > b.ends ? -1 : 0),
  );
  if (!strictest) return undefined;
  const { secrecy, level, ends, secretSince } = strictest;
  return secretSince && ends !== NEVER ? `${LEVELS[level] ?? secrecy}★${ends}` : secrecy;
}

/** CLK-13. A mark without a term, or of what nobody can date, never ends by itself. */
function endOf(secrecy: string, since: CivilDate | undefined, dates: Description['dates'] = []): string {
  const issued = since ?? clockStart(dates as Parameters<typeof clockStart>[0])?.day;
  const expiry = issued && secrecyExpiry(secrecy, issued, issued);
  return typeof expiry === 'object' ? expiry.shown : NEVER;
}

/** What its sources have in common; under control when one of them is, else to be reviewed again (INV-19). */
export function productOpening(sources: readonly Description[]): string | undefined {
  const values = sources.map(({ opening }) => opening);
  if (values.includes('控制')) return '控制';
  return values.every((each) => each === values[0]) ? values[0] : undefined;
}

/** A mark that came between the proposal and its second hand: the product as it was proposed would lose it. */
export function stricterThanProduct(
  { retention, secrecy, opening }: Description,
  product: Description,
): Refusal | undefined {
  const lost = (field: string, source?: string, own?: string): Refusal =>
    plainRefusal('source-marks-changed', { field, source: source ?? '', product: own ?? '' });
  if (retention && product.retention && !keptAsLong(product.retention, retention))
    return lost('retention', retention, product.retention);
  if (levelOf(secrecy) < levelOf(product.secrecy)) return lost('secrecy', secrecy, product.secrecy);
  const closed = opening !== '开放' && product.opening === '开放';
  return closed || (opening === '控制' && product.opening !== '控制')
    ? lost('opening', opening, product.opening)
    : undefined;
}
