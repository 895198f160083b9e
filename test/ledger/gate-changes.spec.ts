import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { upcast } from '@fonds/event-contracts';
import { afterEffect, gateEffect, isGateEffect, type Standing } from '@fonds/holdings';
import { GATE_CHANGES } from '@fonds/ledger/core';

const SCHEMAS = join(__dirname, '..', '..', 'event-schemas');
const files = readdirSync(join(SCHEMAS, 'gate')).map((name) => name.replace('.schema.json', ''));
const before: Standing = { custodian: 'keeper', holder: 'keeper' };

/** The verifier tells the gate's effects by a rule of its own: it must know every kind, and say what the product says. */
describe('what the verifier takes an event of the gate for', () => {
  it.each(files)('%s: the same custody and the same absence as the read model', (name) => {
    const [type = '', version] = name.split('.v');
    const change = GATE_CHANGES[type];
    expect([type, change]).not.toEqual([type, undefined]);
    const { data } = JSON.parse(readFileSync(join(SCHEMAS, 'samples', `${name}.json`), 'utf8')) as {
      data: Record<string, unknown>;
    };
    const event = upcast(type, Number(version), data);
    // A unit that is lost, and one that is there: a recovery changes the first alone.
    for (const out of [undefined, 'lost'] as const) {
      const stood = { ...before, ...(out && { out }) };
      const said = isGateEffect(event) ? afterEffect(stood, gateEffect(event)) : stood;
      const told = change?.({ custodian: 'keeper', ...(out && { out }), gate: 0 }, data) ?? stood;
      expect([told.custodian, told.out]).toEqual([said.custodian, said.out]);
    }
  });
});
