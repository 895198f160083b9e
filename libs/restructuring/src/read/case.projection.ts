import type { Projection, Row } from '@fonds/projections';
import { CASE_PHASES, type CasePhase } from '../domain/case.state';

/** Cases for the board: whose, of which kind, how far. What a case says in full stands in its stream. */
export const caseProjection: Projection = {
  name: 'restructuring',
  version: 1,
  tables: [
    {
      name: 'disposal_case',
      columns: {
        id: 'uuid',
        fonds: 'uuid',
        organisation: 'uuid',
        kind: 'text',
        phase: 'text',
        parent: 'uuid',
        supplements: 'uuid',
        title: 'text',
        opened_on: 'date',
        closed_on: 'date',
        units: 'int',
        position: 'bigint',
      },
      key: ['id'],
      group: 'id',
      indexes: ['organisation, position', 'fonds'],
    },
  ],
  types: [
    'RestructuringOpened',
    'CaseUnitsFixed',
    'DisposalGroupFormed',
    'InventoryCounted',
    'DisposalPlanDrafted',
    'DisposalPlanAdopted',
    'DisposalActOpened',
    'CaseAmended',
    'RestructuringClosed',
  ],
  touches({ event, stored }) {
    return event.type === 'RestructuringOpened'
      ? []
      : [{ table: 'disposal_case', group: caseOf(stored.stream) }];
  },
  fold({ event, stored }, rows) {
    const id = caseOf(stored.stream);
    if (event.type === 'RestructuringOpened') {
      const { fonds, organisation, kind, parent, supplements, decision } = event.data;
      return rows.put('disposal_case', {
        id,
        fonds,
        organisation,
        kind,
        phase: 'opened',
        parent: parent ?? null,
        supplements: supplements ?? null,
        title: decision.title,
        opened_on: stored.meta.businessDate,
        closed_on: null,
        units: null,
        position: stored.position.toString(),
      });
    }
    const row = rows.get('disposal_case', { id });
    if (!row) return;
    const put = (change: Row): void => rows.put('disposal_case', { ...row, ...change });
    switch (event.type) {
      case 'CaseUnitsFixed':
        return put({ units: event.data.count });
      case 'CaseAmended':
        return put({ kind: event.data.after });
      case 'RestructuringClosed':
        return put({ phase: 'closed', closed_on: stored.meta.businessDate });
      default: {
        const phase = PHASE_OF[event.type];
        if (phase && later(phase, String(row.phase))) put({ phase });
      }
    }
  },
};

const caseOf = (stream: string): string => stream.slice('case-'.length);

const PHASE_OF: { readonly [type: string]: CasePhase } = {
  DisposalGroupFormed: 'grouped',
  InventoryCounted: 'inventoried',
  DisposalPlanDrafted: 'planned',
  DisposalPlanAdopted: 'approved',
  DisposalActOpened: 'executing',
};

const later = (phase: CasePhase, than: string): boolean =>
  CASE_PHASES.indexOf(phase) > CASE_PHASES.indexOf(than as CasePhase);
