import { AuditReader } from './audit-reader';
import { beginAudit, keysOf } from './audit-beginning';
import { reportOf, type AuditOptions, type AuditReport } from './audit-options';
import { AuditStateFile, type AuditState } from './audit-state';
import { openClaim } from './checkpoint-check';
import { LeafMaker } from './event-leaf';
import { FindingBook } from './finding';
import { auditPapers } from './paper-audit';
import { auditSampled, drawn } from './sample-audit';
import { WholeAudit } from './whole-audit';

/** `--resume` was asked for, and no audit stopped here, or one of another scope. */
export class NothingToResume extends Error {
  override readonly name = 'NothingToResume';
}

/** Audits history against the log, the log against what was signed, and what follows from both. It only reads. */
export async function auditLedger(options: AuditOptions): Promise<AuditReport> {
  return options.sample
    ? sampled(options, options.sample)
    : (await WholeAudit.begin(options, await stateOf(options))).run();
}

/** @throws NothingToResume, StateUnreadable */
async function stateOf({ dataDir, resume, since = 1 }: AuditOptions): Promise<AuditState | undefined> {
  if (!resume) return undefined;
  const state = await new AuditStateFile(dataDir).read();
  if (state?.since !== since) throw new NothingToResume(`--since ${state?.since ?? '?'}`);
  return state;
}

async function sampled(
  options: AuditOptions,
  { count, seed }: { count: number; seed: string },
): Promise<AuditReport> {
  const { dataDir, keys } = options;
  const book = new FindingBook(options.tell);
  const papers = new Map<string, number>();
  const begun = await beginAudit(options, dataDir, keys);
  for (const finding of begun.findings) book.add(finding);
  const epoch = begun.scope.epochs.at(-1);
  const newest =
    epoch && (await AuditReader.read(options, (reader) => reader.newestCheckpoint(epoch.number, epoch.size)));
  if (epoch && newest) {
    const opened = await openClaim(
      { ...newest, what: String(newest.size) },
      keysOf(epoch, keys, begun.scope),
    );
    if ('finding' in opened) book.add(opened.finding);
    else {
      const maker = new LeafMaker(keys.secret);
      const leaves = drawn(seed, count, newest.size);
      const parts = { source: options, epoch, checkpoint: opened.checkpoint, maker, book, papers };
      const whole = await auditSampled(parts, leaves, (done) => {
        options.progress?.('sample', done, leaves.length);
        return !options.signal?.aborted;
      });
      if (!whole) return reportOf(false, begun, book, papers.size);
      await auditPapers(dataDir, papers, book, () => !options.signal?.aborted);
    }
  }
  return reportOf(true, begun, book, papers.size);
}
