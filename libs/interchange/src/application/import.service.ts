import { basename, join } from 'node:path';
import { Inject, Injectable, Logger, Optional } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ProposeCorrections } from '@fonds/acts';
import { EVIDENCE_STORE, type EvidenceStore } from '@fonds/evidence';
import { EVENT_STORE, execute, type CommandContext, type EventStore, type Outcome } from '@fonds/event-store';
import { canonicalJson, derivedId, ok, refuse, type CivilDate, type Result } from '@fonds/kernel';
import { plainRefusal } from '@fonds/law';
import type { Owner } from '@fonds/event-contracts';
import { ProjectionHost } from '@fonds/projections';
import { readAtom } from '../atom/atom.reader';
import { readCatalogue } from '../catalogue/catalogue.reader';
import { importDecider, importStream } from '../domain/import.decider';
import { readEad } from '../ead/ead.reader';
import { reportingDat18 } from './dat18-report';
import { withoutHeldOut } from './held-out';
import { openBook } from '../sheets/open-book';
import type { SourceItem } from '../source';
import { runImport, type ImportOutcome, type ImportProgress, type ProposeBatch } from './import.process';
import type { ProblemRow } from './problem-rows';

export type ImportFormat = 'ead' | 'atom' | 'catalogue';

/** What a person says about a file whose holdings are taken on. */
export interface ImportRequest {
  readonly format: ImportFormat;
  readonly path: string;
  /** File name as sent; the path's own name when absent. */
  readonly file?: string;
  /** Organisation id and registered code of the archives. */
  readonly archives: { readonly id: string; readonly code: string };
  readonly owner?: Owner['kind'];
  readonly profile?: 'isad' | 'dat18';
  /** Day since which the archives holds all of this; unknown when absent. */
  readonly heldSince?: string;
  /** The file lists what was found and stood in nobody's books, not what was held all along. */
  readonly found?: boolean;
  readonly hiddenRows?: 'include' | 'exclude';
  readonly fondsName?: string;
  /** AtoM: name of the source whose legacyIds these are. */
  readonly sourceName?: string;
  readonly dryRun?: boolean;
  /** Rows that differ from what is registered become one batch of corrections a fonds, for a second person (E101). */
  readonly proposeCorrections?: boolean;
}

/** Components from which on read models are folded in a thread of their own: to begin it takes as long as to fold some thousand. */
const MANY = 10_000;

