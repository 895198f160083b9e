/** @jest-environment node */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { Logger } from '@nestjs/common';
import { ok } from '@fonds/kernel';
import { AccessionUploads } from './accession-uploads';

jest.mock('node:fs/promises', () => {
  const actual = jest.requireActual<typeof import('node:fs/promises')>('node:fs/promises');
  return { ...actual, rm: jest.fn(actual.rm) };
});

describe('files with accessions that wait their turn', () => {
  beforeAll(() => Logger.overrideLogger(false));
  afterAll(() => Logger.overrideLogger(['error', 'warn', 'log']));

  it('are entered though the folder of one before them could not be removed', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'accessions-'));
    const uploads = new AccessionUploads(folder);
    const done = ok({ counts: {}, problems: [] });
    const start = (file: string) =>
      uploads.start({ account: 'z', archives: 'a', file }, Readable.from([Buffer.from('x')]), () =>
        Promise.resolve(done),
      );
    jest.mocked(rm).mockRejectedValueOnce(new Error('EBUSY'));
    const jobs = [await start('1.csv'), await start('2.csv')];
    await uploads.onApplicationShutdown();
    expect(jobs.map(({ state }) => state)).toEqual(['finished', 'finished']);
    await rm(folder, { recursive: true, force: true });
  });
});
