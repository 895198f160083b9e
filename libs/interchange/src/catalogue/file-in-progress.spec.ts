import { parseReferenceCode } from '@fonds/kernel';
import { MAX_ENTRIES } from '../source';
import { FileInProgress, type EntryRow } from './file-in-progress';

const at = (line: number) => ({ file: '目录.csv', line });
const read = parseReferenceCode('C038-001-002', { mode: '按卷' });
const code = read.ok ? read.value : undefined;
const text = { title: '甲' };
const fileRow = {
  ...{ place: at(3), row: text, back: text, otherCodes: {}, resolved: text, content: text, problems: [] },
};
const entry = (line: number): EntryRow => ({
  ...{ place: at(line), row: text, back: text, resolved: text, content: text, problems: [] },
  ...{ key: String(line), description: text, pageStart: '1', mayBeOfFile: false },
});
const file = (): FileInProgress =>
  new FileInProgress(
    ...([code, false, 0, at(3), text, fileRow, new Map(), { number: 'C038', place: at(3) }, 9, []] as const),
  );

describe('a file with more entries than any file has', () => {
  it('goes back row by row and keeps none of them; each is accounted for once', () => {
    const open = file();
    const back = [];
    for (let n = 1; n <= MAX_ENTRIES; n++) back.push(...open.add(entry(3 + n)));
    expect(back).toEqual([]);
    back.push(...open.add(entry(4 + MAX_ENTRIES)));
    expect([back.length, open.entries.length]).toEqual([MAX_ENTRIES + 2, 0]);
    expect(back[0]).toMatchObject({
      code: code?.normalised,
      record: { problems: [{ code: 'too-many-entries' }] },
    });
    const late = open.add(entry(5 + MAX_ENTRIES));
    open.skip('7');
    expect(
      late.map(({ record }) => [record.components, record.problems.map((problem) => problem.code)]),
    ).toEqual([[1, ['file-row-not-registered']]]);
    expect([open.entries.length, open.close()]).toEqual([0, []]);
  });

  it('and with as many as a file may have is a unit', () => {
    const open = file();
    for (let n = 1; n <= MAX_ENTRIES; n++) open.add(entry(3 + n));
    const [unit, ...others] = open.close();
    expect([unit?.kind, others.length]).toEqual(['unit', 0]);
  });
});
