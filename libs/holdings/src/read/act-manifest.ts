import type { Row, Rows, TableSpec } from '@fonds/projections';
import type { LoggedEvent } from '@fonds/projections';

/**
 * What acts have claimed and given back, as the chunks pass: when the gate decides, the units that move are exactly
 * the sealed manifest, and no stream has to be read.
 */
export const MANIFEST_TABLES: readonly TableSpec[] = [
  {
    name: 'act_manifest',
    columns: { act: 'uuid', revision: 'int', kind: 'text', units: 'uuid[]' },
    key: ['act', 'revision'],
    group: 'act',
  },
  {
    // Units that an act will bring into being, with what is counted of them.
    name: 'act_draft',
    columns: {
      act: 'uuid',
      unit: 'uuid',
      series: 'uuid',
      owner_kind: 'text',
      owner: 'uuid',
      transferring: 'uuid',
      level: 'text',
      medium: 'text',
      retention: 'text',
      secrecy: 'text',
      opening: 'text',
      pages: 'bigint',
      bytes: 'bigint',
    },
    key: ['act', 'unit'],
    group: 'act',
  },
];

export const MANIFEST_TYPES = ['ActUnitsClaimed', 'ActUnitsReleased', 'ActUnitsDrafted'] as const;

const actOf = (logged: LoggedEvent): string => logged.stored.stream.slice('act-'.length);

/** The rows that the chunks of an act add to. */
export const manifestTouches = (act: string) => [
  { table: 'act_manifest', group: act },
  { table: 'act_draft', group: act },
];

export function storeManifest(logged: LoggedEvent, rows: Rows): boolean {
  const { event, stored } = logged;
  const act = actOf(logged);
  const chunk = (kind: string, units: readonly string[]): void =>
    rows.put('act_manifest', { act, revision: stored.revision, kind, units: [...units] });
  switch (event.type) {
    case 'ActUnitsClaimed':
      chunk('claimed', event.data.claimed);
      return true;
    case 'ActUnitsReleased':
      chunk('released', event.data.units);
      return true;
    case 'ActUnitsDrafted':
      for (const { unit, series, owner, transferringUnit, level, description } of event.data.units)
        rows.put('act_draft', {
          act,
          unit,
          series: series ?? null,
          owner_kind: owner.kind,
          owner: owner.organisation ?? null,
          transferring: transferringUnit ?? null,
          level,
          medium: description.medium ?? null,
          retention: description.retention ?? null,
          secrecy: description.secrecy ?? null,
          opening: description.opening ?? null,
          pages: description.pages ?? null,
          bytes: description.bytes === undefined ? null : String(description.bytes),
        });
      return true;
    default:
      return false;
  }
}

/** The sealed manifest: claimed and not given back. */
export function manifestOf(rows: Rows, act: string): readonly string[] {
  const units = new Set<string>();
  // A group comes in the text order of its keys: revision 10 before 9.
  const chunks = [...rows.group('act_manifest', act)].sort((a, b) => Number(a.revision) - Number(b.revision));
  for (const row of chunks) {
    const chunk = row.units as readonly string[];
    for (const unit of chunk)
      if (row.kind === 'claimed') units.add(unit);
      else units.delete(unit);
  }
  return [...units];
}

export const draftsOf = (rows: Rows, act: string): readonly Row[] => rows.group('act_draft', act);
