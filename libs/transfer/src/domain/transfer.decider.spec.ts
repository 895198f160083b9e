import type { EventDraft, EventMap, EventType, PastEvent } from '@fonds/event-contracts';
import type { Deed } from '@fonds/holdings';
import { civilDate } from '@fonds/kernel';
import { rootOfRows } from '@fonds/ledger/core';
import { happened, rulesOf, testId, type PastDeed } from '@fonds/testing';
import { HEAD_AND_HANDLER, type SignaturePolicy } from './signature-policy';
import { refusedUnits } from './refusing-defect.rule';
import { transferDecider, type TransferCommand } from './transfer.decider';
import type { Opinion } from './transfer.state';

const { given } = rulesOf(transferDecider);
const [FONDS, FROM, TO] = [testId<'fonds'>(), testId<'organisation'>(), testId<'organisation'>()];
const [SENDER_HEAD, SENDER_CLERK] = [testId<'account'>(), testId<'account'>()];
const [HEAD, CLERK] = [testId<'account'>(), testId<'account'>()];
const UNITS: readonly string[] = [testId<'unit'>(), testId<'unit'>(), testId<'unit'>()];
const [A = '', B = '', C = ''] = UNITS;
const TODAY = civilDate('2026-11-22');
const ALL = rootOfRows([...UNITS]);

const deed = (over: Partial<Deed> = {}): Deed => ({
  businessDate: TODAY,
  today: TODAY,
  account: CLERK,
  evidence: 0,
  ...over,
});
const event = <T extends EventType>(type: T, data: EventMap[T], by: PastDeed = {}): PastEvent =>
  happened(type, data, by);

const draftOf = (over: Partial<EventMap['TransferDrafted']> = {}): PastEvent =>
  event('TransferDrafted', {
    fonds: FONDS,
    from: FROM,
    to: TO,
    nature: 'transfer',
    historical: false,
    ...over,
  });
const listed = [
  event('ActUnitsListed', { part: 0, units: [A, B] }),
  event('ActUnitsListed', { part: 1, units: [C] }),
];
const complete = event('ManifestSealed', { count: 3, root: ALL });
const opinions = (of: Opinion, units: readonly string[] = UNITS): PastEvent =>
  event('OpinionsAttached', { opinions: [{ ...of, units: [...units] }] });
const offered = event('TransferOffered', { count: 3, root: ALL, defects: [] });
const claims = (part: number, units: readonly string[]): PastEvent =>
  event('ActUnitsClaimed', {
    part,
    gate: -1,
    claimed: [...units],
    revisions: units.map(() => 1),
    since: units.map(() => '2010-12-31'),
    levels: units.map(() => 'f').join(''),
    refused: [],
  });
const claimed = [claims(0, [A, B]), claims(1, [C])];
const checked = (over: Partial<EventMap['TransferChecked']> = {}): PastEvent =>
  event('TransferChecked', { method: 'scan', found: [...UNITS], missing: [], unlisted: [], ...over });
const returned = (units: readonly string[], text = '破损'): PastEvent =>
  event('TransferReturned', {
    scope: 'units',
    units: [...units],
    defects: units.length
      ? units.map((unit) => ({ unit, code: 'damaged', text }))
      : [{ code: 'unlisted', text }],
  });
const gone = (units: readonly string[]): PastEvent =>
  event('ActUnitsReleased', { units: [...units], why: 'returned' });
const report = (result: 'pass' | 'fail', mandatory = true, stage: 'sender' | 'receiver' = 'receiver') =>
  event('FourPropertyReportFiled', {
    stage,
    results: [{ property: '真实性', check: '1-1', mandatory, result, method: 'machine' }],
  });

const waiting = [draftOf(), ...listed, complete, offered, ...claimed];
const received = [...waiting, checked()];

type Side = 'from' | 'to';
type Capacity = 'head' | 'handler';
const signature = (
  side: Side,
  capacity: Capacity,
  account: string,
  over: Partial<EventMap['TransferSigned']> = {},
): PastEvent =>
  event(
    'TransferSigned',
    { side, capacity, kind: 'account', signedOn: TODAY, root: ALL, count: 3, ...over },
    { account },
  );
