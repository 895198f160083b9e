import type { AcquisitionAgreed, ScopeVersionSet } from '@fonds/event-contracts';
import type { Rows } from '@fonds/projections';

export function agree(id: string, data: AcquisitionAgreed, position: string, rows: Rows): void {
  const { archives, kind, party, price, useTerms, from, until, ...texts } = data;
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
}

export function setScope(data: ScopeVersionSet, position: string, rows: Rows): void {
  const { archives, version, validFrom, approval, lines } = data;
  rows.put('receiving_scope', {
    archives,
    version,
    valid_from: validFrom,
    approval,
    lines: JSON.stringify(lines),
    position,
  });
}
