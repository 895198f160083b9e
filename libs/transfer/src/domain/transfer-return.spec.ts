import type { EventMap, PastEvent } from '@fonds/event-contracts';
import { rootOfRows } from '@fonds/ledger/core';
import { testId } from '@fonds/testing';
import { HEAD_AND_HANDLER } from './signature-policy';
import { refusedUnits } from './refusing-defect.rule';
import { type TransferCommand } from './transfer.decider';
import {
  given,
  HEAD,
  UNITS,
  A,
  B,
  C,
  TODAY,
  ALL,
  deed,
  draftOf,
  listed,
  complete,
  offered,
  claimed,
  checked,
  returned,
  gone,
  report,
  waiting,
  received,
  sign,
  signedDraft,
  event,
} from '../../test/transfer-story.fixture';

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
      { missing: [C], missingCount: 1, unlisted: [], unlistedCount: 0 },
    ],
    [
      'the same number, one of them another',
      [checked({ found: [A, B], missing: [C], unlisted: ['X-9'] })],
      { missing: [C], missingCount: 1, unlisted: ['X-9'], unlistedCount: 1 },
    ],
    [
      'all, and one more than listed',
      [checked({ unlisted: ['X-9'] })],
      { missing: [], missingCount: 0, unlisted: ['X-9'], unlistedCount: 1 },
    ],
    ['nothing checked', [], { missing: [...UNITS], missingCount: 3, unlisted: [], unlistedCount: 0 }],
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
        facts: { missing: [], missingCount: 0, unlisted: ['X-9'], unlistedCount: 1 },
      }),
  );

  describe('a batch entered from old paper', () => {
    const old = [draftOf({ historical: true }), ...listed, complete, offered, ...claimed];
    const paper = { side: 'to', capacity: 'head', name: '张三', signedOn: '2015-05-05' } as const;

    it('was checked then', () =>
      given(old)
        .when({
          kind: 'enter-paper',
          intoArchives: true,
          ...paper,
          policy: HEAD_AND_HANDLER,
          deed: deed({ evidence: 1 }),
        })
        .then([{ type: 'PaperSignatureEntered', data: { ...paper, root: ALL, count: 3 } }]));

    it('but nobody signs for it by his account before it is checked', () =>
      given(old)
        .when(last)
        .then({
          code: 'received-differs-from-listed',
          rule: 'INV-02',
          facts: { missing: [...UNITS], missingCount: 3, unlisted: [], unlistedCount: 0 },
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

  it('is wanted of both sides where packages of electronic records are offered', () => {
    const packages = event('TransferOffered', { count: 3, root: ALL, packages: ['EEP-1'], defects: [] });
    const electronic = [draftOf(), ...listed, complete, packages, ...claimed, checked()];
    given([...electronic, report('pass')])
      .when(last)
      .then({ code: 'report-missing', rule: 'INV-31', facts: { missing: ['sender'] } });
    given([...electronic, report('pass', true, 'sender')])
      .when(last)
      .then({ code: 'report-missing', rule: 'INV-31', facts: { missing: ['receiver'] } });
    given([...electronic, report('pass', true, 'sender'), report('pass')])
      .when(last)
      .then([signedDraft('to', 'head')]);
  });

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
