import type { Description } from '@fonds/event-contracts';
import type { Unit } from '@fonds/holdings';
import { ok, refuse, type CivilDate, type Refusal, type Result } from '@fonds/kernel';
import { plainRefusal, retentionTerm, ruleRefusal, type LawAt } from '@fonds/law';
import {
  formedOn,
  markBegins,
  markEnds,
  NEVER,
  periodBegins,
  periodEnds,
  type Dated,
} from './product-days.rule';

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
  const own = formedOn(dates);
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

/** A mark of secrecy, and the day from which its term runs where the dates of what bears it do not say it. */
export interface ProductMark {
  readonly secrecy: string;
  readonly secretSince?: CivilDate;
}

/**
 * The mark that a product takes over: of the highest level, and of these the one that ends last (SEC 20, 24). It ends on
 * the day on which it ended before: the day from which it runs is handed on where it came later than its unit (SECR 19),
 * or where the product's own dates would end it sooner. What had no end by itself has none in the product.
 */
export function strictestSecrecy(
  { dates }: Pick<Description, 'dates'>,
  sources: readonly Dated[],
  law: LawAt,
): ProductMark | undefined {
  const marks = sources.flatMap((source) => {
    const { secrecy } = source.description;
    if (secrecy === undefined) return [];
    const begins = markBegins(source);
    const { secretSince } = source;
    return [{ secrecy, level: levelOf(secrecy), begins, ends: markEnds(secrecy, begins, law), secretSince }];
  });
  const [strictest] = marks.sort(
    (a, b) => a.level - b.level || (a.ends < b.ends ? 1 : a.ends > b.ends ? -1 : 0),
  );
  if (!strictest) return undefined;
  const { secrecy, level, begins, ends, secretSince } = strictest;
  const own = markEnds(secrecy, formedOn(dates), law);
  if (ends === NEVER) return { secrecy: own === NEVER ? secrecy : (LEVELS[level] ?? secrecy) };
  return { secrecy, ...((secretSince || own < ends) && begins && { secretSince: begins }) };
}

/** What its sources have in common; under control when one of them is, else to be reviewed again (INV-19). */
export function productOpening(sources: readonly Description[]): string | undefined {
  const values = sources.map(({ opening }) => opening);
  if (values.includes('控制')) return '控制';
  return values.every((each) => each === values[0]) ? values[0] : undefined;
}

/** A mark that came between the proposal and its second hand: the product as it was proposed would lose it. */
export function stricterThanProduct(source: Dated, product: Dated, law: LawAt): Refusal | undefined {
  const { retention, secrecy, opening } = source.description;
  const made = product.description;
  const lost = (field: string, before?: string, own?: string): Refusal =>
    plainRefusal('source-marks-changed', { field, source: before ?? '', product: own ?? '' });
  if (retention && made.retention && !keptAsLong(made.retention, retention))
    return lost('retention', retention, made.retention);
  const [kept, until] = [periodEnds(source), periodEnds(product)];
  if (kept !== undefined && until !== undefined && until < kept)
    return lost(
      'retention',
      since(retention, periodBegins(source)),
      since(made.retention, periodBegins(product)),
    );
  const level = levelOf(secrecy);
  if (level < levelOf(made.secrecy)) return lost('secrecy', secrecy, made.secrecy);
  const [issued, handedOn] = [markBegins(source), markBegins(product)];
  const sooner = markEnds(made.secrecy, handedOn, law) < markEnds(secrecy, issued, law);
  if (level === levelOf(made.secrecy) && sooner)
    return lost('secrecy', since(secrecy, issued), since(made.secrecy, handedOn));
  const closed = opening !== '开放' && made.opening === '开放';
  return closed || (opening === '控制' && made.opening !== '控制')
    ? lost('opening', opening, made.opening)
    : undefined;
}

/** With the day from which it counts. */
const since = (words = '', day?: CivilDate): string => (day === undefined ? words : `${words}（${day}）`);