const SEALABLE = { gate: 5, changed: [] };
const sign = (
  side: Side,
  capacity: Capacity,
  account: string,
  over: Partial<Extract<TransferCommand, { kind: 'sign' }>> = {},
): TransferCommand => ({
  kind: 'sign',
  side,
  capacity,
  intoArchives: false,
  policy: HEAD_AND_HANDLER,
  sealable: SEALABLE,
  deed: deed({ account }),
  ...over,
});
const three = [
  signature('from', 'handler', SENDER_CLERK),
  signature('from', 'head', SENDER_HEAD),
  signature('to', 'handler', CLERK),
];
const signedDraft = (side: Side, capacity: Capacity): EventDraft<'TransferSigned'> => ({
  type: 'TransferSigned',
  data: { side, capacity, kind: 'account', signedOn: TODAY, root: ALL, count: 3 },
});
const sealedBy = (signatures: readonly PastEvent[], over: Partial<EventMap['ActSealed']> = {}) => ({
  type: 'ActSealed' as const,
  data: { root: ALL, count: 3, gate: 5, signatures: signatures.map(({ id }) => id), ...over },
});

describe('what must be said of each unit before it is offered to an archives, by the law of the day (INV-07)', () => {
  const FULL: Opinion = { opinion: '开放', expiry: '到期', disclosure: '主动公开', secrecyChange: '无' };
  const offer = (date: string, over: { intoArchives?: boolean } = {}): TransferCommand => ({
    kind: 'offer',
    intoArchives: true,
    catalogue: 'c'.repeat(64),
    ...over,
    deed: deed({ businessDate: civilDate(date) }),
  });
  const accepted = [
    {
      type: 'TransferOffered' as const,
      data: { count: 3, root: ALL, catalogue: 'c'.repeat(64), defects: [] },
    },
  ];
  // Only an old deed on paper follows the law of an earlier day.
  const list = [draftOf({ historical: true }), ...listed, complete];

  it.each([
    ['2020-12-31', undefined, undefined],
    ['2021-01-01', undefined, ['opinion']],
    ['2021-01-01', { opinion: '开放' }, undefined],
    ['2024-02-29', undefined, ['opinion']],
    ['2024-02-29', { opinion: '开放' }, undefined],
    ['2024-03-01', undefined, ['opinion', 'expiry', 'disclosure', 'secrecyChange']],
    ['2024-03-01', { opinion: '开放' }, ['expiry', 'disclosure', 'secrecyChange']],
    ['2024-03-01', { ...FULL, disclosure: undefined }, ['disclosure']],
    ['2024-03-01', FULL, undefined],
    ['2026-11-22', { ...FULL, opinion: undefined }, ['opinion']],
  ] as readonly (readonly [string, Opinion | undefined, readonly string[] | undefined])[])(
    'on %s with %j it lacks %j (S9)',
    (date, given_, missing) =>
      given([...list, ...(given_ ? [opinions(given_)] : [])])
        .when(offer(date))
        .then(
          missing
            ? {
                code: 'opinions-missing',
                rule: 'INV-07',
                facts: { units: [...UNITS], missing: [...missing], count: 3 },
              }
            : accepted,
        ),
  );

  it('only the units that lack it are named', () =>
    given([...list, opinions(FULL, [A, C])])
      .when(offer('2024-03-01'))
      .then({ code: 'opinions-missing', facts: expect.objectContaining({ units: [B], count: 1 }) as never }));

  it('by the law of now, whatever day it is dated, where no old deed is entered', () =>
    given([draftOf(), ...listed, complete])
      .when(offer('2020-12-31'))
      .then({ code: 'opinions-missing', rule: 'INV-07' }));

  it('also of a batch that is said to be old, before an account signs for it', () => {
    const old = [...list, offered, ...claimed, checked()];
    given(old)
      .when(sign('to', 'head', HEAD, { intoArchives: true }))
      .then({
        code: 'opinions-missing',
        rule: 'INV-07',
        facts: expect.objectContaining({ count: 3 }) as never,
      });
    given([...list, opinions(FULL), offered, ...claimed, checked()])
      .when(sign('to', 'head', HEAD, { intoArchives: true }))
      .then([signedDraft('to', 'head')]);
  });

  it('is not asked of 代管, nor between units', () => {
    given([draftOf({ nature: 'early-custody' }), ...listed, complete])
      .when(offer('2026-11-22'))
      .then(accepted);
    given(list)
      .when(offer('2026-11-22', { intoArchives: false }))
      .then(accepted);
  });

  it('a missing machine-readable catalogue is a listed defect, not a bar', () => {
    const { catalogue: _, ...bare } = offer('2020-12-31') as Extract<TransferCommand, { kind: 'offer' }>;
    const decision = transferDecider.decide(bare, given(list).state);
    expect(decision.ok && decision.value[0]?.data).toMatchObject({ defects: [{ code: 'no-catalogue' }] });
  });

  it('is offered once, and a list that is complete', () => {
    given([draftOf(), ...listed])
      .when(offer('2020-12-31'))
      .then({ code: 'list-open' });
    given(waiting).when(offer('2020-12-31')).then({ code: 'already-offered' });
  });
});

