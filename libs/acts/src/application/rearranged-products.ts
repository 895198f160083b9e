import { descriptionViolations, type Description, type Owner } from '@fonds/event-contracts';
import { readCode, sameValue, type PresentUnit } from '@fonds/holdings';
import { ok, refuse, type OrganisationId, type Result } from '@fonds/kernel';
import { plainRefusal, ruleRefusal, type LawAt } from '@fonds/law';
import { productPeriodBegins } from '../domain/product-days.rule';
import {
  formedTooEarly,
  productOpening,
  productRetention,
  strictestSecrecy,
  unfitSource,
} from '../domain/product-marks.rule';
import type { DraftedUnit } from './drafted-units';

/** A unit that a rearrangement is to bring into being, as a person says it. */
export interface ProductWords {
  readonly title: string;
  readonly level: 'file' | 'item';
  /** Further fields of its description; opening and secrecy come from what it is made of. */
  readonly description?: Readonly<Record<string, unknown>>;
  /** Complete 档号. */
  readonly code?: string;
  /** Organisations by their codes. What its sources have in common when absent. */
  readonly owner?: { readonly kind: Owner['kind']; readonly organisation?: string };
  readonly transferringUnit?: string;
  readonly series?: string;
  /** Which of the listed units it comes from; all when absent. */
  readonly from?: readonly string[];
}

/** Sources that one product names: its event stays under the limit of events. All of the act need not be named. */
const MOST_SOURCES = 4_000;

export type Product = Omit<DraftedUnit, 'unit' | 'key'>;

export function productsOf(
  into: readonly ProductWords[],
  units: readonly PresentUnit[],
  law: LawAt,
  names: {
    readonly idOf: (code: string) => OrganisationId;
    /** The unit that one of the listed texts names. */
    readonly unitOf: (text: string) => string | undefined;
  },
): Result<readonly Product[]> {
  if (!into.length) return refuse(plainRefusal('nothing-begins'));
  const products: Product[] = [];
  const listed = new Map(units.map((unit, at) => [unit.id as string, { unit, at }]));
  for (const words of into) {
    const product = productOf(words, { units, listed, law }, names);
    if (!product.ok) return product;
    products.push(product.value);
  }
  return ok(products);
}

interface Listed {
  /** Of the day of the rearrangement. */
  readonly law: LawAt;
  readonly units: readonly PresentUnit[];
  /** With its place in the list: ten thousand products are not looked for in a hundred thousand units one by one. */
  readonly listed: ReadonlyMap<string, { readonly unit: PresentUnit; readonly at: number }>;
}

/** In the order of the list. */
const among = ({ listed }: Listed, ids: readonly (string | undefined)[]): readonly PresentUnit[] =>
  [...new Set(ids)]
    .flatMap((id) => listed.get(id ?? '') ?? [])
    .sort((a, b) => a.at - b.at)
    .map(({ unit }) => unit);

function productOf(
  words: ProductWords,
  all: Listed,
  { idOf, unitOf }: Parameters<typeof productsOf>[3],
): Result<Product> {
  const from = words.from?.map(unitOf);
  const foreign = words.from?.find((_, n) => from?.[n] === undefined);
  if (foreign !== undefined) return refuse(plainRefusal('source-not-listed', { unit: foreign }));
  const { units, law } = all;
  const sources = from ? among(all, from) : units;
  const [first] = sources;
  if (!first) return refuse(plainRefusal('list-empty'));
  if (sources.length > MOST_SOURCES && sources.length < units.length)
    return refuse(
      plainRefusal('too-many-sources', { title: words.title, given: sources.length, most: MOST_SOURCES }),
    );
  const owner = words.owner
    ? {
        kind: words.owner.kind,
        ...(words.owner.organisation && { organisation: idOf(words.owner.organisation) }),
      }
    : first.unit.owner;
  if (!words.owner && sources.some(({ unit }) => !sameValue(unit.owner, owner)))
    return refuse(ruleRefusal('owners-differ', 'INV-39b', { title: words.title }));
  const code = words.code === undefined ? undefined : readCode(words.code);
  if (code && !code.ok) return code;
  for (const { id, unit } of sources) {
    const unfit = unfitSource(unit);
    if (unfit) return refuse({ ...unfit, facts: { ...unfit.facts, unit: id } });
  }
  const marked = described(words, sources, law);
  if (!marked.ok) return marked;
  const { description, days } = marked.value;
  const problems = descriptionViolations(description);
  if (problems.length) return refuse(plainRefusal('description-invalid', { problems }));
  const transferring = words.transferringUnit
    ? idOf(words.transferringUnit)
    : inCommon(sources.map(({ unit }) => unit.transferringUnit));
  return ok({
    profile: first.unit.profile,
    level: words.level,
    description,
    ...days,
    owner,
    ...(words.series && { series: words.series }),
    ...(code && { code: code.value }),
    ...(transferring && { transferringUnit: transferring }),
    // All of them: the list of the act says it once, and an event has its limit.
    ...(sources.length < units.length && { from: sources.map(({ id }) => id) }),
  });
}

/** A description, and the days from which period and mark run where its dates do not say it. */
interface Marked {
  readonly description: Description;
  readonly days: Pick<Product, 'retentionStart' | 'secretSince'>;
}

/** The marks that a product takes over are the strictest of its sources: nothing is opened or ended by rearranging it. */
function described(
  { title, description }: ProductWords,
  sources: readonly PresentUnit[],
  law: LawAt,
): Result<Marked> {
  const { opening: _opening, secrecy: _secrecy, retention: given, ...rest } = description ?? {};
  const descriptions = sources.map(({ unit }) => unit.description);
  const retention = productRetention(title, given, descriptions);
  if (!retention.ok) return retention;
  const opening = productOpening(descriptions);
  const units = sources.map(({ unit }) => unit);
  const mark = strictestSecrecy(rest as Pick<Description, 'dates'>, units, law);
  const made: Description = {
    ...rest,
    title,
    ...(given !== undefined && { retention: given as string }),
    ...(retention.value && { retention: retention.value }),
    ...(opening && { opening }),
    ...(mark && { secrecy: mark.secrecy }),
  };
  const early = formedTooEarly(made, descriptions);
  if (early) return refuse(early);
  const retentionStart = productPeriodBegins(made, units);
  const { secretSince } = mark ?? {};
  const days = { ...(retentionStart && { retentionStart }), ...(secretSince && { secretSince }) };
  return ok({ description: made, days });
}

const inCommon = (values: readonly (string | undefined)[]): string | undefined =>
  values.every((each) => each === values[0]) ? values[0] : undefined;
