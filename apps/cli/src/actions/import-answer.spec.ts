import { Output } from '../terminal/output';
import { importLine, tellImport } from './import-answer';

const OUTCOME = {
  ...{ file: '目录.csv', sha256: '0'.repeat(64), fonds: [], import: 'id-of-the-import' },
  ...{ components: 1, series: 0, units: 0, within: 0, registered: 0, unchanged: 0, refused: 1, heldOut: 0 },
  ...{ events: 0, position: 1n, controlRows: 0, warningCount: 0, warnings: [], warned: [], fondsRows: 0 },
} as unknown as Parameters<typeof importLine>[0];

function told(dryRun: boolean): string {
  const said: string[] = [];
  const streams = [process.stdout, process.stderr].map((stream) =>
    jest.spyOn(stream, 'write').mockImplementation((text) => said.push(String(text)) > 0),
  );
  try {
    const line = importLine(OUTCOME, { seconds: 0, dryRun, problems: '/tmp/问题.xlsx' });
    tellImport(new Output('zh', false), line);
  } finally {
    for (const stream of streams) stream.mockRestore();
  }
  return said.join('');
}

it('a trial run names no import, since none is recorded, and does not say that its sheet of problems was not written', () => {
  expect(told(false)).toContain('id-of-the-import');
  const trial = told(true);
  expect(trial).not.toContain('id-of-the-import');
  expect(trial).toContain('/tmp/问题.xlsx');
  expect(trial).toContain('没有入账任何内容');
});
