import { civilDate } from '@fonds/kernel';
import { FIRST_LAW_DATA_VERSION } from '@fonds/law';
import { asksForOrders, DueOrders } from './due-orders';
import type { RectificationQuery, RectificationRow } from './rectification.query';

const ORDER = {
  ...{ id: 'order', organisation: 'body', organisationName: '县档案馆', due: '2026-03-01' },
  ...{ instrument: 'REG', article: '48', requirement: '修缮屋面', document: '责改1号' },
} as RectificationRow;
const asked = { on: civilDate('2026-03-02'), today: civilDate('2026-03-02'), window: 'overdue' as const };
const list = async (over: object = {}) => {
  const questions: object[] = [];
  const query = {
    list: (question: object) => Promise.resolve({ rows: (questions.push(question), [ORDER]) }),
  } as unknown as RectificationQuery;
  const page = await new DueOrders(query, {
    version: () => Promise.resolve(FIRST_LAW_DATA_VERSION),
  } as never).list({ ...asked, ...over }, {}, {} as never);
  return { rows: page.rows, questions };
};

describe('a due list of CLK-14', () => {
  it('is one of orders, each with its day, its body, and the article that it rests on', async () => {
    expect(asksForOrders({ clocks: ['CLK-14'] })).toBe(true);
    expect(asksForOrders({ clocks: ['CLK-01'] })).toBe(false);
    expect(asksForOrders({})).toBe(false);
    const { rows } = await list();
    expect(rows).toMatchObject([
      {
        ...{ clock: 'CLK-14', order: 'order', unit: null, shown: '2026-03-01', custodian: 'body' },
        ...{ code: '责改1号', mark: 'F', basis: [{ instrument: 'REG', article: '48' }] },
      },
    ]);
  });

  it('is narrowed by body, and has nothing of a fonds or without a day', async () => {
    const { questions } = await list({ archives: 'body', organisation: 'body' });
    expect(questions).toMatchObject([{ archives: 'body', organisation: 'body', window: 'overdue' }]);
    expect((await list({ fonds: 'fonds' })).rows).toEqual([]);
    expect((await list({ window: 'missing' })).rows).toEqual([]);
  });
});
