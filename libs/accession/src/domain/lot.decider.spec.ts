import { civilDate } from '@fonds/kernel';
import { ARCHIVES, FONDS, happened, rulesOf, testId } from '@fonds/testing';
import { deed } from '../../test/accession-deed.fixture';
import { lotDecider } from './lot.decider';

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
    const arrangedOn = (businessDate: string) =>
      happened(
        'LotArrangementBegun',
        { act, fonds: FONDS, files: 1, items: 0 },
        { businessDate: civilDate(businessDate) },
      );
    const begun = arrangedOn('2026-05-01');
    given([registered, begun])
      .when(close(2))
      .then({ code: 'lot-being-arranged', facts: { acts: [act] } });
    given([registered, begun])
      .when(close(2, { asked: [act] }))
      .then([expect.objectContaining({ type: 'LotClosed' })] as never);
    given([registered, arrangedOn('2026-05-02')])
      .when(close(2, { asked: [act] }))
      .then({ code: 'closed-before-lot', rule: 'INV-43', facts: { on: '2026-05-02' } as never });
    given([registered])
      .when(close(2, { deed: deed({ businessDate: civilDate('2026-03-31') }) }))
      .then({ code: 'closed-before-lot' });
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
