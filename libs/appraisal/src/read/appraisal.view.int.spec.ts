import type { EventMap } from '@fonds/event-contracts';
import { LAW_DATA_VERSION } from '@fonds/law';
import { ARCHIVES, createTestDatabase, FONDS, happened, testId, type TestDatabase } from '@fonds/testing';
import { evolveAppraisal, type Appraisal } from '../domain/appraisal.state';
import { AppraisalViewQuery } from './appraisal.view';

const [UNIT, OLD] = [testId<'unit'>(), testId<'unit'>()];
const [SERIES, FILE, LEAF] = [testId(), testId(), testId()];
const TABLES = {
  node: 'id uuid, kind text, unit uuid, parent uuid, code text, title text',
  custody: 'unit uuid, retention text, known_to bigint, until date',
  due_start: 'unit uuid, entry uuid, start date, retention_start date',
};

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
  const run = (sql: string, values?: unknown[]) => test.database.owner.query(sql, values);
  await run('CREATE SCHEMA IF NOT EXISTS read');
  for (const [name, columns] of Object.entries(TABLES)) await run(`CREATE TABLE read.${name} (${columns})`);
  const rows = [
    [UNIT, 'unit', null, SERIES, 'J020-KU·2016-0001', '2016年会计资料'],
    [FILE, 'entry', UNIT, UNIT, null, '第一册'],
    [LEAF, 'entry', UNIT, FILE, null, '2016年明细账'],
    [OLD, 'unit', null, SERIES, 'J020-KU·1990-0001', '1990年记账凭证'],
  ];
  for (const row of rows) await run('INSERT INTO read.node VALUES ($1, $2, $3, $4, $5, $6)', row);
  for (const [unit, formed] of [
    [UNIT, '2016-05-01'],
    [OLD, '1990-05-01'],
  ]) {
    await run('INSERT INTO read.custody VALUES ($1, $2)', [unit, '10年']);
    await run('INSERT INTO read.due_start VALUES ($1, $1, $2), ($1, $3, $4)', [
      unit,
      formed,
      FILE,
      '2026-01-01',
    ]);
  }
});
afterAll(() => test.drop());

it('an appraisal is reminded of a least period by what lies within a unit at any depth, unless its periods were over before the order', async () => {
  const opinions: EventMap['AppraisalDecided']['opinions'] = [
    { units: [UNIT, OLD], opinion: 'keep', reason: '有查考价值', period: '15年' },
  ];
  const appraisal = [
    happened('AppraisalOpened', {
      ...{ fonds: FONDS, custodian: ARCHIVES, method: '逐卷', scope: '期满档案' },
      members: ['档案', '业务', '会计'].map((role) => ({ name: '张某', role })),
    }),
    happened('AppraisalUnitsListed', { part: 0, units: [UNIT, OLD], last: true }),
    happened('AppraisalDecided', { opinions }),
  ].reduce<Appraisal | undefined>(evolveAppraisal, undefined);
  if (!appraisal) throw new Error('nothing was opened');
  const inEffect = { version: () => Promise.resolve(LAW_DATA_VERSION) };
  const { reminders } = await new AppraisalViewQuery(test.database.owner, inEffect as never).of(
    testId(),
    appraisal,
  );
  expect(reminders.map(({ en }) => en)).toEqual([
    expect.stringContaining('the least period is 30年; 1 units are given 15年'),
  ]);
});
