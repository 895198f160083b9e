import { performance } from 'node:perf_hooks';
import type { Owner } from '@fonds/event-contracts';
import { unwrap } from '@fonds/http-edge';
import { Permission } from '@fonds/identity';
import { ImportService, type ImportFormat, type ImportOutcome, type ImportRequest } from '@fonds/interchange';
import type { Action, DeedOptions } from '../session/invocation';
import { optionalDay } from '../session/option-values';
import { Session } from '../session/session';
import { Interrupted, ToldFailure } from '../terminal/exit-codes';
import { ImportBar } from '../terminal/import-bar';
import { needed } from '../terminal/form';
import { importLine, tellImport } from './import-answer';
import { ProblemReport, unreadableAnswer } from './problem-report';

export interface ImportOptions extends DeedOptions {
  readonly archives: string;
  readonly profile?: 'isad' | 'dat18';
  readonly owner?: Owner['kind'];
  readonly heldSince?: string;
  readonly found?: boolean;
  readonly hiddenRows?: 'include' | 'exclude';
  readonly fondsName?: string;
  readonly sourceName?: string;
  readonly dryRun?: boolean;
  readonly proposeCorrections?: boolean;
  /** Where the rows with problems go. */
  readonly problems?: string;
}

/** Imports file after file; one that cannot be read does not keep the others out. */
const importFiles =
  (format: ImportFormat): Action<ImportOptions> =>
  (invocation) =>
    Session.use(invocation, Permission.ImportRun, async (session) => {
      const { words, options } = invocation;
      if (options.problems !== undefined && words.length > 1) throw needed('import problems');
      const { id, code } = await session.organisation(options.archives);
      const run = new ImportRun(session, options, format, { id, code });
      let failed = 0;
      for (const path of words) if (!(await run.file(path))) failed++;
      if (failed) throw new ToldFailure();
    });

class ImportRun {
  private readonly service: ImportService;

  constructor(
    private readonly session: Session,
    private readonly options: ImportOptions,
    private readonly format: ImportFormat,
    private readonly archives: ImportRequest['archives'],
  ) {
    this.service = session.installation.get(ImportService);
  }

  /** @returns false when the file could not be read; it was told then. */
  async file(path: string): Promise<boolean> {
    const { out } = this.session;
    const report = await ProblemReport.open(this.format, out, this.options.problems);
    const bar = new ImportBar(out);
    const started = performance.now();
    try {
      const outcome = await this.run(path, report, bar);
      bar.stop();
      accountFor(outcome);
      const sheet = await report.write(outcome.file);
      const seconds = Math.round(performance.now() - started) / 1000;
      report.warn(outcome, outcome.file);
      const line = importLine(outcome, { seconds, dryRun: this.options.dryRun ?? false, problems: sheet });
      if (out.json) out.data(line);
      else tellImport(out, line);
      return true;
    } catch (error) {
      bar.stop();
      const answer = unreadableAnswer(error, this.format, path, out.language);
      if (!answer) throw error;
      if (out.json) out.data(answer);
      out.note(`${answer.file}: [${answer.error.code}] ${answer.error.what} ${answer.error.cure}`);
      return false;
    } finally {
      await report.close();
    }
  }

  private async run(path: string, report: ProblemReport, bar: ImportBar): Promise<ImportOutcome> {
    const { session, options } = this;
    const context = session.contextAt(Permission.ImportRun, this.archives.id, options);
    const stop = new StopOnInterrupt(session);
    const request: ImportRequest = {
      format: this.format,
      path,
      archives: this.archives,
      owner: options.owner,
      profile: options.profile,
      heldSince: optionalDay('--held-since', options.heldSince),
      found: options.found,
      hiddenRows: options.hiddenRows,
      fondsName: options.fondsName,
      sourceName: options.sourceName,
      dryRun: options.dryRun,
      proposeCorrections: options.proposeCorrections,
    };
    try {
      const result = await this.service.run(
        request,
        context,
        session.instance.dataDir,
        (problem) => report.add(problem),
        (phase, done, total) => {
          stop.check();
          bar.show(phase, done, total);
        },
      );
      return unwrap(result);
    } finally {
      stop.end();
    }
  }
}

/** Ctrl-C ends an import between two batches: what is recorded stays, and the same command goes on. */
class StopOnInterrupt {
  private asked = false;

  constructor(private readonly session: Session) {
    session.installation.interruptedBy(() => (this.asked = true));
  }

  check(): void {
    if (!this.asked) return;
    throw new Interrupted(
      this.session.out.say({
        zh: '已中断。已入账的保留；再次执行同一命令即从中断处继续。',
        en: 'Interrupted. What is recorded stays; the same command again goes on from here.',
      }),
    );
  }

  end(): void {
    this.session.installation.interruptedBy(undefined);
  }
}

/** Read = registered + unchanged + refused + held out. Anything else would mean that something was dropped. */
function accountFor({ file, components, registered, unchanged, refused, heldOut }: ImportOutcome): void {
  const accounted = registered + unchanged + refused + heldOut;
  if (accounted !== components)
    throw new Error(
      `${file}: ${components} read, but ${accounted} accounted for (${registered} registered, ${unchanged} unchanged, ${refused} refused, ${heldOut} held out). This is a defect of fonds; please report it.`,
    );
}

export const importEad = importFiles('ead');
export const importAtom = importFiles('atom');
export const importCatalogue = importFiles('catalogue');
