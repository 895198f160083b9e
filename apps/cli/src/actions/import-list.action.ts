import { extname } from 'node:path';
import { RefusedError, unwrap } from '@fonds/http-edge';
import { Permission } from '@fonds/identity';
import { CatalogueExporter, ImportQuery, ImportService, type ImportRow } from '@fonds/interchange';
import { isUuid } from '@fonds/kernel';
import { plainRefusal } from '@fonds/law';
import { word, type Action, type CommonOptions, type DeedOptions } from '../session/invocation';
import { countOption, pageOf, type PageOptions } from '../session/option-values';
import { Session } from '../session/session';
import { misread } from '../terminal/form';
import { handOut } from './hand-out';
import { tellOutcome } from './outcome-answer';

export interface ListOptions extends CommonOptions, PageOptions {
  readonly archives?: string;
}

const STATES: { readonly [S in ImportRow['state']]: { readonly zh: string; readonly en: string } } = {
  started: { zh: '未完成', en: 'unfinished' },
  finished: { zh: '待复核', en: 'to be checked' },
  checked: { zh: '已复核', en: 'checked' },
};

export const list: Action<ListOptions> = (invocation) =>
  Session.use(invocation, Permission.HoldingRead, async (session) => {
    const { out, options } = invocation;
    const archives =
      options.archives === undefined ? undefined : (await session.organisation(options.archives)).id;
    const query = session.installation.get(ImportQuery);
    const { rows, next } = await query.list({ archives }, pageOf(options), session.viewer);
    out.rows(
      [
        { zh: '导入', en: 'Import' },
        { zh: '文件', en: 'File' },
        { zh: '格式', en: 'Format' },
        { zh: '业务日期', en: 'Date' },
        { zh: '保管单位', en: 'Units' },
        { zh: '入账', en: 'Registered' },
        { zh: '状态', en: 'State' },
      ],
      rows,
      (row) => [
        row.id,
        row.file,
        row.format,
        row.businessDate,
        String(row.counts?.units ?? ''),
        String(row.counts?.registered ?? ''),
        out.say(STATES[row.state]),
      ],
    );
    out.more(next);
  });

export interface CheckOptions extends DeedOptions {
  readonly sample?: string;
}

/** E95's second account. */
export const check: Action<CheckOptions> = (invocation) =>
  Session.use(invocation, Permission.ImportCheck, async (session) => {
    const { options, out } = invocation;
    const { id, archives } = await found(session, word(invocation, 0));
    const sample =
      options.sample === undefined ? undefined : countOption('--sample', options.sample, 100_000_000);
    const context = session.contextAt(Permission.ImportCheck, archives, options);
    const outcome = unwrap(await session.installation.get(ImportService).check(id, sample, context));
    tellOutcome(out, outcome, { import: id });
  });

export interface ExportOptions extends DeedOptions {
  readonly output: string;
  readonly purpose?: string;
}

/** The catalogue in the columns it came in; recorded (E93) before it is handed out. */
export const exportImport: Action<ExportOptions> = (invocation) =>
  Session.use(invocation, Permission.TrailExport, async (session) => {
    const { options, out } = invocation;
    const format = extname(options.output).slice(1).toLowerCase();
    if (format !== 'csv' && format !== 'xlsx') throw misread('catalogue-file', options.output, '-o');
    const { id } = await found(session, word(invocation, 0));
    // Every export is an event of its own.
    const context = session.context(Permission.TrailExport, { ...options, key: undefined });
    const exporter = session.installation.get(CatalogueExporter);
    const { rows, sha256, position, vkeys } = await handOut(options.output, () =>
      exporter.export(id, format, session.viewer, context, options.purpose),
    );
    if (out.json) return out.data({ import: id, output: options.output, rows, sha256, position, vkeys });
    out.note({
      zh: `${rows} 行已写入 ${options.output}。日志公钥 ${vkeys.join(' ')}`,
      en: `${rows} rows are in ${options.output}. Key of the log: ${vkeys.join(' ')}`,
    });
  });

async function found(session: Session, id: string): Promise<ImportRow> {
  const row = isUuid(id) ? await session.installation.get(ImportQuery).get(id, session.viewer) : undefined;
  if (!row) throw new RefusedError(plainRefusal('import-unknown'));
  return row;
}