describe('an archives returns for named defects, and never refuses (INV-04, S10)', () => {
  const giveBack = (over: Partial<EventMap['TransferReturned']>): TransferCommand => ({
    kind: 'return',
    return: { scope: 'all', units: [], defects: [], ...over },
    deed: deed(),
  });

  it('“拒收” without a defect is refused', () => {
    given(received).when(giveBack({})).then({ code: 'defects-missing', rule: 'INV-04' });
    given(received)
      .when(giveBack({ scope: 'units', units: [A], defects: [{ code: 'other', text: '拒收' }] }))
      .then({ code: 'defects-missing', rule: 'INV-04', facts: { units: [A], count: 1 } });
  });

  it('what refuses rather than names a defect is known by its code or its words (INV-05)', () => {
    const defect = (unit: string | undefined, code: string, text = '见附件') => ({
      ...(unit && { unit }),
      code,
      text,
    });
    const of = (scope: 'all' | 'units', ...defects: ReturnType<typeof defect>[]) =>
      refusedUnits({ scope, units: [], defects }, UNITS);
    expect(of('all', defect(undefined, 'other', '拒收'))).toEqual(UNITS);
    expect(of('all', defect(undefined, 'no-catalogue'))).toEqual([]);
    expect(of('units', defect(A, 'Out-of-scope'), defect(B, 'damaged', '破损'))).toEqual([A]);
  });

  it('each unit that goes back has its own defect; the rest stays', () => {
    const defects = [{ unit: A, code: 'damaged', text: '破损' }];
    given(received)
      .when(giveBack({ scope: 'units', units: [A], defects }))
      .then([{ type: 'TransferReturned', data: { scope: 'units', units: [A], defects } }]);
  });

  it('the whole batch may go back for one defect', () => {
    const defects = [{ code: 'no-catalogue', text: '无目录' }];
    given(received)
      .when(giveBack({ defects }))
      .then([{ type: 'TransferReturned', data: { scope: 'all', units: [], defects } }]);
  });

  it('a unit goes back once, and only one of the list', () => {
    const back = (unit: string) =>
      giveBack({ scope: 'units', units: [unit], defects: [{ unit, code: 'damaged', text: '破损' }] });
    given([...received, returned([A])])
      .when(back(A))
      .then({ code: 'not-in-the-list' });
    given(received).when(back(testId<'unit'>())).then({ code: 'not-in-the-list' });
  });
});

describe('what is signed for is what is there (S11, INV-02)', () => {
  const last = sign('to', 'head', HEAD);

  it.each<[string, PastEvent[], object]>([
    [
      'one that was not checked',
      [checked({ found: [A, B] })],
      { missing: [C], missingCount: 1, unlisted: [] },
    ],
    [
      'the same number, one of them another',
      [checked({ found: [A, B], missing: [C], unlisted: ['X-9'] })],
      { missing: [C], missingCount: 1, unlisted: ['X-9'] },
    ],
    [
      'all, and one more than listed',
      [checked({ unlisted: ['X-9'] })],
      { missing: [], missingCount: 0, unlisted: ['X-9'] },
    ],
    ['nothing checked', [], { missing: [...UNITS], missingCount: 3, unlisted: [] }],
  ])('not %s', (_, checks, facts) =>
    given([...waiting, ...checks])
      .when(last)
      .then({ code: 'received-differs-from-listed', rule: 'INV-02', facts: facts as never }),
  );

  it('a later check that finds it is the one that counts, and one that misses it too', () => {
    given([...waiting, checked({ found: [A, B], missing: [C] }), checked({ found: [C] })])
      .when(last)
      .then([signedDraft('to', 'head')]);
    given([...received, checked({ found: [], missing: [C] })])
      .when(last)
      .then({ code: 'received-differs-from-listed' });
  });

  it('goes on with the rest when the missing one is back with its defect; its root is that of the rest', () => {
    const root = rootOfRows([A, B]);
    given([...waiting, checked({ found: [A, B], missing: [C] }), returned([C]), gone([C])])
      .when(last)
      .then([
        {
          type: 'TransferSigned',
          data: { side: 'to', capacity: 'head', kind: 'account', signedOn: TODAY, root, count: 2 },
        },
      ]);
  });

  it('but not while the return is under way: it would be sealed out and stay claimed', () =>
    given([...waiting, checked({ found: [A, B], missing: [C] }), returned([C])])
      .when(last)
      .then({ code: 'claims-under-way' }));

  it('an unlisted find is settled by the defect that names it', () =>
    given([...waiting, checked({ unlisted: ['X-9'] }), returned([], 'X-9')])
      .when(last)
      .then([signedDraft('to', 'head')]));

  it.each(['X-91 破损', 'EX-9', 'X-9·2'])('but not by one that names another code: %s', (text) =>
    given([...waiting, checked({ unlisted: ['X-9'] }), returned([], text)])
      .when(last)
      .then({
        code: 'received-differs-from-listed',
        facts: { missing: [], missingCount: 0, unlisted: ['X-9'] },
      }),
  );

  describe('a batch entered from old paper', () => {
    const old = [draftOf({ historical: true }), ...listed, complete, offered, ...claimed];
    const paper = { side: 'to', capacity: 'head', name: '张三', signedOn: '2015-05-05' } as const;

    it('was checked then', () =>
      given(old)
        .when({ kind: 'enter-paper', ...paper, policy: HEAD_AND_HANDLER, deed: deed({ evidence: 1 }) })
        .then([{ type: 'PaperSignatureEntered', data: { ...paper, root: ALL, count: 3 } }]));

    it('but nobody signs for it by his account before it is checked', () =>
      given(old)
        .when(last)
        .then({
          code: 'received-differs-from-listed',
          rule: 'INV-02',
          facts: { missing: [...UNITS], missingCount: 3, unlisted: [] },
        }));
  });

  it('and never nothing', () =>
    given([...received, returned(UNITS), gone(UNITS)])
      .when(last)
      .then({ code: 'nothing-left' }));
});

