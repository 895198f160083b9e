import type { AcquisitionAgreed } from '@fonds/event-contracts';
import type { Deed } from '@fonds/holdings';
import { civilDate } from '@fonds/kernel';
import { ACTOR, ARCHIVES, FONDS, happened, rulesOf, testId } from '@fonds/testing';
import { agreementDecider, type AgreementTerms } from './agreement.decider';
import { termsRefusal, type AccessionQuestion } from './accession-terms.rule';
import { captureDecider, type Capture } from './capture.decider';
import { ownerByMaker } from './record-owner.rule';
import { lotDecider } from './lot.decider';
import { registerDecider, type RegisterEntry } from './register.decider';
import { scopeDecider, scopeOn, type ScopeLine } from './scope.decider';
import { outsideScope } from './scope.rule';
import { ALL_SOURCE_KINDS, ownerAfter, SOURCE_KINDS, sourceKindOf } from './source-kinds';
import { ALL_TOPICS, topicOf } from './topics';
import { depositRefusal, withdrawalDecider } from './withdrawal.decider';

const deed = (over: Partial<Deed> = {}): Deed => ({
  businessDate: civilDate('2026-05-01'),
  today: civilDate('2026-11-22'),
  account: ACTOR,
  evidence: 1,
  ...over,
});
const person = { kind: '个人', name: '李某' } as const;
const agreed: AcquisitionAgreed = {
  archives: ARCHIVES,
  kind: 'deposit',
  party: person,
  title: '寄存协议',
  rights: '甲',
  duties: '乙',
  useTerms: '丙',
  from: '2026-01-01',
  until: '2026-12-31',
};

describe('kinds of sources (domain.md §8)', () => {
  it('are nine, found by code and by every Chinese name', () => {
    expect(ALL_SOURCE_KINDS).toHaveLength(9);
    for (const name of [
      '移交',
      '捐献',
      '购买',
      '代存',
      '寄存',
      '交换',
      '征购',
      '收购',
      '代为保管',
      '撤并接收',
      '没收移交',
    ])
      expect([name, sourceKindOf(name)]).not.toContain(undefined);
    expect(sourceKindOf('别的')).toBeUndefined();
  });

  it('of donation, purchase, deposit and exchange rest on an agreement (INV-09)', () => {
    expect(ALL_SOURCE_KINDS.filter((kind) => SOURCE_KINDS[kind].agreed)).toEqual([
      'donation',
      'purchase',
      'deposit',
      'exchange',
    ]);
  });

  it('that keep the owner are deposit and keeping on behalf; what else comes in is the state’s (INV-39b)', () => {
    for (const kind of ALL_SOURCE_KINDS)
      expect([kind, ownerAfter(kind, person).kind]).toEqual([
        kind,
        ['deposit', 'keeping'].includes(kind) ? '个人' : '国家',
      ]);
  });
});

it('collecting topics are the seven of P-17', () => {
  expect(ALL_TOPICS).toHaveLength(7);
  expect(topicOf('考古发掘')).toBe('archaeological-find');
  expect(topicOf('别的')).toBeUndefined();
});

describe('what is said of an accession', () => {
  const question = (over: Partial<AccessionQuestion> = {}): AccessionQuestion => ({
    sourceKind: 'deposit',
    source: person,
    title: '日记',
    archives: ARCHIVES,
    content: 'units',
    date: civilDate('2026-05-01'),
    agreement: 'agreement',
    agreed,
    ...over,
  });
  const none = { agreement: undefined, agreed: undefined };

  it.each<[string, Partial<AccessionQuestion>, string | undefined]>([
    ['a deposit on its agreement', {}, undefined],
    ['a deposit without one', none, 'agreement-missing'],
    ['the same before the law wanted one', { ...none, date: civilDate('2005-05-01') }, undefined],
    ['a requisition from a person', { ...none, sourceKind: 'requisition' }, undefined],
    ['keeping on behalf without one', { ...none, sourceKind: 'keeping' }, undefined],
    ['an agreement of another archives', { agreed: { ...agreed, archives: FONDS } }, 'agreement-unknown'],
    [
      'an agreement about a donation',
      { agreed: { ...agreed, kind: 'donation' } },
      'agreement-of-another-kind',
    ],
    ['a day before the agreement', { date: civilDate('2025-12-31') }, 'agreement-not-in-force'],
    ['a day after it', { date: civilDate('2027-01-01') }, 'agreement-not-in-force'],
    ['another kind of owner', { source: { kind: '集体' } }, 'agreement-of-another-owner'],
    ['an owner that is not the depositor', { owner: { kind: '国家' } }, 'deposit-owner-stays'],
    [
      'a purchase from the state',
      { ...none, sourceKind: 'purchase', source: { kind: '国家' } },
      'state-archives-not-bought',
    ],
    [
      'a transfer by a list',
      { ...none, sourceKind: 'transfer', source: { kind: '国家' } },
      'transfer-by-batch',
    ],
    [
      'an old transfer as a lot',
      { ...none, content: 'lot', sourceKind: 'transfer', source: { kind: '国家' } },
      undefined,
    ],
  ])('%s', (_, over, code) => expect(termsRefusal(question(over))?.code).toBe(code));
});

