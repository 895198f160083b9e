import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { randomUUID } from 'node:crypto';
import { Inject, Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import type { CommandContext } from '@fonds/event-store';
import { CLOCK, type Viewer } from '@fonds/identity';
import type { Clock } from '@fonds/kernel';
import { plainRefusal } from '@fonds/law';
import { UnreadableSource } from '../source';
import { IMPORT_FOLDER } from './import-folder.token';
import type { ImportJob } from './import-job';
import { ImportService, type ImportRequest } from './import.service';
import { ProblemSpool } from './problem-spool';
import { receive, uploadFolder } from './upload';

export type UploadRequest = Omit<ImportRequest, 'path'> & { readonly file: string };

/** Jobs whose problems can still be fetched. */
const KEPT_JOBS = 50;

/**
 * Uploads become jobs. One runs at a time: an import takes what a small machine has of memory and log. A job that was
 * cut off by the end of the process goes on when the same file is sent again.
 */
@Injectable()
export class ImportJobs implements OnApplicationShutdown {
  private readonly logger = new Logger('ImportJobs');
  private readonly jobs = new Map<string, ImportJob>();
  private queue: Promise<void> = Promise.resolve();
  private ending = false;

  constructor(
    private readonly imports: ImportService,
    @Inject(IMPORT_FOLDER) private readonly folder: string,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Stores the upload and queues it.
   *
   * @throws UploadTooLarge; the stream's own error. Nothing is kept then.
   */
  async start(request: UploadRequest, source: Readable, context: CommandContext): Promise<ImportJob> {
    const folder = await uploadFolder(join(this.folder, 'uploads'), this.clock.now());
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
    this.queue = this.queue.then(() => this.run(job, { ...request, path }, context));
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
    if (this.ending) return;
    job.state = 'running';
    try {
      const result = await this.imports.run(
        request,
        context,
        job.folder,
        (problem) => job.problems.add(problem),
        (phase, done, total) => void Object.assign(job, { phase, done, total }),
      );
      await job.problems.end();
      if (result.ok) Object.assign(job, { state: 'finished', outcome: result.value });
      else Object.assign(job, { state: 'failed', refusal: result.error });
    } catch (error) {
      job.state = 'failed';
      if (error instanceof UnreadableSource) job.unreadable = error.problem;
      else {
        job.refusal = plainRefusal('import-broke-off');
        this.logger.error(error instanceof Error ? error.stack : String(error));
      }
    } finally {
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
    for (const { folder } of this.jobs.values()) await rm(folder, { recursive: true, force: true });
  }
}
