import {
  differencesOfCode,
  normaliseReferenceCode,
  parseReferenceCode,
  retentionCode,
  type CodeParts,
  type ReferenceCode,
} from '@fonds/kernel';
import type { CatalogueProblemCode } from './catalogue.problem';
import type { Field } from './column-names';
import type { Cover, CoverField } from './cover.reader';
import { columnLetter, type Layout } from './layout';
import type { RowCode } from './row-code';
import { textOf } from './row-code';
import type { RowValues } from './row-values';

export interface Contradiction {
  readonly code: CatalogueProblemCode;
  readonly facts: {
    readonly part: string;
    readonly value: string;
    readonly at: string;
    readonly other: string;
    readonly otherAt: string;
  };
}

const COMPARED: readonly (readonly [string, Field, CoverField, (text: string) => string | undefined])[] = [
  ['全宗号', 'fonds', 'fonds', normaliseReferenceCode],
  ['年度', 'year', 'year', (text) => /^((?:1[89]|20)\d{2})年?度?$/.exec(normaliseReferenceCode(text))?.[1]],
  ['保管期限', 'retention', 'retention', retentionCode],
  ['目录号', 'series', 'series', normaliseReferenceCode],
  ['档案馆代码', 'archivesCode', 'archivesCode', normaliseReferenceCode],
];
const PART_NAMES = {
  fonds: '全宗号',
  year: '年度',
  retention: '保管期限',
  series: '目录号',
  file: '案卷号',
  item: '件号',
  org: '机构',
} as const;
const FIELD_OF_PART: Readonly<Record<keyof typeof PART_NAMES, Field>> = {
  fonds: 'fonds',
  year: 'year',
  retention: 'retention',
  series: 'series',
  file: 'fileNumber',
  item: 'itemNumber',
  org: 'org',
};

/** A cell against the cover, the code against cells, the code against the cover; each names both places (`domain.md` §8b). */
export function contradictionOf(
  values: RowValues,
  layout: Layout,
  cover: Cover,
  rowCode: RowCode,
): Contradiction | undefined {
  const placeOf = (field: Field | undefined): string => {
    const column = field && layout.byField.get(field);
    return `${column ? columnLetter(column.index) : ''}${values.row}`;
  };
  for (const [part, field, coverField, plain] of COMPARED) {
    const [value, above] = [textOf(values, field), cover.get(coverField)];
    if (!value || !above) continue;
    const [mine, theirs] = [plain(value), plain(above.value)];
    if (mine && theirs && mine !== theirs)
      return {
        code: 'contradicts-cover',
        facts: { part, value, at: placeOf(field), other: above.value, otherAt: above.at },
      };
  }
  if (!rowCode.code || !rowCode.from) return undefined;
  const code = narrowed(rowCode.code, textOf(values, 'fileNumber') !== '');
  const cells: CodeParts = {
    fonds: textOf(values, 'fonds') || undefined,
    year: textOf(values, 'year') || undefined,
    retention: textOf(values, 'retention') || undefined,
    series: textOf(values, 'series') || undefined,
    file: textOf(values, 'fileNumber') || undefined,
    item: rowCode.from === 'code' ? textOf(values, 'itemNumber') || undefined : undefined,
  };
  const [inRow] = differencesOfCode(code, cells);
  if (inRow) {
    const at = placeOf(FIELD_OF_PART[inRow.part]);
    return {
      code: 'contradicts-code',
      facts: {
        part: PART_NAMES[inRow.part],
        value: inRow.other,
        at,
        other: inRow.code,
        otherAt: placeOf(rowCode.from),
      },
    };
  }
  return codeAgainstCover(code, cover, placeOf(rowCode.from));
}

/** A code that may be file or item is the file where the row has a 案卷号. */
function narrowed(code: ReferenceCode, asFile: boolean): ReferenceCode {
  const read =
    asFile && code.modes.length > 1 ? parseReferenceCode(code.printed, { mode: '按卷' }) : undefined;
  return read?.ok ? read.value : code;
}

/** What the code says against the lines above the table; `at` is where the code stands. */
export function codeAgainstCover(code: ReferenceCode, cover: Cover, at: string): Contradiction | undefined {
  const year = COMPARED[1]?.[3](cover.get('year')?.value ?? '');
  const [found] = differencesOfCode(code, {
    fonds: cover.get('fonds')?.value,
    year,
    retention: cover.get('retention')?.value,
    series: cover.get('series')?.value,
  });
  const other = found && cover.get(found.part as CoverField);
  if (!found || !other) return undefined;
  return {
    code: 'contradicts-cover',
    facts: { part: PART_NAMES[found.part], value: found.code, at, other: other.value, otherAt: other.at },
  };
}

/** An entry whose own code is of another file than the one above the table lies in neither of them surely. */
export function codeAgainstHead(
  { row }: RowValues,
  { fileCode, from }: RowCode,
  layout: Layout,
  cover: Cover,
  head: ReferenceCode | undefined,
): Contradiction | undefined {
  if (!head || !fileCode || fileCode.normalised === head.normalised) return undefined;
  const column = from && layout.byField.get(from);
  return {
    code: 'contradicts-cover',
    facts: {
      part: '案卷',
      value: fileCode.printed,
      at: `${column ? columnLetter(column.index) : ''}${row}`,
      other: head.printed,
      otherAt: cover.get('code')?.at ?? cover.get('file')?.at ?? '',
    },
  };
}
