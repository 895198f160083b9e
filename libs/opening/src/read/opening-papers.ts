import { Inject, Injectable } from '@nestjs/common';
import { EVENT_STORE, type EventStore } from '@fonds/event-store';
import type { ExtensionCatalogueRow, OpenedCatalogueRow, OpeningReviewSheetRow, Paper } from '@fonds/forms';
import { APP_POOL } from '@fonds/identity';
import type { Pool } from 'pg';
import { catalogueRows } from '../domain/order-opening.rule';
import { conclusionOf, submittedTo, type OpeningReview, type Opinion } from '../domain/opening.state';
import { OpeningQuery } from './opening.query';
import { inPublishedOrder } from './published-order';

export const OPENING_PAPERS = ['opening-review', 'extension-catalogue', 'opened-catalogue'] as const;
export type OpeningPaper = (typeof OPENING_PAPERS)[number];

const PAGE = 500;

/** Opinions as they stand on paper: state, ground, words. */
const printed = (opinion?: Opinion): string =>
  opinion
    ? [opinion.opinion, [opinion.ground, opinion.text].filter(Boolean).join(' ')].filter(Boolean).join('\n')
    : '';

/** Papers of a review (domain.md §1.4): the sheet, the catalogue for the authority, the catalogue that was published. */
@Injectable()
export class OpeningPapers {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(APP_POOL) private readonly pool: Pool,
    private readonly query: OpeningQuery,
  ) {}

  /** Those that there is something to print on. */
  forms(review: OpeningReview): readonly OpeningPaper[] {
    const units = review.act.parts.flatMap((part) => [...part.keys()]);
    const closed = units.some((unit) => isExtension(review, unit));
    return [
      ...(review.joint ? (['opening-review'] as const) : []),
      ...(closed ? (['extension-catalogue'] as const) : []),
      ...(review.act.decided ? (['opened-catalogue'] as const) : []),
    ];
  }

  async paper(act: string, form: OpeningPaper, review: OpeningReview): Promise<Paper> {
    const view = await this.query.view(act, review);
    const logPosition = await this.store.head();
    const { events } = await this.store.readPage(logPosition - 1n, 1);
    const base = {
      number: act,
      archives: view.archives.name ?? '',
      fonds: await this.fondsName(review.plan.fonds),
      logPosition: logPosition.toString(),
      preparedAt: events[0]?.meta.recordedAt ?? '',
      signatures: [],
    };
    switch (form) {
      case 'opening-review':
        return {
          ...{ ...base, form, rows: this.sheet(review) },
          ...(view.partner?.name && { partner: view.partner.name }),
          ...(view.year !== undefined && { year: String(view.year) }),
          ...(view.checks.length > 0 && {
            checks: view.checks.map(({ account: { name, id }, on }) => ({ name: name ?? id, on })),
          }),
        };
      case 'extension-catalogue': {
        const authorities = await this.names(authoritiesIn(review));
        return { ...base, form, authority: authorities.join('、'), rows: this.extensions(review) };
      }
      case 'opened-catalogue':
        return {
          ...{ ...base, form, rows: openedRows(review, await this.openedOn(act)) },
          ...(view.checks.length > 0 && { checkedOn: [...new Set(view.checks.map(({ on }) => on))].sort() }),
        };
    }
  }

  /** By unit, the day that is believed now: it may have been corrected since it was ordered. */
  private async openedOn(act: string): Promise<ReadonlyMap<string, string>> {
    const { rows } = await this.pool.query<{ unit: string; since: string }>(
      'SELECT unit, since::text AS since FROM read.opened_catalogue WHERE act = $1 AND node = unit AND position IS NOT NULL',
      [act],
    );
    return new Map(rows.map(({ unit, since }) => [unit, since]));
  }

  private async *sheet(review: OpeningReview): AsyncGenerator<OpeningReviewSheetRow> {
    for (let cursor: string | undefined; ;) {
      const { rows, next } = await this.query.units(review, {}, { cursor, limit: PAGE });
      for (const row of rows)
        yield {
          code: row.code ?? '',
          title: row.title ?? '',
          ...(row.dates && { date: row.dates }),
          archives: printed(row.archives),
          partner: printed(row.partner),
          conclusion: row.conclusion?.opinion ?? '',
          ...(row.conclusion?.until && { until: row.conclusion.until }),
        };
      if (next === undefined) return;
      cursor = next;
    }
  }

  private async *extensions(review: OpeningReview): AsyncGenerator<ExtensionCatalogueRow> {
    for (let cursor: string | undefined; ;) {
      const { rows, next } = await this.query.units(review, {}, { cursor, limit: PAGE });
      const closed = rows.filter(({ unit }) => isExtension(review, unit));
      const authors = await this.authors(closed.map(({ unit }) => unit));
      for (const { unit, code, title, dates, conclusion, consent } of closed)
        yield {
          code: code ?? '',
          title: title ?? '',
          author: authors.get(unit) ?? '',
          ...(dates && { date: dates }),
          ground: [conclusion?.ground, conclusion?.text].filter(Boolean).join(' '),
          ...(conclusion?.until && { until: conclusion.until }),
          answer: consent ? ['同意', consent.document].filter(Boolean).join('\n') : '',
        };
      if (next === undefined) return;
      cursor = next;
    }
  }

  private async authors(units: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const { rows } = await this.pool.query<{ id: string; creators: string | null }>(
      'SELECT id, creators FROM read.node WHERE id = ANY($1::uuid[])',
      [units],
    );
    return new Map(rows.map(({ id, creators }) => [id, creators ?? '']));
  }

  private async names(ids: readonly string[]): Promise<readonly string[]> {
    const { rows } = await this.pool.query<{ name: string }>(
      'SELECT name FROM read.organisation WHERE id = ANY($1::uuid[]) ORDER BY name',
      [ids],
    );
    return rows.map(({ name }) => name);
  }

  private async fondsName(fonds: string): Promise<string> {
    const { rows } = await this.pool.query<{ number: string | null; name: string }>(
      'SELECT number, name FROM read.fonds WHERE id = $1',
      [fonds],
    );
    return [rows[0]?.number, rows[0]?.name].filter(Boolean).join(' ');
  }
}

/** Concluded to stay closed, whatever the authority has said of it yet. */
const isExtension = (review: OpeningReview, unit: string): boolean => {
  const conclusion = conclusionOf(review, unit);
  return conclusion !== undefined && conclusion.opinion !== '开放';
};

const authoritiesIn = (review: OpeningReview): string[] => [
  ...new Set(
    review.act.parts
      .flatMap((part) => [...part.keys()])
      .flatMap((unit) => review.consents.get(unit)?.authority ?? submittedTo(review, unit) ?? []),
  ),
];

/** Exactly the rows whose root the gate event cites, in the order of the published catalogue. */
function* openedRows(
  review: OpeningReview,
  days: ReadonlyMap<string, string>,
): Generator<OpenedCatalogueRow> {
  const rows = catalogueRows(review).map(
    ({ unit, entry: node = unit, code = null, title, dates = null }) => ({ unit, node, code, title, dates }),
  );
  for (const { unit, code, title, dates } of inPublishedOrder(rows)) {
    const openedOn = days.get(unit) ?? review.ordered ?? '';
    yield { code: code ?? '', title, ...(dates && { date: dates }), openedOn };
  }
}
