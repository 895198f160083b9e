import type { EventMap, PastEvent } from '@fonds/event-contracts';
import { civilDate } from '@fonds/kernel';
import { testId } from '@fonds/testing';
import { HEAD_AND_HANDLER } from './signature-policy';
import { type TransferCommand } from './transfer.decider';
import {
  given,
  HEAD,
  A,
  B,
  ALL,
  deed,
  event,
  received,
  signature,
  SEALABLE,
  sign,
  three,
  sealedBy,
} from '../../test/transfer-story.fixture';

describe('after the seal nothing but the gate changes a batch (architecture.md §5)', () => {
  const four = [...three, signature('to', 'head', HEAD)];
  const sealed = [...received, ...four, event('ActSealed', sealedBy(four).data)];
  const orders: readonly TransferCommand[] = [
    { kind: 'withdraw', ground: '改期', deed: deed() },
    {
      kind: 'return',
      return: { scope: 'all', units: [], defects: [{ code: 'x', text: 'x' }] },
      deed: deed(),
    },
    sign('to', 'head', HEAD),
    { kind: 'check', check: { method: 'scan', found: [], missing: [A], unlisted: [] }, deed: deed() },
    { kind: 'conclude', policy: HEAD_AND_HANDLER, sealable: SEALABLE, deed: deed() },
    { kind: 'list', part: 2, units: [testId<'unit'>()], deed: deed() },
    { kind: 'attach-opinions', opinions: [{ units: [A], opinion: '开放' }], deed: deed() },
    { kind: 'file-report', report: { stage: 'receiver', results: [] } as never, deed: deed() },
  ];

  it.each(orders.map((order) => [order.kind, order] as const))('not %s', (_, order) =>
    given(sealed)
      .when(order)
      .then({ code: 'act-sealed', rule: 'INV-02', facts: { root: ALL } }),
  );

  it('its refusal opens it again: what was signed stands, and concludes without another signature', () => {
    const held = event('ActRefusedAtGate', {
      sealed: 9,
      code: 'held',
      facts: {},
    } as EventMap['ActRefusedAtGate']);
    given([...sealed, held])
      .when({ kind: 'conclude', policy: HEAD_AND_HANDLER, sealable: SEALABLE, deed: deed() })
      .then([sealedBy(four)]);
    given([...sealed, held])
      .when({ kind: 'withdraw', ground: '法院冻结', deed: deed() })
      .then([{ type: 'TransferWithdrawn', data: { ground: '法院冻结' } }]);
  });

  it('it does not conclude with units that the gate has changed, nor without signatures for what is left', () => {
    const changed = event('ActRefusedAtGate', {
      sealed: 9,
      code: 'units-changed-since',
      facts: { units: [B], count: 1 },
    } as EventMap['ActRefusedAtGate']);
    const conclude: TransferCommand = {
      kind: 'conclude',
      policy: HEAD_AND_HANDLER,
      sealable: SEALABLE,
      deed: deed(),
    };
    given([...sealed, changed])
      .when(conclude)
      .then({ code: 'claims-under-way' });
    given([...sealed, changed, event('ActUnitsReleased', { units: [B], why: 'changed' })])
      .when(conclude)
      .then({
        code: 'signatures-missing',
        rule: 'INV-02',
        facts: { missing: ['from head', 'from handler', 'to head', 'to handler'] },
      });
  });
});

describe('a batch that ended', () => {
  it.each<[string, PastEvent]>([
    ['by withdrawal', event('TransferWithdrawn', { ground: '改期' })],
    ['by its close', event('ActClosed', { listed: 3, applied: 3, returned: 0, explained: 0 })],
  ])('%s takes no command', (_, end) =>
    given([...received, end])
      .when(sign('to', 'head', HEAD))
      .then({ code: 'act-ended' }),
  );

  it('nothing is done on a day to come', () =>
    given(received)
      .when(sign('to', 'head', HEAD, { deed: deed({ businessDate: civilDate('2026-11-23') }) }))
      .then({ code: 'business-date-in-future', rule: 'INV-43' }));
});
