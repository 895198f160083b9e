import { descriptionViolations, type Description, type Owner } from '@fonds/event-contracts';
import { readCode, sameValue, type PresentUnit } from '@fonds/holdings';
import { ok, refuse, type OrganisationId, type Result } from '@fonds/kernel';
import { plainRefusal, ruleRefusal } from '@fonds/law';
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

/** The marks that a product takes over are the strictest of its sources (INV-19: nothing is opened by rearranging it). */
const SECRECY = ['绝密', '机密', '秘密'];

export function productsOf(
  into: readonly ProductWords[],
  units: readonly PresentUnit[],
  names: {
    readonly idOf: (code: string) => OrganisationId;
    /** The unit that one of the listed texts names. */
    readonly unitOf: (text: string) => string | undefined;
  },
): Result<readonly Product[]> {
  if (!into.length) return refuse(plainRefusal('nothing-begins'));
  const products: Product[] = [];
  for (const words of into) {
    const product = productOf(words, units, names);
    if (!product.ok) return product;
    products.push(product.value);
  }
  return ok(products);
}

function productOf(
  words: ProductWords,
  units: readonly PresentUnit[],
  { idOf, unitOf }: Parameters<typeof productsOf>[2],
): Result<Product> {
  const from = words.from?.map(unitOf);
  const foreign = words.from?.find((_, n) => from?.[n] === undefined);
  if (foreign !== undefined) return refuse(plainRefusal('source-not-listed', { unit: foreign }));
  const named = from && new Set(from);
  const sources = named ? units.filter(({ id }) => named.has(id)) : units;
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
  const description = described(words, sources);
  const problems = descriptionViolations(description);
  if (problems.length) return refuse(plainRefusal('description-invalid', { problems }));
  const transferring = words.transferringUnit
    ? idOf(words.transferringUnit)
    : inCommon(sources.map(({ unit }) => unit.transferringUnit));
  return ok({
    profile: first.unit.profile,
    level: words.level,
    description,
    owner,
    ...(words.series && { series: words.series }),
    ...(code && { code: code.value }),
    ...(transferring && { transferringUnit: transferring }),
    // All of them: the list of the act says it once, and an event has its limit.
    ...(sources.length < units.length && { from: sources.map(({ id }) => id) }),
  });
}

function described({ title, description }: ProductWords, sources: readonly PresentUnit[]): Description {
  const { opening: _opening, secrecy: _secrecy, ...given } = description ?? {};
  const descriptions = sources.map(({ unit }) => unit.description);
  const opening = openingOf(descriptions.map((each) => each.opening));
  const secrecy = strictest(descriptions.map((each) => each.secrecy));
  return { ...given, title, ...(opening && { opening }), ...(secrecy && { secrecy }) };
}

const inCommon = (values: readonly (string | undefined)[]): string | undefined =>
  values.every((each) => each === values[0]) ? values[0] : undefined;

/** What its sources have in common; under control when one of them is, else to be reviewed again. */
const openingOf = (values: readonly (string | undefined)[]): string | undefined =>
  values.includes('控制') ? '控制' : inCommon(values);

function strictest(values: readonly (string | undefined)[]): string | undefined {
  const marks = values.filter((mark): mark is string => mark !== undefined);
  return SECRECY.flatMap((level) => marks.find((mark) => mark.startsWith(level)) ?? [])[0] ?? marks[0];
}