describe('a failed mandatory check of the receiver blocks acceptance (INV-31)', () => {
  const last = sign('to', 'head', HEAD);

  it('and is named', () =>
    given([...received, report('fail')])
      .when(last)
      .then({ code: 'mandatory-check-failed', rule: 'INV-31', facts: { checks: ['真实性 1-1'] } }));

  it.each([
    ['one that is not mandatory', [report('fail', false)]],
    ['the sender’s own', [report('fail', true, 'sender')]],
    ['one that a newer report passed', [report('fail'), report('pass')]],
  ])('not %s', (_, reports) =>
    given([...received, ...reports])
      .when(last)
      .then([signedDraft('to', 'head')]),
  );
});

describe('two hands sign (E27)', () => {
  it('the last signature that is wanted seals the manifest, and names those before it', () =>
    given([...received, ...three])
      .when(sign('to', 'head', HEAD))
      .then([signedDraft('to', 'head'), sealedBy(three)]));

  it('nobody signs for both sides', () =>
    given([...received, signature('from', 'handler', CLERK)])
      .when(sign('to', 'head', CLERK))
      .then({ code: 'same-person-both-sides', rule: 'INV-02', facts: { side: 'to' } }));

  it('each capacity of a side signs once', () =>
    given([...received, ...three])
      .when(sign('to', 'handler', HEAD))
      .then({ code: 'signed-already' }));

  it('a signature for another list counts no more: it is asked for again', () => {
    const rest = rootOfRows([A, B]);
    const other = [...three, returned([C]), gone([C])];
    given([...received, ...other])
      .when(sign('to', 'head', HEAD))
      .then([
        {
          type: 'TransferSigned',
          data: { side: 'to', capacity: 'head', kind: 'account', signedOn: TODAY, root: rest, count: 2 },
        },
      ]);
  });

  it('units that a fact has changed are not signed for', () =>
    given([...received, ...three])
      .when(sign('to', 'head', HEAD, { sealable: { gate: 6, changed: [B] } }))
      .then({ code: 'units-changed-since', rule: 'INV-02', facts: { units: [B], count: 1 } }));

  it('by accounts only where paper is not enough, and the other way round', () => {
    const paperOnly: SignaturePolicy = { ...HEAD_AND_HANDLER, kinds: ['paper'] };
    given(received)
      .when(sign('to', 'head', HEAD, { policy: paperOnly }))
      .then({ code: 'signature-kind-not-enough' });
  });

  it.each<[string, PastEvent[], string]>([
    ['before the offer', [draftOf(), ...listed, complete], 'not-offered'],
    [
      'while units are being claimed',
      [draftOf(), ...listed, complete, offered, claims(0, [A, B])],
      'claims-under-way',
    ],
  ])('not %s', (_, history, code) =>
    given(history)
      .when(sign('to', 'head', HEAD))
      .then({ code }),
  );
});

