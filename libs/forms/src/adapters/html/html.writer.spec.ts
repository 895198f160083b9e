import { once } from 'node:events';
import { PassThrough, Writable } from 'node:stream';
import { writeHtml } from './html.writer';
import type { OpenedCatalogue, OpenedCatalogueRow } from '../../form/opened-catalogue.form';

const paper = (title: string): OpenedCatalogue => ({
  form: 'opened-catalogue',
  archives: '市档案馆',
  logPosition: '12',
  preparedAt: '2026-11-28T16:30:53.224Z',
  signatures: [],
  rows: [{ code: 'J021-WS·1997·Y-0001', title, openedOn: '2024-06-03' }],
});

async function written(title: string) {
  const output = new PassThrough();
  const chunks: Buffer[] = [];
  output.on('data', (chunk: Buffer) => chunks.push(chunk));
  const told = await writeHtml(paper(title), output);
  return { ...told, text: Buffer.concat(chunks).toString('utf8') };
}

describe('a paper as a page', () => {
  it('shows what is written on it, and never runs it', async () => {
    const { text, sha256, rows } = await written('<script>alert(1)</script>关于“甲&乙”的批复');
    expect(text).toContain('&lt;script&gt;alert(1)&lt;/script&gt;关于“甲&amp;乙”的批复');
    expect(text).not.toMatch(/<script|src=|href=/);
    expect(text).toContain(sha256);
    expect(rows).toBe(1);
  });

  it('of the same data has the same bytes', async () => {
    expect((await written('甲')).text).toBe((await written('甲')).text);
  });

  it('fails with the disk, also where that failed while nothing was written', async () => {
    const full = new Writable({ write: (_, __, done) => void setImmediate(done, new Error('disk full')) });
    const failed = once(full, 'close').catch(() => undefined);
    async function* rows(): AsyncGenerator<OpenedCatalogueRow> {
      await failed;
      yield { code: 'J021-WS·1997·Y-0001', title: '甲', openedOn: '2024-06-03' };
    }
    await expect(writeHtml({ ...paper('甲'), rows: rows() }, full)).rejects.toThrow('disk full');
  });
});
