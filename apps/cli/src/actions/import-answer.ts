import type { ImportOutcome } from '@fonds/interchange';
import type { Output } from '../terminal/output';

export interface ImportRun {
  /** Seconds from the first byte read to the last event recorded. */
  readonly seconds: number;
  readonly dryRun: boolean;
  /** The spreadsheet of rows with problems, when there is one. */
  readonly problems: string | null;
}

/** What an import answers, one line a file; the first fourteen members are the contract. */
export const importLine = (outcome: ImportOutcome, { seconds, dryRun, problems }: ImportRun) => ({
  file: outcome.file,
  sha256: outcome.sha256,
  fonds: idOrIds(outcome.fonds),
  components: outcome.components,
  series: outcome.series,
  units: outcome.units,
  within: outcome.within,
  registered: outcome.registered,
  unchanged: outcome.unchanged,
  refused: outcome.refused,
  heldOut: outcome.heldOut,
  events: outcome.events,
  position: outcome.position.toString(),
  seconds,
  import: outcome.import,
  controlRows: outcome.controlRows,
  warnings: outcome.warningCount,
  problems,
  dryRun,
  fondsRows: outcome.fondsRows,
  warned: outcome.warned,
  ...(outcome.corrections && { corrections: outcome.corrections }),
});

/** A finding aid has one fonds; a catalogue may have several, or none that could be read. */
const idOrIds = (ids: readonly string[]): string | readonly string[] =>
  ids.length === 1 ? (ids[0] ?? '') : ids;

export function tellImport(out: Output, line: ReturnType<typeof importLine>): void {
  out.fields([
    [{ zh: '文件', en: 'File' }, line.file],
    [{ zh: 'SHA-256', en: 'SHA-256' }, line.sha256],
    [{ zh: '全宗', en: 'Fonds' }, [line.fonds].flat().join(' ')],
    [{ zh: '读取', en: 'Read' }, line.components],
    [{ zh: '  全宗本身', en: '  fonds itself' }, line.fondsRows || undefined],
    [{ zh: '  类别', en: '  series' }, line.series],
    [{ zh: '  保管单位', en: '  units' }, line.units],
    [{ zh: '  卷内', en: '  within' }, line.within],
    [
      line.dryRun ? { zh: '将入账', en: 'To be registered' } : { zh: '入账', en: 'Registered' },
      line.registered,
    ],
    [{ zh: '未变', en: 'Unchanged' }, line.unchanged],
    [{ zh: '拒绝', en: 'Refused' }, line.refused],
    [{ zh: '  提出更正（含在拒绝内）', en: '  proposed as corrections' }, line.corrections?.rows],
    [{ zh: '未入系统（涉密）', en: 'Held out (secret)' }, line.heldOut],
    [{ zh: '事件', en: 'Events' }, line.events],
    [{ zh: '位置', en: 'Position' }, line.position],
    [{ zh: '秒', en: 'Seconds' }, line.seconds],
    [{ zh: '导入', en: 'Import' }, line.dryRun ? undefined : line.import],
    [{ zh: '问题表', en: 'Rows with problems' }, line.problems],
  ]);
  if (line.dryRun)
    return out.note({ zh: '试运行：没有入账任何内容。', en: 'Dry run: nothing was registered.' });
  for (const act of line.corrections?.acts ?? [])
    out.note({
      zh: `更正已提出，尚未生效；请由另一人抽查后执行 fonds corrections second ${act}`,
      en: `Corrections proposed, without effect yet; another person looks at a sample and runs fonds corrections second ${act}`,
    });
  out.note({
    zh: `尚未复核；请由另一账户执行 fonds import check ${line.import}`,
    en: `Not checked yet; another account runs fonds import check ${line.import}`,
  });
}
