import type { AccessionNumbered, DomainEvent, FindingCandidateRaised } from '@fonds/event-contracts';
import type { LoggedEvent, Rows } from '@fonds/projections';

/** A gate event, as corrections name it. */
export const gateId = (stream: string, revision: number): string =>
  `${stream.slice('gate-'.length)}/${revision}`;

export function enterNumber(data: AccessionNumbered, { stored }: LoggedEvent, rows: Rows): void {
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
  rows.put('accession_day', {
    accession: data.accession,
    position: stored.position.toString(),
    day: data.on,
  });
  if (gate) rows.put('accession_gate', { id: `${gate.fonds}/${gate.revision}`, accession: data.accession });
}

/** The gate event of an accession of a list comes after its number. */
export function passGate(accession: string, { stored }: LoggedEvent, rows: Rows): void {
  const row = rows.get('accession', { id: accession });
  if (!row) return;
  rows.put('accession', { ...row, gate: stored.revision });
  rows.put('accession_gate', { id: gateId(stored.stream, stored.revision), accession });
}

export function redateEffect(
  { data }: DomainEvent<'EffectCorrected'>,
  { stored }: LoggedEvent,
  rows: Rows,
): void {
  const found = rows.get('accession_gate', { id: gateId(stored.stream, data.corrects) });
  if (found) redate(String(found.accession), data.after, stored.position.toString(), rows);
}

/** The number stays, and the day by which it was given is kept. */
export function redate(accession: string, day: string, position: string, rows: Rows): void {
  const row = rows.get('accession', { id: accession });
  if (!row) return;
  rows.put('accession', { ...row, registered_on: day });
  rows.put('accession_day', { accession, position, day });
}

export function raiseCandidate(data: FindingCandidateRaised, id: string, position: string, rows: Rows): void {
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
