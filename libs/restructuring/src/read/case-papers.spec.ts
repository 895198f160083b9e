import { happened } from '@fonds/testing';
import { decided, given, roots, SORTED, TODAY, UNITS } from '../../test/case-history.fixture';
import { planLines, rootOfLines } from '../domain/case-line.rule';
import { CasePapers } from './case-papers';

const before = given([...SORTED, decided('AD')]).state;
if (!before) throw new Error('a case was expected');
const lines = planLines(before, roots, TODAY);
const plan = { version: 1, table: '2026-11-22', lines, root: rootOfLines(lines) };
const [unit = ''] = UNITS;
const { state } = given([
  ...SORTED,
  decided('AD'),
  happened('InventoryCounted', { method: 'box', expected: 4, found: 3, missing: [unit], unlisted: [] }),
  happened('InventoryDifferenceExplained', { unit, outcome: 'missing', explanation: 'A-7' }),
  happened('DisposalPlanDrafted', plan),
  happened('DisposalPlanAdopted', { version: 1, root: plan.root, by: 'Q' }),
]);

const papers = new CasePapers(
  { of: () => Promise.resolve({}) } as never,
  {
    codesOf: () => Promise.resolve(new Map([[unit, 'A-1']])),
    counted: () => Promise.resolve([{ medium: null, retention: 'Y', secret: true, files: 4, items: 0 }]),
  } as never,
  { of: () => Promise.resolve([{ title: 'B', files: 2, items: 0, metres: '1.5' }]) } as never,
);
const printed = async (language: 'zh' | 'en') => {
  const periods = new Map([['AD', 'Y 2']]);
  const of = await papers.plan(state as never, { date: TODAY, language, periods });
  const { decision: _, ...told } = of ?? { decision: '' };
  const { rows, ...inventory } = await papers.inventory(state as never, language);
  return { told, inventory, rows };
};
/** What people wrote stays as they wrote it. */
const OWN = /市国资委|李某/g;

describe('the plan and the inventory of a case', () => {
  it('speak the language that is asked for', async () => {
    expect(JSON.stringify(await printed('en')).replace(OWN, '')).not.toMatch(/\p{Script=Han}/u);
    expect(await printed('zh')).toMatchObject({
      told: { version: expect.stringContaining('批准') as string },
      inventory: { counts: ['按盒 全部：应有 4，实有 3'] },
    });
  });

  it('say how long the units of a group are kept, and whether its destination is settled', async () => {
    expect((await printed('en')).told).toMatchObject({
      rows: [
        { group: 'AD administration', retention: 'Y 2', receiver: '市国资委', decidedBy: '李某' },
        { group: 'KU accounting', receiver: expect.stringContaining('undecided') as string },
      ],
    });
  });
});
