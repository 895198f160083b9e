import { civilDate } from '@fonds/kernel';
import { ARCHIVES, FONDS, happened, rulesOf, testId } from '@fonds/testing';
import { deed, person } from '../../test/accession-deed.fixture';
import { type Capture, captureDecider } from './capture.decider';
import { ownerByMaker } from './record-owner.rule';
import { registerDecider, type RegisterEntry } from './register.decider';
import { scopeDecider, type ScopeLine, scopeOn } from './scope.decider';
import { outsideScope } from './scope.rule';

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
