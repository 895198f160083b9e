import { readConfiguration } from '@fonds/database';
import { Permission } from '@fonds/identity';
import {
  auditLedger,
  findingText,
  FINDINGS_TOLD,
  KeyFileUnreadable,
  noticeText,
  NothingToResume,
  StateUnreadable,
  readAuditKeys,
  type AuditReport,
} from '@fonds/ledger/audit';
import type { Action, CommonOptions } from '../session/invocation';
import { countOption } from '../session/option-values';
import { Session } from '../session/session';
import { EXIT, ToldFailure, UsageError } from '../terminal/exit-codes';
import type { Output } from '../terminal/output';
import { VerifyBar } from '../terminal/verify-bar';
import { needed } from '../terminal/form';

export interface VerifyOptions extends CommonOptions {
  readonly since?: string;
  readonly sample?: string;
  readonly seed?: string;
  readonly resume?: boolean;
  /** False with `--no-projections`. */
  readonly projections?: boolean;
}

const MOST = 999_999_999;

/** For auditors and administrators, as the check of read models is: findings name events of every archives. Audits the whole installation; each finding is one line, the count of all ends it. */
export const verify: Action<VerifyOptions> = (invocation) =>
  Session.use(
    invocation,
    Permission.ProjectionRead,
    async ({ installation, instance, out }) => {
      if (instance.refused !== undefined)
        out.note({
          zh: `历史被拒绝，只读核对：${instance.refused}`,
          en: `The log is refused, and read to be checked alone: ${instance.refused}`,
        });
      const { since, sample, seed, resume, projections } = invocation.options;
      if (sample !== undefined && (since !== undefined || resume)) throw needed('verify');
      const bar = new VerifyBar(out);
      const stopping = new AbortController();
      installation.interruptedBy(() => stopping.abort());
      try {
        const report = await auditLedger({
          pool: instance.database.app,
          ...(instance.served && { served: instance.served }),
          dataDir: instance.dataDir,
          keys: await readAuditKeys(instance.dataDir),
          witnesses: instance.ledger.witnessKeys,
          ...(since !== undefined && { since: countOption('--since', since, MOST) }),
          ...(sample !== undefined && {
            sample: { count: countOption('--sample', sample, MOST), seed: seed ?? '' },
          }),
          ...(resume && { resume }),
          ...(projections !== false && { projections: projectionsOf(instance.projections) }),
          progress: bar.show,
          tell: (finding) => {
            bar.stop();
            if (out.json) out.data({ ...finding, text: findingText(finding)[out.language] });
            else out.line(out.say(findingText(finding)));
          },
          signal: stopping.signal,
        });
        bar.stop();
        tell(out, report);
      } catch (error) {
        throw usable(error, out);
      } finally {
        bar.stop();
        installation.interruptedBy(undefined);
      }
    },
    { engine: { ...readConfiguration(process.env), evenRefused: true } },
  );

/** Read models answer for themselves; the audit compares what they answer. */
const projectionsOf = (host: Session['instance']['projections']) => ({
  names: host.projections.map(({ name }) => name),
  check: (name: string) => host.check(name),
});

/** @throws ToldFailure unless everything was looked at and nothing differs */
function tell(out: Output, report: AuditReport): void {
  for (const notice of report.notices) if (!out.json) out.note(noticeText(notice));
  const { events, papers, findings, counts, finished } = report;
  if (out.json) out.data({ result: findings === 0 ? 'ok' : 'differs', ...report });
  else if (finished && findings === 0)
    out.line(
      out.say({
        zh: `核对完毕：${events} 个事件、${papers} 份佐证材料，未发现不符`,
        en: `Checked: ${events} events, ${papers} papers. Nothing differs.`,
      }),
    );
  if (!out.json && findings > 0) {
    const kinds = Object.entries(counts).map(([kind, count]) => `${kind} ${count}`);
    if (findings > FINDINGS_TOLD)
      out.note({ zh: `只列出前 ${FINDINGS_TOLD} 项`, en: `The first ${FINDINGS_TOLD} are listed.` });
    out.note({
      zh: `共 ${findings} 项不符：${kinds.join('，')}。处理办法见 docs/operations/ledger.md。`,
      en: `${findings} findings: ${kinds.join(', ')}. What to do: docs/operations/ledger.md.`,
    });
  }
  if (!finished) {
    out.note({
      zh: '已中断；用 fonds verify --resume 继续。',
      en: 'Stopped; go on with fonds verify --resume.',
    });
    throw new ToldFailure(EXIT.interrupted);
  }
  if (findings > 0) throw new ToldFailure(EXIT.differs);
}

/** What ends the command in place of the error: what can be mended is told with its cure. */
export function usable(error: unknown, out: Output): unknown {
  if (error instanceof NothingToResume)
    return new UsageError(
      out.say({
        zh: `没有可继续的核对（${error.message}）；从头核对，如 fonds verify`,
        en: `no such audit to go on with (${error.message}); start anew, such as fonds verify`,
      }),
    );
  if (error instanceof KeyFileUnreadable) {
    out.note({
      zh: `密钥文件 ${error.message} 无法读取，没有它不能核对流标记。请从备份中恢复。`,
      en: `The key file ${error.message} cannot be read; without it stream tags cannot be made. Put it back from a backup.`,
    });
    return new ToldFailure();
  }
  if (error instanceof StateUnreadable) {
    out.note({
      zh: `${error.message} 已损坏，中断的核对无法继续。请用不带 --resume 的 fonds verify 重新核对，该文件随之更换。`,
      en: `${error.message} is damaged: the audit that stopped cannot go on. Start anew with fonds verify, without --resume; that replaces the file.`,
    });
    return new ToldFailure();
  }
  return error;
}
