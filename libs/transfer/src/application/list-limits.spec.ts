import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testId } from '@fonds/testing';
import { refusalText, registerMessages } from '@fonds/http-edge';
import { ACT_MESSAGES, UNITS_OF_AN_ACT } from '@fonds/acts';
import { readListFile } from '@fonds/interchange';
import { civilDate } from '@fonds/kernel';
import { UnitSelection } from './unit-selection';

const TODAY = civilDate('2026-11-22');

let folder: string;
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'list-limits-'))));
afterAll(() => rm(folder, { recursive: true }));

const read = async (lines: number) => {
  const path = join(folder, `${lines}.txt`);
  await writeFile(path, '\n'.repeat(lines - 1) + 'A001');
  return readListFile(path, { today: TODAY, language: 'zh' });
};

describe('a list that is too long', () => {
  it('as a text file is refused, never cut off; empty lines are no units', async () => {
    expect(await read(2 * UNITS_OF_AN_ACT)).toMatchObject({ ok: true, value: { rows: [{ text: 'A001' }] } });
    expect(await read(2 * UNITS_OF_AN_ACT + 1)).toMatchObject({
      ok: false,
      error: { code: 'too-many-units' },
    });
  });

  it('is refused before anything is looked up, and says how many there are', async () => {
    const nobody = new UnitSelection(...([] as unknown as ConstructorParameters<typeof UnitSelection>));
    const texts = Array.from({ length: UNITS_OF_AN_ACT + 1 }, (_, n) => String(n));
    const answer = await nobody.resolve(
      { kind: 'named', texts },
      { from: testId<'organisation'>(), today: TODAY },
      undefined as never,
    );
    if (answer.ok) throw new Error('it was resolved');
    expect(answer.error).toMatchObject({ code: 'too-many-units', facts: { given: 100_001, most: 100_000 } });
    registerMessages(ACT_MESSAGES);
    for (const language of ['zh', 'en'] as const)
      expect(Object.values(refusalText(answer.error, language)).join()).not.toMatch(/[{}]/);
  });
});
