import type { SourceItem, SourceUnit } from '../source';
import { reportingDat18 } from './dat18-report';
import { problemText } from './problem-texts';

const unit = (line: number, description: SourceUnit['description']): SourceUnit => ({
  kind: 'unit',
  fonds: 'f',
  key: { kind: 'source', value: String(line) },
  level: 'item',
  description: { code: 'A1', retention: '永久', opening: '未审核', creators: ['x'], ...description },
  entries: [],
  digest: '',
  components: 1,
  place: { file: 'a.xml', line },
});

it('a finding aid under DA/T 18 is told once for each field what its units lack, after all of them', async () => {
  const given = [
    unit(3, { title: 'A', dates: [{ printed: '1957', certainty: 'exact' }] }),
    unit(4, { title: 'B' }),
    unit(5, { title: ' ' }),
  ];
  const items: SourceItem[] = [];
  for await (const item of reportingDat18(
    (async function* () {
      yield* given;
      await Promise.resolve();
    })(),
    { file: 'a.xml' },
  ))
    items.push(item);
  const problems = items.flatMap((item) => (item.kind === 'problem' ? [item.problem] : []));
  expect(items.slice(0, 3)).toEqual(given);
  expect(problems.map(({ facts }) => facts)).toEqual([
    { field: '日期', count: 2, firstRow: 4 },
    { field: '题名', count: 1, firstRow: 5 },
  ]);
  for (const problem of problems) expect(problemText('ead', problem, 'zh').what).toContain('DA/T 18');
});
