import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import type { Problem, SourceFonds, SourceItem, SourceRefused, SourceSeries, SourceUnit } from '../source';
import { Repeats } from './repeats';
import { Spool } from './spool';

export type SpooledRecord = SourceFonds | SourceSeries | SourceUnit;

/** Everything a file says, read once: what would be registered, what is refused, what is held out. Nothing recorded. */
export interface Survey {
  readonly records: Spool<SpooledRecord>;
  readonly refused: Spool<SourceRefused>;
  readonly components: number;
  readonly series: number;
  readonly units: number;
  readonly within: number;
  readonly fondsRows: number;
  readonly refusedComponents: number;
  readonly heldOut: number;
  /** Something with a legal secrecy mark was read, a data row or not: the source must not be kept as it is. */
  readonly withheld: boolean;
  readonly controlRows: number;
  /** Those that are told one by one. */
  readonly warnings: Problem[];
  /** All of them. */
  readonly warned: Repeats;
}

const TOLD_EVERY = 1_000;

interface Spools {
  readonly records: Spool<SpooledRecord>;
  readonly refused: Spool<SourceRefused>;
}

/**
 * Reads a whole source into spools under `folder`.
 *
 * @throws UnreadableSource when the file cannot be read to its end; nothing has been recorded then, and nothing is
 * written to the folder any more.
 */
export async function survey(
  items: AsyncIterable<SourceItem>,
  folder: string,
  progress?: (components: number) => void,
): Promise<Survey> {
  const records = new Spool<SpooledRecord>(join(folder, 'records.ndjson'));
  const refused = new Spool<SourceRefused>(join(folder, 'refused.ndjson'));
  try {
    return await surveyInto({ records, refused }, items, progress);
  } catch (error) {
    await Promise.all([records.abandon(), refused.abandon()]);
    throw error;
  }
}

async function surveyInto(
  { records, refused }: Spools,
  items: AsyncIterable<SourceItem>,
  progress?: (components: number) => void,
): Promise<Survey> {
  const counts = {
    components: 0,
    series: 0,
    units: 0,
    within: 0,
    fondsRows: 0,
    refusedComponents: 0,
    heldOut: 0,
    controlRows: 0,
  };
  const warnings: Problem[] = [];
  const warned = new Repeats();
  let withheld = false;
  let told = 0;
  const warn = (problem: Problem): void => {
    if (warned.add(problem)) warnings.push(problem);
  };
  for await (const item of items) {
    switch (item.kind) {
      case 'problem':
        warn(item.problem);
        break;
      case 'fonds':
        counts.fondsRows += item.components ?? 0;
        counts.components += item.components ?? 0;
        await records.add(item);
        break;
      case 'series':
        counts.series += item.components;
        counts.components += item.components;
        await records.add(item);
        break;
      case 'unit':
        counts.units++;
        counts.within += item.components - 1;
        counts.components += item.components;
        await records.add(item);
        break;
      case 'heldOut':
        withheld = true;
        counts.heldOut += item.components;
        counts.components += item.components;
        break;
      case 'refused':
        counts.refusedComponents += item.components;
        counts.components += item.components;
        await refused.add(item);
        break;
      case 'control':
        // Its text was kept back, as a reader does for marked notes and hidden rows left out.
        if (!item.row) withheld = true;
        counts.controlRows++;
        item.problems.forEach(warn);
        break;
    }
    // A record may account for many components at once.
    if (counts.components - told >= TOLD_EVERY) progress?.((told = counts.components));
  }
  await records.end();
  await refused.end();
  progress?.(counts.components);
  return { records, refused, ...counts, withheld, warnings, warned };
}

/** SHA-256 of a file, in hexadecimal digits; streamed. */
export async function fileSha256(path: string): Promise<string> {
  const digest = createHash('sha256');
  for await (const chunk of createReadStream(path)) digest.update(chunk as Buffer);
  return digest.digest('hex');
}
