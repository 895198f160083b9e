import { Inject, Injectable } from '@nestjs/common';
import { EVENT_STORE, type EventStore } from '@fonds/event-store';
import type { DueList, DueListRow, FormLanguage } from '@fonds/forms';
import { APP_POOL, LawInEffect, type Viewer } from '@fonds/identity';
import { citationText, law } from '@fonds/law';
import type { Pool } from 'pg';
import { CLOCK_WORDS, STATE_WORDS, WINDOW_WORDS } from '../value-words';
import type { DueFilter, DueRow } from './due-row';
import { DueQuery } from './due.query';

const PAGE = 1_000;
const COHORT = { zh: '（同批到期）', en: ' (batch)' };

/** 到期清单 as a paper: the whole list that was asked for, as far as the viewer may see it. */
@Injectable()
export class DuePaper {
  constructor(
    private readonly due: DueQuery,
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(APP_POOL) private readonly pool: Pool,
    private readonly inEffect: LawInEffect,
  ) {}

  async prepare(filter: DueFilter, viewer: Viewer, language: FormLanguage): Promise<DueList> {
    const logPosition = await this.store.head();
    const { events } = await this.store.readPage(logPosition - 1n, 1);
    return {
      form: 'due-list',
      scope: await this.words(filter, language),
      on: filter.on,
      regime: law.at(filter.on, await this.inEffect.version()).regime.id,
      logPosition: logPosition.toString(),
      preparedAt: events[0]?.meta.recordedAt ?? '',
      signatures: [],
      rows: this.rows(filter, viewer, language),
    };
  }

  private async *rows(filter: DueFilter, viewer: Viewer, language: FormLanguage): AsyncGenerator<DueListRow> {
    for (let cursor: string | undefined; ;) {
      const { rows, next } = await this.due.list(filter, { cursor, limit: PAGE }, viewer);
      for (const row of rows) yield dueListRow(row, language);
      if (next === undefined) return;
      cursor = next;
    }
  }

  /** What was asked for, by the names of the bodies and the fonds. */
  private async words(
    { archives, organisation, fonds, clocks = [], window }: DueFilter,
    language: FormLanguage,
  ): Promise<string> {
    const { rows } = await this.pool.query<{ name: string }>(
      `SELECT name FROM read.organisation WHERE id = ANY($1::uuid[])
       UNION ALL SELECT coalesce(number || ' ', '') || name FROM read.fonds WHERE id = ANY($2::uuid[])`,
      [[archives, organisation].filter((id) => id !== undefined), fonds === undefined ? [] : [fonds]],
    );
    const named = clocks.flatMap((clock) => CLOCK_WORDS[clock as keyof typeof CLOCK_WORDS][language]);
    return [...rows.map(({ name }) => name), ...named, WINDOW_WORDS[window][language]].join(' · ');
  }
}

function dueListRow(row: DueRow, language: FormLanguage): DueListRow {
  const day = row.shown ?? STATE_WORDS[row.state][language];
  return {
    clock: `${row.clock} ${CLOCK_WORDS[row.clock][language]}`,
    due: row.cohort ? `${day}${COHORT[language]}` : day,
    ...(row.computed && { computed: row.computed }),
    mark: row.mark,
    basis: row.basis.map((each) => citationText(each, language)).join('；'),
    code: row.code ?? row.entry ?? row.unit ?? row.order ?? '',
    title: row.title,
    heldBy: row.custodianName ?? row.custodian,
    ...(row.archivesName && { archives: row.archivesName }),
  };
}