describe('an agreement (E30)', () => {
  const { given } = rulesOf(agreementDecider);
  const agree = (over: Partial<AgreementTerms> = {}, on: Partial<Deed> = {}) =>
    ({ kind: 'agree', terms: { ...agreed, ...over }, deed: deed(on) }) as const;

  it('is recorded once, with its paper', () => {
    given([])
      .when(agree())
      .then([{ type: 'AcquisitionAgreed', data: agreed, rules: ['INV-09', 'INV-28'] }]);
    given([])
      .when(agree({}, { evidence: 0 }))
      .then({ code: 'agreement-paper-missing', rule: 'INV-09' });
    given([happened('AcquisitionAgreed', agreed)])
      .when(agree())
      .then({ code: 'agreement-already-recorded' });
  });

  it('has all its parts, in order', () => {
    given([])
      .when(agree({ duties: ' ' }))
      .then({ code: 'agreement-incomplete', facts: { missing: ['duties'] } });
    given([])
      .when(agree({ until: '2025-01-01' }))
      .then({ code: 'agreement-days-reversed' });
  });

  it('neither buys nor prices what is the state’s (INV-28), as long as that law is in force', () => {
    const state = { party: { kind: '国家' } } as const;
    given([])
      .when(agree({ ...state, kind: 'purchase' }))
      .then({ code: 'state-archives-not-bought' });
    given([])
      .when(agree({ ...state, price: { amount: '1', currency: 'CNY' } }))
      .then({ code: 'state-archives-priced' });
  });
});

describe('the register (E29)', () => {
  const { given } = rulesOf(registerDecider);
  const entry = (accession: string): RegisterEntry => ({
    archives: ARCHIVES,
    year: 2026,
    accession,
    content: 'units',
    sourceKind: 'deposit',
    source: person,
    title: '日记',
    on: '2026-05-01',
  });
  const numbered = (accession: string, number: number) =>
    happened('AccessionNumbered', { ...entry(accession), number, printed: `2026-000${number}` });
  const finding = {
    archives: ARCHIVES,
    rule: 'INV-05',
    offence: 'OFF-15',
    on: '2026-05-01',
    reasons: ['class-not-in-scope' as const],
    units: [],
    count: 1,
  };
  const [one, two] = [testId<'accession'>(), testId<'accession'>()];

  it('numbers one after the other, whatever else stands between', () => {
    const between = happened('FindingCandidateRaised', finding);
    given([numbered(one, 1), between])
      .when({ kind: 'enter', entry: entry(two) })
      .then([{ type: 'AccessionNumbered', data: { ...entry(two), number: 2, printed: '2026-0002' } }]);
  });

  it('numbers an accession once', () =>
    given([numbered(one, 1)])
      .when({ kind: 'enter', entry: entry(one) })
      .then([]));

  it('notes what lies outside the scope in the same append (INV-05)', () => {
    given([])
      .when({ kind: 'enter', entry: entry(one), finding })
      .then([
        { type: 'AccessionNumbered', data: { ...entry(one), number: 1, printed: '2026-0001' } },
        { type: 'FindingCandidateRaised', data: finding },
      ]);
  });
});

