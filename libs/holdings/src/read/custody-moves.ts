import type { EffectCorrected } from '@fonds/event-contracts';
import type { LoggedEvent, Row, Rows, TableSpec } from '@fonds/projections';
import type { CivilDate } from '@fonds/kernel';
import { custodyTimeline, type CustodyMove } from '../domain/custody-timeline';
import {
  concernedUnits,
  ENTRY_TERMS,
  gateEffect,
  isGateEffect,
  type GateEffectEvent,
} from '../domain/gate-effect';
import { afterEffect, changesCustody, type Standing } from '../domain/unit-effects';
import type { OpeningState } from '../domain/unit-opening.rule';
import { draftsOf, manifestOf, manifestTouches } from './act-manifest';
import { believed, moved, periodColumns, redated, revise } from './custody-belief';

/** Units of each effect of a gate, for corrections that name it by its revision: `<fonds>/<revision>`. */
export const GATE_EFFECT_TABLE: TableSpec = {
  name: 'gate_effect',
  columns: { id: 'text', units: 'uuid[]' },
  key: ['id'],
  group: 'id',
};

/** The rows that what an event of a gate concerns follows from. */
export function gateTouches({ event, stored }: LoggedEvent) {
  if (event.type === 'EffectCorrected')
    return [{ table: 'gate_effect', group: effectId(stored.stream, event.data.corrects) }];
  const act =
    event.type === 'ItemsOpened'
      ? event.data.of.act
      : isGateEffect(event)
        ? concernedUnits(event)?.act
        : undefined;
  return act ? manifestTouches(act) : [];
}

/** Units whose custody, or whose opening, an event of a gate changes. */
export function unitsAtGate({ event, stored }: LoggedEvent, rows: Rows): readonly string[] {
  if (event.type === 'EffectCorrected')
    return unitsOfEffect(rows, effectId(stored.stream, event.data.corrects));
  if (event.type === 'ItemsOpened') return manifestOf(rows, event.data.of.act ?? '');
  return isGateEffect(event) && movesCustody(event) ? unitsOf(event, rows) : [];
}

/** @returns whether it is an event of a gate */
export function foldGate(logged: LoggedEvent, rows: Rows): boolean {
  const { event, stored } = logged;
  if (event.type === 'EffectCorrected') redate(logged, event.data, rows);
  else if (event.type === 'ItemsOpened') open(event.data.of.act ?? '', stored, rows);
  else if (isGateEffect(event)) applyEffect(event, logged, rows);
  else return false;
  return true;
}

const effectId = (stream: string, revision: number): string => `${stream.slice('gate-'.length)}/${revision}`;

const unitsOfEffect = (rows: Rows, id: string): readonly string[] =>
  (rows.get('gate_effect', { id })?.units ?? []) as readonly string[];

const OPEN_STATE: OpeningState = '开放';

const movesCustody = (event: GateEffectEvent): boolean => changesCustody(gateEffect(event));

function unitsOf(event: GateEffectEvent, rows: Rows): readonly string[] {
  const concerned = concernedUnits(event);
  return concerned?.units ?? (concerned?.act ? manifestOf(rows, concerned.act) : []);
}

/** E63: all units of the sealed manifest are open from one position on; custody stays as it was. */
function open(act: string, { position }: LoggedEvent['stored'], rows: Rows): void {
  for (const unit of manifestOf(rows, act)) {
    const current = believed(rows, unit);
    const next = current.map((row) => ({ ...row, opening: OPEN_STATE }));
    revise(rows, current, next, position.toString(), false);
  }
}

/** All units of the effect at one position: no instant shows some of them moved and others not. */
function applyEffect(event: GateEffectEvent, { stored }: LoggedEvent, rows: Rows): void {
  if (!movesCustody(event)) return;
  const units = unitsOf(event, rows);
  const effect = gateEffect(event);
  const position = stored.position.toString();
  const entered = enter(event, stored, rows);
  rows.put('gate_effect', {
    id: effectId(stored.stream, stored.revision),
    units: [...units, ...entered],
  });
  for (const unit of units) {
    const current = believed(rows, unit);
    const last = current[current.length - 1];
    if (!last) continue;
    const { custodian, holder, transferringUnit, out } = afterEffect(standingOf(last), effect);
    const move: CustodyMove = {
      since: effect.since as CivilDate,
      place: position,
      gate: stored.revision,
      kind: effect.kind,
      custodian,
      holder,
      ...(transferringUnit && { transferringUnit }),
      ...(out && { out }),
    };
    const next = moved(current, move);
    if (next) revise(rows, current, next, position, true);
  }
}

const standingOf = (row: Row): Standing => ({
  custodian: String(row.custodian),
  holder: String(row.holder),
  ...(row.transferring !== null && { transferringUnit: String(row.transferring) }),
  ...(row.out !== null && { out: row.out as Standing['out'] }),
});

/**
 * The units that the act brings into being are held from the gate event on; their own streams follow.
 *
 * @returns their ids
 */
function enter(event: GateEffectEvent, stored: LoggedEvent['stored'], rows: Rows): readonly string[] {
  if (!isEntry(event)) return [];
  const { of, custodian } = event.data;
  const since = event.data.since as CivilDate;
  const entry = {
    custodian,
    holder: custodian,
    heldSince: { printed: since, to: since },
    businessDate: since,
  };
  const [period] = custodyTimeline(entry, []);
  if (!period || !of.act) return [];
  const position = stored.position.toString();
  return draftsOf(rows, of.act).map(({ act: _, ...draft }) => {
    rows.put('custody', {
      ...draft,
      known_from: position,
      seq: 0,
      known_to: null,
      fonds: stored.stream.slice('gate-'.length),
      ...periodColumns(period, ENTRY_TERMS[event.type]),
      place: position,
      gate: stored.revision,
      taken_on: since,
      first_since: since,
      import: stored.metaMember('correlation'),
      moved: position,
    });
    return String(draft.unit);
  });
}

const isEntry = (
  event: GateEffectEvent,
): event is Extract<GateEffectEvent, { type: keyof typeof ENTRY_TERMS }> => event.type in ENTRY_TERMS;

/** Another day for an effect, for all its units but those split off; their place in the log stays. */
function redate({ stored }: LoggedEvent, data: EffectCorrected, rows: Rows): void {
  const split = new Set(data.split.map(({ unit }) => unit));
  for (const unit of unitsOfEffect(rows, effectId(stored.stream, data.corrects))) {
    if (split.has(unit)) continue;
    const current = believed(rows, unit);
    const next = redated(current, data.corrects, data.after as CivilDate);
    if (next) revise(rows, current, next, stored.position.toString(), true);
  }
}
