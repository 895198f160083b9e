import { createHash } from 'node:crypto';
import { HttpFixture } from './application.fixture';
import { importFile, type JobAnswer } from './journey.fixture';

/** Two items, and one whose code has a letter O for a zero. */
const CATALOGUE = [
  '档号,题名,责任者,日期,保管期限,页数',
  'A001-WS·2020·Y-0001,关于防汛工作的通知,市水利局,20200506,永久,3',
  'A001-WS·2020·Y-0002,=防汛会议纪要,市水利局,20200601,永久,12',
  'A0O1-WS·2020·Y-0003,防汛物资清单,市水利局,20200702,永久,5',
].join('\r\n');
const QUERY = { file: '目录.csv', format: 'catalogue', archives: 'A', fondsName: '市水利局' };

let http: HttpFixture;
let done: JobAnswer;
beforeAll(async () => {
  http = await (await HttpFixture.open()).people();
  done = await importFile(http, 'zhang', QUERY, Buffer.from(CATALOGUE));
});
afterAll(() => http.close());

const download = async (
  path: string,
): Promise<{ bytes: Buffer; headers: Record<string, string | undefined> }> => {
  const { body, headers } = await http
    .as('zhang')
    .get(path)
    .buffer(true)
    .parse((response, end) => {
      const pieces: Buffer[] = [];
      response.on('data', (piece: Buffer) => pieces.push(piece));
      response.on('end', () => end(null, Buffer.concat(pieces)));
    })
    .expect(200);
  return { bytes: body as Buffer, headers: headers as Record<string, string | undefined> };
};

describe('a catalogue over HTTP', () => {
  it('is registered but for the row with a problem', () => {
    expect(done).toMatchObject({ state: 'finished', withProblems: 1, result: { registered: 2, refused: 1 } });
  });

  it('gives the row with the problem back, to be mended and imported again', async () => {
    const { bytes, headers } = await download(`/api/v1/imports/${done.job}/problems`);
    expect(headers['content-type']).toContain('spreadsheetml');
    expect(bytes.subarray(0, 2).toString()).toBe('PK');
    const again = await importFile(http, 'zhang', { ...QUERY, file: '问题.xlsx', dryRun: 'true' }, bytes);
    expect(again).toMatchObject({ state: 'finished', result: { components: 1, refused: 1, registered: 0 } });
  });

  it('goes out in the columns it came in; the export is recorded first (E93)', async () => {
    const id = done.result?.import ?? '';
    await http
      .as('zhang')
      .get(`/api/v1/imports/${id}?after=${done.result?.position ?? ''}`)
      .expect(200);
    const { bytes, headers } = await download(`/api/v1/imports/${id}/export?format=csv`);
    const [header, first, second] = bytes
      .toString('utf8')
      .replace(/^\ufeff/, '')
      .split('\r\n');
    expect(header).toBe('档号,题名,责任者,日期,保管期限,页数');
    expect(first).toBe('A001-WS·2020·Y-0001,关于防汛工作的通知,市水利局,20200506,永久,3');
    expect(second).toContain("'=防汛会议纪要");
    expect(headers['fonds-digest']).toBe(createHash('sha256').update(bytes).digest('hex'));
    expect(headers['fonds-vkey']).toMatch(/^[^ ]+\+[0-9a-f]{8}\+[^ ]+$/);
    const trail = await http
      .as('auditor')
      .get(`/api/v1/trail?type=AuditExportMade&after=${headers['fonds-position'] ?? ''}`)
      .expect(200);
    expect((trail.body as { rows: { data: object }[] }).rows.at(-1)?.data).toMatchObject({
      scope: { import: id },
      format: 'csv',
      count: 2,
      digest: headers['fonds-digest'],
    });
    const workbook = await download(`/api/v1/imports/${id}/export?format=xlsx`);
    expect(workbook.bytes.subarray(0, 2).toString()).toBe('PK');
  });

  it('is exported for nobody who may not see it', async () => {
    await http
      .as('wang')
      .get(`/api/v1/imports/${done.result?.import ?? ''}/export?format=csv`)
      .expect(404);
  });
});