describe('the receiving scope (E33, INV-05)', () => {
  const { given } = rulesOf(scopeDecider);
  const FROM = testId<'organisation'>();
  const set = (validFrom: string, lines: readonly ScopeLine[] = [{}]) =>
    ({
      kind: 'set',
      archives: ARCHIVES,
      validFrom: civilDate(validFrom),
      approval: '12号',
      lines,
      deed: deed(),
    }) as const;
  const version = (n: number, validFrom: string, lines: ScopeLine[] = [{}]) =>
    happened('ScopeVersionSet', { archives: ARCHIVES, version: n, validFrom, approval: '12号', lines });

  it('has versions that follow each other, and never nothing', () => {
    given([version(1, '2020-01-01')])
      .when(set('2026-01-01'))
      .then([
        {
          type: 'ScopeVersionSet',
          data: { archives: ARCHIVES, version: 2, validFrom: '2026-01-01', approval: '12号', lines: [{}] },
        },
      ]);
    given([version(1, '2026-01-01')])
      .when(set('2026-01-01'))
      .then({ code: 'scope-not-after-last' });
    given([]).when(set('2026-01-01', [])).then({ code: 'scope-empty' });
  });

  it('of a day is the version that began last', () => {
    const { state } = given([version(1, '2020-01-01'), version(2, '2026-01-01')]);
    expect([
      scopeOn(state, '2019-12-31')?.version,
      scopeOn(state, '2025-12-31')?.version,
      scopeOn(state, '2026-01-01')?.version,
    ]).toEqual([undefined, 1, 2]);
  });

  it.each<[string, ScopeLine[], { class?: string; retention?: string }, string | undefined]>([
    ['another body', [{ organisation: ARCHIVES }], {}, 'unit-not-in-scope'],
    ['another class', [{ class: 'WS' }], { class: 'KU' }, 'class-not-in-scope'],
    ['a class that nobody printed', [{ class: 'WS' }], {}, undefined],
    [
      '10 years where 30 are wanted',
      [{ minRetention: 'D30' }],
      { retention: '10年' },
      'retention-below-scope',
    ],
    ['30 years where 30 are wanted', [{ minRetention: 'D30' }], { retention: '30年' }, undefined],
    ['永久 where 30 years are wanted', [{ minRetention: 'D30' }], { retention: '永久' }, undefined],
    ['长期, which nobody mapped', [{ minRetention: 'D30' }], { retention: '长期' }, undefined],
    [
      'short, but of a class with a line of its own',
      [{ class: 'WS', minRetention: 'D30' }, { class: 'ZP' }],
      { class: 'ZP', retention: '10年' },
      undefined,
    ],
  ])('%s', (_, lines, unit, reason) => {
    const scope = { version: 1, validFrom: civilDate('2020-01-01'), lines };
    expect(outsideScope(scope, FROM, [{ unit: 'u', ...unit }])?.reasons).toEqual(reason && [reason]);
  });
});

describe('a deposit goes back', () => {
  const unit = { owner: { kind: '个人' } } as const;
  const broughtBy = { sourceKind: 'deposit', source: person };
  const question = { archives: ARCHIVES, owner: person, unit, broughtBy };

  it.each<[string, object, string | undefined]>([
    ['to who deposited it', {}, undefined],
    ['not what was given for good', { broughtBy: { ...broughtBy, sourceKind: 'donation' } }, 'not-a-deposit'],
    ['not to another person', { owner: { kind: '个人', name: '王某' } }, 'not-its-owner'],
    ['not to another kind of owner', { owner: { kind: '集体' } }, 'not-its-owner'],
    ['not what nothing calls a deposit', { broughtBy: undefined }, 'not-a-deposit'],
    ['what was taken on, on its old agreement', { broughtBy: undefined, agreed }, undefined],
    ['not twice', { unit: { ...unit, out: 'withdrawn' } }, 'unit-not-in-store'],
  ])('%s', (_, over, code) => expect(depositRefusal({ ...question, ...over } as never)?.code).toBe(code));

  const { given } = rulesOf(withdrawalDecider);
  const [a, b] = [testId<'unit'>(), testId<'unit'>()];
  const requested = [
    happened('WithdrawalRequested', { fonds: FONDS, custodian: ARCHIVES, owner: person, proof: '协议' }),
    happened('ActUnitsListed', { part: 0, units: [a, b] }),
    happened('ManifestSealed', { count: 2, root: 'a'.repeat(64) }),
  ];
  const check = (found: readonly string[], account: string = testId<'account'>()) =>
    ({ kind: 'check', found, deed: deed({ account }) }) as const;

  it('when another person has found exactly the listed units', () => {
    given(requested)
      .when(check([a, b], ACTOR))
      .then({ code: 'same-person', rule: 'INV-01' });
    given(requested)
      .when(check([a]))
      .then({ code: 'checked-differs-from-listed', facts: { missing: [b], unlisted: [] } });
    given(requested.slice(0, 2))
      .when(check([a, b]))
      .then({ code: 'withdrawal-list-open' });
    expect(withdrawalDecider.decide(check([b, a]), given(requested).state)).toMatchObject({ ok: true });
  });
});

