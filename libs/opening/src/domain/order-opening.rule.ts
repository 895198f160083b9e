import { leavingOf, manifestOf } from '@fonds/acts';
import type { EventDraft, OpeningOrdered } from '@fonds/event-contracts';
import { type Deed, lawOf } from '@fonds/holdings';
import { namedUnits, ok, refuse, type CivilDate, type Refusal, type Result } from '@fonds/kernel';
import { rootOfRows } from '@fonds/ledger/core';
import { plainRefusal, ruleRefusal } from '@fonds/law';
import { ageBasis, ageRefusal, secretRefusal, type LocalAge, type UnitFitness } from './opening-age.rule';
import { conclusionOf, unitsStanding, type CatalogueRow, type OpeningReview } from './opening.state';

/** One row of the published catalogue: of a unit, or of an entry within it. */
export type CatalogueEntry = CatalogueRow & { readonly unit: string; readonly entry?: string };

export interface OpenOrder {
  readonly form: OpeningOrdered['form'];
  readonly place: string;
  /** By unit of the manifest, on the day of the order. */
  readonly fitness: ReadonlyMap<string, UnitFitness>;
  /** The local rule that gives the age, where one does on that day. */
  readonly local?: LocalAge;
  /** Gate revision up to which its facts were looked at. */
  readonly gate: number;
}

type Drafts = Result<readonly EventDraft[]>;
type Refused = Extract<Drafts, { ok: false }>;

const told = (named: readonly string[]) => namedUnits([...new Set(named)]);

/** What is published of each unit that is to be opened and of what lies within it, by whoever has looked for personal data in its title. */
export function drawCatalogue(review: OpeningReview, rows: readonly CatalogueEntry[]): Drafts {
  const other = rows.map(({ unit }) => unit).filter((unit) => conclusionOf(review, unit)?.opinion !== '开放');
  if (other.length) return refuse(ruleRefusal('opening-not-concluded', 'INV-20', told(other)));
  return ok([{ type: 'OpeningCatalogueDrawn', data: { rows: [...rows] }, rules: ['INV-23'] }]);
}

/** The rows of the catalogue in the order of the list; its root names it wherever it is cited. */
export const catalogueRows = (review: OpeningReview): readonly CatalogueEntry[] =>
  manifestOf(review.act).flatMap((unit) => {
    const row = review.catalogue.get(unit);
    const within = (review.within.get(unit) ?? []).map((each) => ({ unit, ...each }));
    return row ? [{ unit, ...row }, ...within] : [];
  });

const catalogueRoot = (rows: readonly CatalogueEntry[]): string =>
  rootOfRows(
    rows.map(({ unit, entry, code = '', title, dates = '' }) =>
      JSON.stringify([unit, ...(entry === undefined ? [] : [entry]), code, title, dates]),
    ),
  );

/** By account and day, the drawings that have a row of what is published. */
function checksOf(
  { drawings }: OpeningReview,
  manifest: readonly string[],
): OpeningOrdered['catalogue']['checks'] {
  const checks = new Map<string, { account: string; on: string; drawings: Set<string> }>();
  for (const { event, account, on } of manifest.flatMap((unit) => drawings.get(unit) ?? [])) {
    const key = `${account} ${on}`;
    const check = checks.get(key) ?? { account, on, drawings: new Set() };
    checks.set(key, check);
    check.drawings.add(event);
  }
  return [...checks.values()].map((check) => ({ ...check, drawings: [...check.drawings] as [string] }));
}

/** E63, INV-23: one order opens and publishes. It seals the manifest, and the gate decides. */
export function orderOpening(
  review: OpeningReview,
  { form, place, fitness, local, gate, deed }: OpenOrder & { readonly deed: Deed },
): Drafts {
  const { act } = review;
  if (leavingOf(act).length) return refuse(plainRefusal('claims-under-way'));
  const manifest = manifestOf(act);
  const refused =
    concluded(review, manifest) ?? fit(review, fitness, local, deed) ?? published(review, manifest);
  if (refused) return refused;
  const before = beforeConclusion(review.concludedOn, deed.businessDate);
  if (before) return refuse(before);
  // What a class may open sooner rests on the article of the age itself.
  const basis = ageBasis(review.plan.early ? undefined : local, lawOf(deed));
  if (review.hands.archives.has(deed.account) || review.hands.partner.has(deed.account))
    return refuse(ruleRefusal('opening-same-person', 'INV-20'));
  const rows = catalogueRows(review);
  const root = rootOfRows(manifest);
  const catalogue = { root: catalogueRoot(rows), count: rows.length, checks: checksOf(review, manifest) };
  return ok([
    {
      type: 'OpeningOrdered',
      data: { root, count: manifest.length, catalogue, form, place },
      rules: ['INV-19', 'INV-20', 'INV-22', 'INV-23', 'CLK-08'],
      basis,
    },
    // The gate, and each unit's copy, name the same articles: they are written under this one's envelope.
    {
      type: 'ActSealed',
      data: { root, count: manifest.length, gate, signatures: [] },
      ...{ rules: ['INV-02'], basis },
    },
  ]);
}

/** INV-20: an opening rests on its conclusions, and is not older than the last of them. */
export const beforeConclusion = (concluded: CivilDate | undefined, on: CivilDate): Refusal | undefined =>
  concluded !== undefined && on < concluded
    ? ruleRefusal('opening-before-conclusion', 'INV-20', { on, concluded })
    : undefined;

/** INV-20: every unit of the manifest is concluded as open; what is not waits, or is taken out. */
function concluded(review: OpeningReview, manifest: readonly string[]): Refused | undefined {
  if (!manifest.length) return refuse(plainRefusal('opening-nothing-to-do'));
  const open = new Set(unitsStanding(review, 'agreed-open'));
  const other = manifest.filter((unit) => !open.has(unit));
  return other.length ? refuse(ruleRefusal('opening-not-concluded', 'INV-20', told(other))) : undefined;
}

function fit(
  { plan }: OpeningReview,
  fitness: ReadonlyMap<string, UnitFitness>,
  local: LocalAge | undefined,
  deed: Deed,
): Refused | undefined {
  const { businessDate, reason } = deed;
  const secret = [...fitness].flatMap(([unit, { secret: still }]) => (still ? [unit] : []));
  const refusal =
    secretRefusal(secret) ??
    ageRefusal(fitness, {
      on: businessDate,
      lawOn: lawOf(deed),
      ...(local && { local }),
      ...(plan.early && { early: plan.early }),
      ...(reason && { reason }),
    });
  return refusal && refuse(refusal);
}

function published({ catalogue }: OpeningReview, manifest: readonly string[]): Refused | undefined {
  const missing = manifest.filter((unit) => !catalogue.get(unit));
  return missing.length
    ? refuse(ruleRefusal('opening-catalogue-missing', 'INV-23', told(missing)))
    : undefined;
}
