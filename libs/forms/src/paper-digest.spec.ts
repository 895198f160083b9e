import { createHash } from 'node:crypto';
import { canonicalJson } from '@fonds/kernel';
import { deed, list, register, rows } from '../test/papers';
import { digestOfPaper } from './paper-digest';
import type { Paper } from './paper';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

describe('the digest of a paper', () => {
  it('is SHA-256 over its canonical JSON, rows as an array', async () => {
    const all = [...rows(50)];
    expect(await digestOfPaper(list(rows(50)))).toBe(sha256(canonicalJson({ ...list([]), rows: all })));
    expect(await digestOfPaper(deed)).toBe(sha256(canonicalJson(deed)));
  });

  it.each([0, 1, 2])('is so with %d rows too', async (count) => {
    const paper = register(count);
    expect(await digestOfPaper(paper)).toBe(sha256(canonicalJson(paper)));
  });

  it('does not know in which order members were written, nor absent ones', async () => {
    const turned = Object.fromEntries(Object.entries(deed).reverse()) as unknown as Paper;
    expect(await digestOfPaper(turned)).toBe(await digestOfPaper(deed));
    expect(await digestOfPaper({ ...deed, number: undefined })).toBe(
      sha256(canonicalJson({ ...deed, number: undefined })),
    );
  });

  it('is the same whichever keys the log signs with: they are printed beside it, and are no data of the paper', async () => {
    expect(await digestOfPaper({ ...deed, logKeys: ['example/log+01234567+AQ=='] })).toBe(
      await digestOfPaper(deed),
    );
  });

  it('another row, another order or another log position is another digest', async () => {
    const [first, second] = rows(2);
    const digests = await Promise.all(
      [
        list([first, second].flatMap((one) => one ?? [])),
        list([second, first].flatMap((one) => one ?? [])),
        list([first].flatMap((one) => one ?? [])),
        { ...list([first].flatMap((one) => one ?? [])), logPosition: '184468' },
      ].map((paper) => digestOfPaper(paper)),
    );
    expect(new Set(digests).size).toBe(4);
  });
});
