import type { AccessionNumbered, DomainEvent, FindingCandidateRaised } from '@fonds/event-contracts';
import type { LoggedEvent, Projection, Row, Rows } from '@fonds/projections';

/** The register of accessions (收进登记), agreements, receiving scopes, lots, and what an inspection would ask about. */
export const accessionProjection: Projection = {
  name: 'accession',
  version: 1,
  tables: [
    {
      name: 'accession',
      columns: {
        id: 'uuid',
        archives: 'uuid',
        year: 'int',
        number: 'int',
        printed: 'text',
        content: 'text',
        act: 'uuid',
        lot: 'uuid',
        fonds: 'uuid',
        source_kind: 'text',
        source_owner: 'text',
        source_name: 'text',
        source_organisation: 'uuid',
        agreement: 'uuid',
        topic: 'text',
        title: 'text',
        source_number: 'text',
        registered_on: 'date',
        first_on: 'date',
        files: 'int',
        items: 'int',
        metres: 'text',
        scope_version: 'int',
        inside_scope: 'boolean',
        gate: 'int',
        position: 'bigint',
        event: 'uuid',
      },
      key: ['id'],
      group: 'id',
      indexes: ['archives, year, number', 'act', 'topic'],
    },
    {
      // Which accession a gate event is, for corrections that name it by its revision: `<fonds>/<revision>`.
      name: 'accession_gate',
      columns: { id: 'text', accession: 'uuid' },
      key: ['id'],
      group: 'id',
    },
    {
      name: 'acquisition_agreement',
      columns: {
        id: 'uuid',
        archives: 'uuid',
        kind: 'text',
        party_kind: 'text',
        party_name: 'text',
        party_organisation: 'uuid',
        number: 'text',
        title: 'text',
        rights: 'text',
        duties: 'text',
        use_terms: 'text',
        price: 'text',
        currency: 'text',
        since: 'date',
        until: 'date',
        position: 'bigint',
      },
      key: ['id'],
      group: 'id',
      indexes: ['archives, position'],
    },
    {
      name: 'receiving_scope',
      columns: {
        archives: 'uuid',
        version: 'int',
        valid_from: 'date',
        approval: 'text',
        lines: 'jsonb',
        position: 'bigint',
      },
      key: ['archives', 'version'],
      group: 'archives',
    },
    {
      name: 'finding_candidate',
      columns: {
        id: 'uuid',
        archives: 'uuid',
        rule: 'text',
        offence: 'text',
        act: 'uuid',
        accession: 'uuid',
        found_on: 'date',
        scope_version: 'int',
        reasons: 'text[]',
        units: 'uuid[]',
        count: 'int',
        position: 'bigint',
      },
      key: ['id'],
      group: 'id',
      indexes: ['archives, position'],
    },
    {
      name: 'lot',
      columns: {
        id: 'uuid',
        archives: 'uuid',
        fonds: 'uuid',
        title: 'text',
        owner_kind: 'text',
        owner: 'uuid',
        registered_on: 'date',
        files: 'int',
        items: 'int',
        metres: 'text',
        extent: 'text',
        arranged_files: 'int',
        arranged_items: 'int',
        closed_on: 'date',
        explanation: 'text',
        position: 'bigint',
      },
      key: ['id'],
      group: 'id',
      indexes: ['archives, position'],
    },
  ],
  types: [
    'AccessionNumbered',
    'AccessionRegistered',
    'EffectCorrected',
    'AcquisitionAgreed',
    'ScopeVersionSet',
    'FindingCandidateRaised',
    'LotRegistered',
    'LotArranged',
    'LotClosed',
  ],
  touches({ event, stored }) {
    switch (event.type) {
      case 'AccessionRegistered':
        return [{ table: 'accession', group: event.data.of.act ?? '' }];
      case 'EffectCorrected':
        return [{ table: 'accession_gate', group: gateId(stored.stream, event.data.corrects) }];
      case 'LotArranged':
        return [{ table: 'lot', group: event.data.lot }];
      case 'LotClosed':
        return [{ table: 'lot', group: stored.stream.slice('lot-'.length) }];
      default:
        return [];
    }
  },
  needs({ event, stored }, rows) {
    if (event.type !== 'EffectCorrected') return [];
    const found = rows.get('accession_gate', { id: gateId(stored.stream, event.data.corrects) });
    return found ? [{ table: 'accession', group: String(found.accession) }] : [];
  },
  fold(logged, rows) {
    const { event, stored } = logged;
    const id = stored.stream.slice(stored.stream.indexOf('-') + 1);
    const position = stored.position.toString();
    switch (event.type) {
      case 'AccessionNumbered':
        return number(event.data, logged, rows);
      case 'AccessionRegistered':
        return passed(event.data.of.act ?? '', logged, rows);
      case 'EffectCorrected':
        return redate(event, stored.stream, rows);
      case 'AcquisitionAgreed': {
        const { archives, kind, party, price, useTerms, from, until, ...texts } = event.data;
        rows.put('acquisition_agreement', {
          id,
          archives,
          kind,
          party_kind: party.kind,
          party_name: party.name ?? null,
          party_organisation: party.organisation ?? null,
          number: texts.number ?? null,
          title: texts.title,
          rights: texts.rights,
          duties: texts.duties,
          use_terms: useTerms,
          price: price?.amount ?? null,
          currency: price?.currency ?? null,
          since: from,
          until: until ?? null,
          position,
        });
        return;
      }
      case 'ScopeVersionSet': {
        const { archives, version, validFrom, approval, lines } = event.data;
        rows.put('receiving_scope', {
          archives,
          version,
          valid_from: validFrom,
          approval,
          lines: JSON.stringify(lines),
          position,
        });
        return;
      }
      case 'FindingCandidateRaised':
        return raise(event.data, stored.id, position, rows);
      case 'LotRegistered':
      case 'LotArranged':
      case 'LotClosed':
        return lot(event, id, position, rows);
      default:
    }
  },
};

