import { namedEvent, testId } from '@fonds/testing';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EventMeta } from './event-store.port';
import { prepare, type Preparation } from './prepared-event';

const RECORDED_AT = '2026-11-22T04:00:00.000Z';
const prepareWith = (meta: object): Preparation => {
  const event = namedEvent('一');
  const full = { ...event, meta: { ...event.meta, ...meta } as EventMeta };
  return prepare({ stream: `fonds-${testId()}`, expected: -1, events: [full] }, RECORDED_AT);
};

describe('an event made ready', () => {
  it('keeps every member that the envelope schema knows', () => {
    const optional = {
      occurredAt: '2026-11-22T12:00:00+08:00',
      onBehalfOf: '某局',
      reason: '补记',
      client: 'archivist@host',
    };
    const ready = prepareWith(optional);
    const meta = ready.ok ? (JSON.parse(ready.request.events[0]?.meta ?? '{}') as object) : ready;
    expect(meta).toMatchObject(optional);
    const schema = readFileSync(join(__dirname, '../../../event-schemas/envelope.v1.schema.json'), 'utf8');
    const { properties } = JSON.parse(schema) as { properties: object };
    expect(Object.keys(meta)).toEqual(Object.keys(properties).sort());
  });

  it('is refused for a member that the envelope schema does not know, and says which', () => {
    expect(prepareWith({ tenant: 'x' })).toEqual({
      ok: false,
      reason: 'invalid',
      problems: [expect.stringContaining('tenant')],
    });
  });

  it('carries its sizes in UTF-8', () => {
    const ready = prepareWith({ reason: '档案' });
    const event = ready.ok ? ready.request.events[0] : undefined;
    expect([event?.dataBytes, event?.metaBytes]).toEqual([
      Buffer.byteLength(event?.data ?? ''),
      Buffer.byteLength(event?.meta ?? ''),
    ]);
  });
});
