import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { randomUUID } from 'node:crypto';
import { Inject, Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import type { CommandContext } from '@fonds/event-store';
import type { Viewer } from '@fonds/identity';
import { plainRefusal } from '@fonds/law';
import { UnreadableSource } from '../source';
import { IMPORT_FOLDER } from './import-folder.token';
import type { ImportJob } from './import-job';
import { ImportService, type ImportRequest } from './import.service';
import { ProblemSpool } from './problem-spool';
import { ownFolder } from './own-folder';
import { receive, TooManyUploads } from './upload';

export type UploadRequest = Omit<ImportRequest, 'path'> & { readonly file: string };

/** Jobs whose problems can still be fetched. */
const KEPT_JOBS = 50;
/** Uploads that are being received or wait for their turn; each may fill gigabytes of disk. */
export const MOST_WAITING = 16;

/**
 * Uploads become jobs. One runs at a time: an import takes what a small machine has of memory and log. A job that was
 * cut off by the end of the process goes on when the same file is sent again.
 */
@Injectable()
export class ImportJobs implements OnApplicationShutdown {
  private readonly logger = new Logger('ImportJobs');
  private readonly jobs = new Map<string, ImportJob>();
  private queue: Promise<void> = Promise.resolve();
  private receiving = 0;
  private ending = false;

  constructor(
    private readonly imports: ImportService,
    @Inject(IMPORT_FOLDER) private readonly folder: string,
  ) {}

  /**
   * Stores the upload and queues it.
   *
   * @throws TooManyUploads, before anything is read; UploadTooLarge; the stream's own error. Nothing is kept then.
   */
  async start(request: UploadRequest, source: Readable, context: CommandContext): Promise<ImportJob> {
    const waiting = [...this.jobs.values()].filter(({ state }) => state === 'waiting').length;
    if (waiting + this.receiving >= MOST_WAITING) throw new TooManyUploads(MOST_WAITING);
    this.receiving++;
    try {
      return await this.received(request, source, context);
    } finally {
      this.receiving--;
    }
  }

  private async received(
    request: UploadRequest,
    source: Readable,
    context: CommandContext,
  ): Promise<ImportJob> {
    const folder = await ownFolder(join(this.folder, 'uploads'), 'upload');
    const path = join(folder, 'source');
    try {
      await receive(source, path);
    } catch (error) {
      await rm(folder, { recursive: true, force: true });
      throw error;
    }
    const { archives, file, format, dryRun = false } = request;
    const job: ImportJob = {
      ...{ id: randomUUID(), account: context.account, archives: archives.id, file, format, dryRun, folder },
      problems: new ProblemSpool(format, folder),
      state: 'waiting',
      done: 0,
    };
    this.jobs.set(job.id, job);
    this.queue = this.queue
      .then(() => this.run(job, { ...request, path }, context))
      // The next job runs whatever became of this one.
      .catch((error: unknown) => this.logger.error(error instanceof Error ? error.stack : String(error)));
    await this.forgetOldest();
    return job;
  }

  /** By the job's id or its import's; seen by whoever sent it and by the staff of its archives. */
  find(id: string, viewer: Viewer): ImportJob | undefined {
    const job =
      this.jobs.get(id) ?? [...this.jobs.values()].reverse().find((each) => each.outcome?.import === id);
    const seen =
      job && (job.account === viewer.account || viewer.organisations.some((each) => each === job.archives));
    return seen ? job : undefined;
  }

  private async run(job: ImportJob, request: ImportRequest, context: CommandContext): Promise<void> {
    if (this.ending) return job.problems.end();
    job.state = 'running';
    let end: Partial<ImportJob> = { state: 'failed' };
    try {
      const result = await this.imports.run(
        request,
        context,
        job.folder,
        (problem) => job.problems.add(problem),
        (phase, done, total) => void Object.assign(job, { phase, done, total }),
      );
      await job.problems.end();
      end = result.ok
        ? { state: 'finished', outcome: result.value }
        : { state: 'failed', refusal: result.error };
    } catch (error) {
      if (error instanceof UnreadableSource) end.unreadable = error.problem;
      else {
        end.refusal = plainRefusal('import-broke-off');
        this.logger.error(error instanceof Error ? error.stack : String(error));
      }
    } finally {
      // What broke the writing of the problems was told above.
      await job.problems.end().catch(() => undefined);
      Object.assign(job, end);
      // The source is in the evidence store, as far as it may be kept at all.
      await rm(request.path, { force: true });
    }
  }

  private async forgetOldest(): Promise<void> {
    for (const [id, job] of this.jobs) {
      if (this.jobs.size <= KEPT_JOBS) return;
      if (job.state !== 'finished' && job.state !== 'failed') continue;
      this.jobs.delete(id);
      await rm(job.folder, { recursive: true, force: true });
    }
  }

  /** The store refuses what comes after; what was registered stays, and the same file goes on from there. */
  async onApplicationShutdown(): Promise<void> {
    this.ending = true;
    const running = [...this.jobs.values()].some(({ state }) => state === 'running');
    if (!running) await this.queue;
    // What a running job still writes may stand in the way: it goes at the next start.
    for (const { folder } of this.jobs.values())
      await rm(folder, { recursive: true, force: true }).catch(() => undefined);
  }
}
