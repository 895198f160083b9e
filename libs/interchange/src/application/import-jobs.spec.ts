import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import { civilDate } from '@fonds/kernel';
import { ACTOR, testId } from '@fonds/testing';
import type { ImportJob } from './import-job';
import { ImportJobs, MOST_WAITING, type UploadRequest } from './import-jobs';
import type { ImportService } from './import.service';
import { TooManyUploads } from './upload';

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'fonds-jobs-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const request: UploadRequest = { format: 'ead', file: 'a.xml', archives: { id: ACTOR, code: 'A' } };
const jobsOf = (run: ImportService['run']): ImportJobs =>
  new ImportJobs({ run } as unknown as ImportService, folder);
const send = (jobs: ImportJobs): Promise<ImportJob> =>
  jobs.start(request, Readable.from([Buffer.from('x')]), {
    command: testId<'command'>(),
    account: ACTOR,
    role: 'AccessionArchivist',
    businessDate: civilDate('2026-11-22'),
    today: civilDate('2026-11-22'),
    law: { regime: 'R3', version: '1' },
    evidence: [],
  });

async function ended(job: ImportJob): Promise<void> {
  for (let left = 200; left > 0 && (job.state === 'waiting' || job.state === 'running'); left--)
    await wait(10);
}

describe('the queue of uploads', () => {
  beforeAll(() => Logger.overrideLogger(false));
  afterAll(() => Logger.overrideLogger(['error', 'warn', 'log']));

  it('goes on after a job whose problems could not be written and whose end broke off', async () => {
    const jobs = jobsOf(() => Promise.reject(new Error('broke off')));
    const first = await send(jobs);
    // Nothing that follows the work itself may stop the others either.
    first.problems.end = () => Promise.reject(new Error('the disk is full'));
    const second = await send(jobs);
    await ended(second);
    expect([first.state, second.state]).toEqual(['failed', 'failed']);
    expect(second.refusal?.code).toBe('import-broke-off');
  });

  it('takes no more than it may keep waiting, and keeps nothing of the next', async () => {
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    const jobs = jobsOf(() => held.then(() => Promise.reject(new Error('released'))));
    const running = await send(jobs);
    while (running.state === 'waiting') await wait(1);
    await Promise.all(Array.from({ length: MOST_WAITING }, () => send(jobs)));
    await expect(send(jobs)).rejects.toThrow(TooManyUploads);
    expect(readdirSync(join(folder, 'uploads'))).toHaveLength(MOST_WAITING + 1);
    release();
    await ended(running);
    await jobs.onApplicationShutdown();
  });
});
