import { assembleReferenceCode, parseReferenceCode } from '@fonds/kernel';
import type { Place, Problem } from '../source';
import { problemOf } from './catalogue.problem';
import { codeAgainstCover } from './contradiction.rule';
import { numberIn } from './control-row.rule';
import type { Cover, CoverField } from './cover.reader';
import { FileInProgress } from './file-in-progress';
import type { FondsOfRows } from './fonds-of-rows';

/** Where a sheet stands and how its rows are named. */
export interface SheetAt {
  readonly sheet: number;
  placeOf(row: number): Place;
}

/**
 * The file whose number or code stands above a 卷内目录, by what the lines there say of it.
 *
 * @param row the first below them
 * @returns nothing where they name no file
 */
export function fileOfHead(
  row: number,
  cover: Cover,
  at: SheetAt,
  fonds: FondsOfRows,
): FileInProgress | undefined {
  const value = (field: CoverField): string | undefined => cover.get(field)?.value;
  if (!(value('code') || value('file'))) return undefined;
  const whole = value('code') && !/^\d{1,6}$/.test(value('code') ?? '') ? value('code') : undefined;
  const assembled =
    whole ??
    assembleReferenceCode({
      fonds: value('fonds'),
      series: value('series'),
      file: value('file') ?? value('code'),
    });
  const place = at.placeOf(
    Number(/\d+$/.exec(cover.get('code')?.at ?? cover.get('file')?.at ?? '')?.[0] ?? row),
  );
  const read = assembled ? parseReferenceCode(assembled, { mode: '按卷' }) : undefined;
  const code = read?.ok ? read.value : undefined;
  const contradiction =
    code && whole ? codeAgainstCover(code, cover, cover.get('code')?.at ?? '') : undefined;
  const problems: Problem[] = [];
  if (!read) problems.push(problemOf('code-missing', 'refused', place, { value: value('file') ?? '' }));
  else if (!read.ok) problems.push(problemOf(read.error.code, 'refused', place, read.error.facts));
  if (contradiction)
    problems.push(problemOf(contradiction.code, 'refused', place, { ...contradiction.facts }));
  const ofCode = code && fonds.of(code, undefined, place);
  if (code && !ofCode) problems.push(problemOf('fonds-missing', 'refused', place, { code: code.printed }));
  const [title, name] = [value('title'), fonds.name()];
  const description = {
    title: title ?? code?.printed ?? '—',
    ...(code && { code: code.printed }),
    ...((value('retention') ?? code?.retention) ? { retention: value('retention') ?? code?.retention } : {}),
    ...(name && { creators: [name] }),
    opening: '未审核',
    ...(numberIn(value('pages') ?? '') !== undefined && { pages: numberIn(value('pages') ?? '') }),
    derived: [
      ...(title ? [] : ['title']),
      'opening',
      ...(name ? ['creators'] : []),
      ...(value('retention') ? ['retention'] : []),
    ],
  };
  return new FileInProgress(
    problems.length ? undefined : code,
    true,
    at.sheet,
    place,
    description,
    undefined,
    cover,
    ofCode,
    numberIn(value('pages') ?? ''),
    problems,
  );
}