const gateId = (stream: string, revision: number): string => `${stream.slice('gate-'.length)}/${revision}`;

function number(data: AccessionNumbered, { stored }: LoggedEvent, rows: Rows): void {
  const { source, scope, gate } = data;
  rows.put('accession', {
    id: data.accession,
    archives: data.archives,
    year: data.year,
    number: data.number,
    printed: data.printed,
    content: data.content,
    act: data.act ?? null,
    lot: data.lot ?? null,
    fonds: data.fonds ?? null,
    source_kind: data.sourceKind,
    source_owner: source.kind,
    source_name: source.name ?? null,
    source_organisation: source.organisation ?? null,
    agreement: data.agreement ?? null,
    topic: data.topic ?? null,
    title: data.title,
    source_number: data.sourceNumber ?? null,
    registered_on: data.on,
    first_on: data.on,
    files: data.files ?? null,
    items: data.items ?? null,
    metres: data.metres ?? null,
    scope_version: scope?.version ?? null,
    inside_scope: scope?.inside ?? null,
    gate: gate?.revision ?? null,
    position: stored.position.toString(),
    event: stored.id,
  });
  if (gate) rows.put('accession_gate', { id: `${gate.fonds}/${gate.revision}`, accession: data.accession });
}

/** The gate event of an accession of a list comes after its number. */
function passed(accession: string, { stored }: LoggedEvent, rows: Rows): void {
  const row = rows.get('accession', { id: accession });
  if (!row) return;
  rows.put('accession', { ...row, gate: stored.revision });
  rows.put('accession_gate', { id: gateId(stored.stream, stored.revision), accession });
}

function redate({ data }: DomainEvent<'EffectCorrected'>, stream: string, rows: Rows): void {
  const found = rows.get('accession_gate', { id: gateId(stream, data.corrects) });
  const row = found && rows.get('accession', { id: String(found.accession) });
  if (row) rows.put('accession', { ...row, registered_on: data.after });
}

function raise(data: FindingCandidateRaised, id: string, position: string, rows: Rows): void {
  rows.put('finding_candidate', {
    id,
    archives: data.archives,
    rule: data.rule,
    offence: data.offence,
    act: data.act ?? null,
    accession: data.accession ?? null,
    found_on: data.on,
    scope_version: data.scopeVersion ?? null,
    reasons: data.reasons,
    units: data.units,
    count: data.count,
    position,
  });
}

function lot(
  event: DomainEvent<'LotRegistered' | 'LotArranged' | 'LotClosed'>,
  id: string,
  position: string,
  rows: Rows,
): void {
  if (event.type === 'LotRegistered') {
    const { archives, fonds, title, owner, estimate, extent, on } = event.data;
    rows.put('lot', {
      id,
      archives,
      fonds: fonds ?? null,
      title,
      owner_kind: owner.kind,
      owner: owner.organisation ?? null,
      registered_on: on,
      files: estimate.files ?? null,
      items: estimate.items ?? null,
      metres: estimate.metres ?? null,
      extent: extent ?? null,
      arranged_files: 0,
      arranged_items: 0,
      closed_on: null,
      explanation: null,
      position,
    });
    return;
  }
  const row: Row | undefined = rows.get('lot', { id: event.type === 'LotArranged' ? event.data.lot : id });
  if (!row) return;
  rows.put(
    'lot',
    event.type === 'LotClosed'
      ? { ...row, closed_on: event.data.on, explanation: event.data.explanation ?? null }
      : {
          ...row,
          arranged_files: Number(row.arranged_files) + event.data.files,
          arranged_items: Number(row.arranged_items) + event.data.items,
        },
  );
}
