import { civilDate } from '@fonds/kernel';
import { testId } from '@fonds/testing';
import { transferDecider, type TransferCommand } from './transfer.decider';
import { HEAD_AND_HANDLER } from './signature-policy';
import type { Opinion } from './transfer.state';
import {
  given,
  HEAD,
  UNITS,
  A,
  B,
  C,
  ALL,
  deed,
  event,
  draftOf,
  listed,
  complete,
  opinions,
  offered,
  claimed,
  checked,
  waiting,
  sign,
  signedDraft,
} from '../../test/transfer-story.fixture';

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

  it('also of such a batch whose paper was signed under the law of now (INV-07)', () => {
    const old = [...list, offered, ...claimed];
    const paper = (signedOn: string): TransferCommand => ({
      kind: 'enter-paper',
      intoArchives: true,
      side: 'to',
      capacity: 'head',
      name: '张三',
      signedOn,
      policy: HEAD_AND_HANDLER,
      deed: deed({ evidence: 1, businessDate: civilDate('2015-05-05') }),
    });
    given(old)
      .when(paper('2026-11-01'))
      .then({
        code: 'opinions-missing',
        rule: 'INV-07',
        facts: expect.objectContaining({ count: 3 }) as never,
      });
    given(old)
      .when(paper('2020-12-31'))
      .then([expect.objectContaining({ type: 'PaperSignatureEntered' })] as never);
  });

  it('is not asked of 代管, nor between units', () => {
    given([draftOf({ nature: 'early-custody' }), ...listed, complete])
      .when(offer('2026-11-22'))
      .then(accepted);
    given(list)
      .when(offer('2026-11-22', { intoArchives: false }))
      .then(accepted);
  });

  it('CLK-04, E21: what is not due and was not agreed to is a listed defect; an old deed is not asked', () => {
    const early = { ...offer('2026-11-22'), early: ['x'] } as TransferCommand;
    const told = (state: ReturnType<typeof given>['state']): unknown => {
      const decision = transferDecider.decide(early, state);
      return decision.ok ? (decision.value[0]?.data as { defects: unknown }).defects : decision.error.code;
    };
    const now = given([draftOf({ nature: 'early-custody' }), ...listed, complete]).state;
    expect(told(now)).toMatchObject([{ code: 'early-not-agreed' }]);
    expect(told(given([...list, opinions(FULL)]).state)).toEqual([]);
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