describe('a signature on paper is entered by two people', () => {
  const enter = (over: Partial<Extract<TransferCommand, { kind: 'enter-paper' }>> = {}): TransferCommand => ({
    kind: 'enter-paper',
    side: 'from',
    capacity: 'head',
    policy: HEAD_AND_HANDLER,
    name: '张三',
    signedOn: '2026-11-01',
    deed: deed({ account: CLERK, evidence: 1 }),
    ...over,
  });
  const entered = event(
    'PaperSignatureEntered',
    { side: 'from', capacity: 'head', name: '张三', signedOn: '2026-11-01', root: ALL, count: 3 },
    { account: CLERK },
  );
  const confirm = (account: string): TransferCommand => ({
    kind: 'confirm-paper',
    policy: HEAD_AND_HANDLER,
    sealable: SEALABLE,
    entry: entered.id,
    deed: deed({ account }),
  });
  const confirmed: EventDraft<'TransferSigned'> = {
    type: 'TransferSigned',
    data: {
      side: 'from',
      capacity: 'head',
      kind: 'paper',
      seconds: entered.id,
      name: '张三',
      signedOn: '2026-11-01',
      root: ALL,
      count: 3,
    },
  };

  it('the first enters the scan, the name and the day of the paper', () => {
    given(received)
      .when(enter())
      .then([
        {
          type: 'PaperSignatureEntered',
          data: { side: 'from', capacity: 'head', name: '张三', signedOn: '2026-11-01', root: ALL, count: 3 },
        },
      ]);
    given(received)
      .when(enter({ deed: deed({ evidence: 0 }) }))
      .then({ code: 'scan-missing', rule: 'INV-02' });
    given(received)
      .when(enter({ signedOn: '2026-11-23' }))
      .then({ code: 'business-date-in-future', rule: 'INV-43' });
  });

  it('the second is another account, once', () => {
    given([...received, entered])
      .when(confirm(HEAD))
      .then([confirmed]);
    given([...received, entered])
      .when(confirm(CLERK))
      .then({ code: 'same-person', rule: 'INV-01' });
    const signed = event('TransferSigned', confirmed.data, { account: HEAD });
    given([...received, entered, signed])
      .when(confirm(HEAD))
      .then({ code: 'proposal-done' });
  });

  it('a paper that was entered for another list is entered again', () =>
    given([...received, entered, returned([C]), gone([C])])
      .when(confirm(HEAD))
      .then({ code: 'signed-another-list', rule: 'INV-02' }));

  it('as the last one it seals as well', () => {
    const others = [
      signature('from', 'handler', SENDER_CLERK),
      signature('to', 'handler', CLERK),
      signature('to', 'head', HEAD),
    ];
    given([...received, ...others, entered])
      .when(confirm(SENDER_HEAD))
      .then([confirmed, sealedBy(others)]);
  });
});

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

describe('a list', () => {
  const list = (part: number, units: readonly string[]): TransferCommand => ({
    kind: 'list',
    part,
    units,
    deed: deed(),
  });
  const done: TransferCommand = { kind: 'list-complete', deed: deed() };

  it('is complete once, is not empty, and has no unit twice', () => {
    given([draftOf(), ...listed])
      .when(done)
      .then([{ type: 'ManifestSealed', data: { count: 3, root: ALL } }]);
    given([draftOf()]).when(done).then({ code: 'list-empty' });
    given([draftOf(), ...listed, event('ActUnitsListed', { part: 2, units: [A] })])
      .when(done)
      .then({ code: 'unit-listed-twice' });
    given([draftOf(), ...listed, complete])
      .when(done)
      .then({ code: 'list-complete' });
    given([draftOf(), ...listed, complete])
      .when(list(2, [testId<'unit'>()]))
      .then({ code: 'list-complete' });
  });

  it('opinions and checks are about units of the list', () => {
    const stranger = testId<'unit'>();
    given([draftOf(), ...listed])
      .when({ kind: 'attach-opinions', opinions: [{ units: [A, stranger], opinion: '开放' }], deed: deed() })
      .then({ code: 'not-in-the-list', facts: { units: [stranger], count: 1 } });
    given(waiting)
      .when({
        kind: 'check',
        check: { method: 'scan', found: [stranger], missing: [], unlisted: [] },
        deed: deed(),
      })
      .then({ code: 'not-in-the-list', facts: { units: [stranger], count: 1 } });
  });
});