describe('a lot (E100, INV-03)', () => {
  const { given } = rulesOf(lotDecider);
  const registered = happened('LotRegistered', {
    archives: ARCHIVES,
    title: '积存',
    owner: { kind: '国家' },
    estimate: { files: 2 },
    on: '2026-04-01',
    fonds: FONDS,
  });
  const close = (files: number, over: object = {}) =>
    ({
      kind: 'close',
      archives: ARCHIVES,
      arranged: { files, items: 0 },
      open: [],
      asked: [],
      deed: deed(),
      ...over,
    }) as const;
  const arrange = (over: object = {}) =>
    ({
      kind: 'arrange',
      act: testId<'act'>(),
      fonds: FONDS,
      archives: ARCHIVES,
      files: 1,
      items: 0,
      deed: deed(),
      ...over,
    }) as const;

  it('is closed when the estimate is met, or its difference explained, and nothing is under way', () => {
    given([registered])
      .when(close(2))
      .then([
        {
          type: 'LotClosed',
          data: { arranged: { files: 2, items: 0 }, difference: { files: 0, items: 0 }, on: '2026-05-01' },
        },
      ]);
    given([registered]).when(close(1)).then({ code: 'difference-unexplained' });
    given([registered])
      .when(close(1, { explanation: '空夹' }))
      .then([
        {
          type: 'LotClosed',
          data: {
            arranged: { files: 1, items: 0 },
            difference: { files: -1, items: 0 },
            explanation: '空夹',
            on: '2026-05-01',
          },
        },
      ]);
    given([registered])
      .when(close(2, { open: ['act'] }))
      .then({ code: 'lot-being-arranged' });
    const act = testId<'act'>();
    const begun = happened('LotArrangementBegun', { act, fonds: FONDS, files: 1, items: 0 });
    given([registered, begun])
      .when(close(2))
      .then({ code: 'lot-being-arranged', facts: { acts: [act] } });
    given([registered, begun])
      .when(close(2, { asked: [act] }))
      .then([expect.objectContaining({ type: 'LotClosed' })] as never);
  });

  it('is arranged into its own fonds, not before it came in, and not when it is closed', () => {
    given([registered])
      .when(arrange({ fonds: ARCHIVES }))
      .then({ code: 'lot-of-another-fonds', basis: [] });
    given([registered])
      .when(arrange({ deed: deed({ businessDate: civilDate('2026-03-31') }) }))
      .then({ code: 'before-lot', rule: 'INV-43' });
    const closed = happened('LotClosed', {
      arranged: { files: 2, items: 0 },
      difference: { files: 0, items: 0 },
      on: '2026-05-01',
    });
    given([registered, closed]).when(arrange()).then({ code: 'lot-closed' });
    given([registered])
      .when(arrange({ archives: FONDS }))
      .then({ code: 'lot-unknown' });
  });
});

describe('a record as it comes into being (E07)', () => {
  const { given } = rulesOf(captureDecider);
  const captured = {
    fonds: FONDS,
    key: { kind: 'command', value: 'c/1' },
    profile: 'dat18',
    level: 'item',
    description: { title: '通知' },
    custodian: ARCHIVES,
    holder: ARCHIVES,
    owner: { kind: '国家' },
  } as const;
  const capture = (over: Partial<Capture> = {}): Capture => ({
    kind: 'capture',
    record: captured,
    electronic: true,
    deed: deed(),
    ...over,
  });

  it('with its origin, where it is electronic and the law of the day asks for it (INV-32)', () => {
    given([]).when(capture()).then({ code: 'origin-incomplete', rule: 'INV-32' });
    given([])
      .when(capture({ electronic: false }))
      .then([{ type: 'RecordCaptured', data: captured }]);
    given([])
      .when(capture({ deed: deed({ businessDate: civilDate('2010-01-01') }) }))
      .then([{ type: 'RecordCaptured', data: captured }]);
  });

  it('belongs to somebody, who is said where the body that made it does not tell (INV-39b)', () => {
    const { owner: _, ...unowned } = captured;
    given([])
      .when(capture({ record: unowned, electronic: false }))
      .then({ code: 'owner-not-said', rule: 'INV-39b' });
    expect(ownerByMaker('organ')).toEqual({ kind: '国家' });
    for (const kind of ['village', 'private-enterprise', 'household', undefined] as const)
      expect(ownerByMaker(kind)).toBeUndefined();
  });

  it('once', () =>
    given([happened('RecordCaptured', captured)])
      .when(capture())
      .then({ code: 'record-there-already', rule: 'INV-44' }));
});
