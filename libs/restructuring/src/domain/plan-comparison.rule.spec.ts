import type { DisposalPlanDrafted } from '@fonds/event-contracts';
import { happened } from '@fonds/testing';
import { given, INVESTOR, receiver, ROOT, SORTED } from '../../test/case-history.fixture';
import { comparedPlans } from './plan-comparison.rule';

type Line = DisposalPlanDrafted['lines'][number];

const line = (group: string, over: Partial<Line> = {}): Line => ({
  ...{ group, count: 2, root: ROOT, destination: 'INV', form: 'transfer', basis: [], decided: false },
  ...over,
});
const drafted = (version: number, lines: Line[], more: Partial<DisposalPlanDrafted> = {}) =>
  happened('DisposalPlanDrafted', { version, table: '2026-11-22', lines, root: ROOT, ...more });
const compared = (...plans: ReturnType<typeof drafted>[]) => {
  const { state } = given([...SORTED, ...plans]);
  if (!state) throw new Error('a case was expected');
  return comparedPlans(state, 1, 2);
};

describe('two versions of a plan', () => {
  it('differ by their groups: which came, which are gone, and what of the others is not as it was', () => {
    const before = drafted(1, [line('AD'), line('KU')]);
    const after = drafted(2, [
      line('AD', { destination: 'DEP', form: 'deposit', receiver, decided: true }),
      line('RS', { count: 1 }),
    ]);
    expect(compared(before, after)).toEqual({
      ok: true,
      value: {
        from: 1,
        to: 2,
        added: [{ group: 'RS', units: 1, destination: 'INV', receiver: null }],
        gone: [{ group: 'KU', units: 2, destination: 'INV', receiver: null }],
        changed: [
          {
            group: 'AD',
            fields: [
              { field: 'destination', from: 'INV', to: 'DEP' },
              { field: 'form', from: 'transfer', to: 'deposit' },
              { field: 'receiver', from: null, to: `市国资委 ${INVESTOR}` },
              { field: 'decided', from: 'false', to: 'true' },
            ],
          },
        ],
        terms: [],
        same: false,
      },
    });
  });

  it('of as many units, but others, are told apart by their root', () => {
    const told = compared(drafted(1, [line('AD')]), drafted(2, [line('AD', { root: 'b'.repeat(64) })]));
    expect(told.ok && told.value.changed).toEqual([
      { group: 'AD', fields: [{ field: 'root', from: ROOT, to: 'b'.repeat(64) }] },
    ]);
  });

  it('differ by cost, payer, timetable, approval and filing', () => {
    const filed = [
      happened('DisposalPlanAdopted', { version: 1, root: ROOT, by: '钱某' }),
      happened('DisposalPlanFiled', { version: 1, authority: '市档案局', receipt: '3号', on: '2026-11-21' }),
    ];
    const terms = { cost: '12万元', payer: '破产财产', timetable: '六月底' };
    const { state } = given([
      ...SORTED,
      drafted(1, [line('AD')], { cost: '10万元' }),
      ...filed,
      drafted(2, [line('AD')], terms),
    ]);
    const told = state && comparedPlans(state, 1, 2);
    expect(told?.ok && told.value.terms).toEqual([
      { field: 'cost', from: '10万元', to: '12万元' },
      { field: 'payer', from: null, to: '破产财产' },
      { field: 'timetable', from: null, to: '六月底' },
      { field: 'adopted', from: expect.stringMatching(/^钱某 /), to: null },
      { field: 'filed', from: '市档案局 3号 2026-11-21', to: null },
    ]);
    expect(told?.ok && told.value.changed).toEqual([]);
  });

  it('that say the same are the same; one that there is not is refused', () => {
    const told = compared(drafted(1, [line('AD')]), drafted(2, [line('AD')]));
    expect(told.ok && told.value.same).toBe(true);
    expect(compared(drafted(1, [line('AD')]))).toMatchObject({
      ok: false,
      error: { code: 'plan-unknown', facts: { version: 2, known: [1] } },
    });
  });
});
