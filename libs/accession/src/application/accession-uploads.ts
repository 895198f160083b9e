import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { Inject, Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import type { Viewer } from '@fonds/identity';
import { IMPORT_FOLDER, ownFolder, receive, TooManyUploads } from '@fonds/interchange';
import type { Refusal, Result } from '@fonds/kernel';
import { plainRefusal } from '@fonds/law';
import type { AccessionProblem } from './import-accessions';

/** What a file became of. */
export interface UploadedAccessions {
  readonly counts: Readonly<Record<string, number>>;
  /** What it brought into the register, where it is one accession. */
  readonly answer?: Readonly<Record<string, string>>;
  readonly problems: readonly AccessionProblem[];
}

export interface AccessionUpload {
  readonly id: string;
  readonly account: string;
  readonly archives: string;
  readonly file: string;
  /** The act that a list becomes: its own progress is asked for as that of every act. */
  readonly act?: string;
  state: 'waiting' | 'running' | 'finished' | 'failed';
  /** Rows read so far. */
  read: number;
  outcome?: UploadedAccessions;
  refusal?: Refusal;
}

/** Reads the file and enters what it tells. */
export type EnterFile = (path: string, read: (rows: number) => void) => Promise<Result<UploadedAccessions>>;

/** A register of accessions or a list of 100,000 units is far smaller; a book of pictures is neither. */
const LARGEST_LIST = 64 * 1024 * 1024;
const KEPT = 50;
const MOST_WAITING = 16;

/**
 * Files with accessions become jobs, one at a time. One that was cut off by the end of the process goes on when the same
 * file is sent again under the same command.
 */
@Injectable()
export class AccessionUploads implements OnApplicationShutdown {
  private readonly logger = new Logger('AccessionUploads');
  private readonly jobs = new Map<string, AccessionUpload>();
  private queue: Promise<void> = Promise.resolve();
  private receiving = 0;

  constructor(@Inject(IMPORT_FOLDER) private readonly folder: string) {}

  /** @throws TooManyUploads, before anything is read; UploadTooLarge; the stream's own error. Nothing is kept then. */
  async start(
    about: Pick<AccessionUpload, 'account' | 'archives' | 'file' | 'act'>,
    source: Readable,
    enter: EnterFile,
  ): Promise<AccessionUpload> {
    const waiting = [...this.jobs.values()].filter(({ state }) => state === 'waiting').length;
    if (waiting + this.receiving >= MOST_WAITING) throw new TooManyUploads(MOST_WAITING);
    this.receiving++;
    const folder = await ownFolder(join(this.folder, 'uploads'), 'upload');
    const path = join(folder, `source${extname(about.file)}`);
    try {
      await receive(source, path, LARGEST_LIST);
    } catch (error) {
      await rm(folder, { recursive: true, force: true });
      throw error;
    } finally {
      this.receiving--;
    }
    const job: AccessionUpload = { ...about, id: randomUUID(), state: 'waiting', read: 0 };
    this.jobs.set(job.id, job);
    const before = this.queue;
    this.queue = (async () => {
      try {
        await before;
        await this.run(job, path, enter);
      } finally {
        // A folder that cannot be removed keeps no later job waiting.
        await rm(folder, { recursive: true, force: true }).catch((error: unknown) => this.told(error));
      }
    })();
    for (const [id, { state }] of this.jobs)
      if (this.jobs.size > KEPT && (state === 'finished' || state === 'failed')) this.jobs.delete(id);
    return job;
  }

  /** Seen by whoever sent it and by the staff of its archives. */
  find(id: string, viewer: Viewer): AccessionUpload | undefined {
    const job = this.jobs.get(id);
    const seen =
      job && (job.account === viewer.account || viewer.organisations.some((each) => each === job.archives));
    return seen ? job : undefined;
  }

  private async run(job: AccessionUpload, path: string, enter: EnterFile): Promise<void> {
    job.state = 'running';
    try {
      const result = await enter(path, (rows) => (job.read = rows));
      if (result.ok) job.outcome = result.value;
      else job.refusal = result.error;
      job.state = result.ok ? 'finished' : 'failed';
    } catch (error) {
      // The next job runs whatever became of this one.
      job.refusal = plainRefusal('import-broke-off');
      job.state = 'failed';
      this.told(error);
    }
  }

  private told(error: unknown): void {
    this.logger.error(error instanceof Error ? error.stack : String(error));
  }

  async onApplicationShutdown(): Promise<void> {
    await this.queue;
  }
}