/** Real input in (数据导入): chooses the reader, runs the import, and records the second account's check. */
@Injectable()
export class ImportService {
  private readonly logger = new Logger('ImportService');

  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(EVIDENCE_STORE) private readonly evidence: EvidenceStore,
    private readonly projections: ProjectionHost,
    /** Left out where nothing is proposed: measurements and tests of importing alone. */
    @Optional() private readonly commands?: CommandBus,
  ) {}

  /**
   * @param workFolder where the file's records are spooled while it is judged; removed at the end.
   * @throws UnreadableSource when the file cannot be read to its end; nothing has been recorded then.
   */
  async run(
    request: ImportRequest,
    context: CommandContext,
    workFolder: string,
    onProblem: (problem: ProblemRow) => Promise<void>,
    progress?: ImportProgress,
  ): Promise<Result<ImportOutcome>> {
    if (request.heldSince && request.heldSince > context.businessDate)
      return refuse(
        plainRefusal('held-since-after-import', {
          heldSince: request.heldSince,
          businessDate: context.businessDate,
        }),
      );
    const { format, path } = request;
    const file = basename(request.file ?? path);
    const owner = request.owner ?? '国家';
    const options: Record<string, string> = {
      owner,
      profile: request.profile ?? (format === 'catalogue' ? 'dat18' : 'isad'),
    };
    for (const name of ['heldSince', 'hiddenRows', 'fondsName', 'sourceName'] as const)
      if (request[name]) options[name] = request[name];
    if (request.found) options.found = 'true';
    const followed: ImportProgress = (phase, done, total) => {
      if (phase === 'read' && done >= MANY && !request.dryRun) this.projections.foldElsewhere(this.lost);
      progress?.(phase, done, total);
    };
    return this.followed(() =>
      runImport(
        { store: this.store, evidence: this.evidence, propose: this.proposing(request, file, context) },
        {
          path,
          file,
          format,
          options,
          archives: request.archives.id,
          owner: { kind: owner },
          heldSince: request.heldSince
            ? { printed: request.heldSince, from: request.heldSince, to: request.heldSince }
            : { printed: '' },
          profile: options.profile === 'dat18' ? 'dat18' : 'isad',
          found: request.found,
          dryRun: request.dryRun ?? false,
          proposeCorrections: request.proposeCorrections ?? false,
          workFolder: join(workFolder, 'work'),
        },
        () => this.read(request, file, context.today, followed),
        context,
        onProblem,
        followed,
      ),
    );
  }

  /** The same file and the same changes of the same account are the same batch, however often it is sent. */
  private proposing({ archives }: ImportRequest, file: string, context: CommandContext): ProposeBatch {
    return async (fonds, changes, id) => {
      const command = derivedId<'command'>('command/1', id, 'corrections', fonds, canonicalJson(changes));
      const ground = `导入 ${file} 与已入账不同 / import differs from what is registered`;
      const batch = { fonds, custodian: archives.id, ground, changes };
      if (!this.commands) throw new Error('an import that proposes corrections needs the commands of acts');
      const own = { ...context, command, correlation: id };
      const opened = await this.commands.execute(new ProposeCorrections(batch, own));
      return opened.ok ? ok(opened.value.act) : opened;
    };
  }

  /** Read models come along while an import registers, and have come as far when it ends. */
  private async followed<T>(work: () => Promise<T>): Promise<T> {
    const done = new AbortController();
    // A failure shows to whoever waits for the read models; the import does not rest on them.
    const following = this.projections.follow(done.signal, () => undefined);
    try {
      const result = await work();
      await this.projections.catchUp().catch(() => undefined);
      return result;
    } finally {
      done.abort();
      await following;
      await this.projections.foldHere();
    }
  }

  private readonly lost = (error: Error): void =>
    this.logger.error('Read models are folded where the import runs', error.stack);

  private async *read(
    request: ImportRequest,
    file: string,
    today: CivilDate,
    progress?: ImportProgress,
  ): AsyncIterable<SourceItem> {
    const profiled = (items: AsyncIterable<SourceItem>): AsyncIterable<SourceItem> =>
      request.profile === 'dat18' ? reportingDat18(items, { file }) : items;
    switch (request.format) {
      case 'ead':
        yield* profiled(withoutHeldOut(readEad(request.path, { fileName: file }), today));
        return;
      case 'atom':
        yield* profiled(
          withoutHeldOut(
            readAtom(request.path, {
              fileName: file,
              sourceName: request.sourceName,
              onIndexed: (rows) => progress?.('index', rows),
            }),
            today,
          ),
        );
        return;
      case 'catalogue': {
        // The file is read twice; the first time nothing is handed out, and a large one takes minutes.
        let [compared, comparing] = [0, true];
        const onPiece = (): void => {
          if (comparing) progress?.('compare', compared);
        };
        const book = await openBook(request.path, file, onPiece);
        try {
          const items = readCatalogue(book, {
            today,
            hiddenRows: request.hiddenRows,
            fondsName: request.fondsName,
            archivesCode: request.archives.code,
            onCompared: (rows) => {
              compared = rows;
              if (rows % 1_000 === 0) onPiece();
            },
          });
          for await (const item of items) {
            comparing = false;
            yield item;
          }
        } finally {
          await book.close();
        }
      }
    }
  }

  /** E95's checker: a second account, once per file. */
  check(id: string, sample: number | undefined, context: CommandContext): Promise<Result<Outcome>> {
    return execute(
      this.store,
      importStream(id),
      importDecider,
      { kind: 'check', account: context.account, sample },
      context,
    );
  }
}
