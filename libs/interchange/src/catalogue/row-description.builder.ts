import type { FormationDate, ReferenceCode } from '@fonds/kernel';
import type { SourceDescription } from '../source';
import type { Field } from './column-names';
import type { Cover } from './cover.reader';
import type { Layout } from './layout';
import { pagesIn } from './page-count.rule';
import { textOf } from './row-code';
import type { RowValues } from './row-values';

export interface DescriptionInput {
  readonly values: RowValues;
  readonly layout: Layout;
  readonly cover: Cover;
  readonly code?: ReferenceCode;
  readonly date?: FormationDate;
  /** Fields that the date was read from; dates in others are kept like any other column. */
  readonly dateFields: readonly Field[];
  /** 立档单位: the creator where the catalogue has none. */
  readonly fondsName?: string;
  readonly title: 'title' | 'fileTitle';
  /** 馆编 and 室编 numbers are kept apart, as codes of the unit. */
  readonly apart?: boolean;
}

/** Fields with a place of their own in a description; every other column is kept under its header. */
const PLACED: ReadonlySet<Field> = new Set([
  'code',
  'title',
  'fileTitle',
  'date',
  'dateFrom',
  'dateTo',
  'dateYear',
  'dateMonth',
  'dateDay',
  'creator',
  'pages',
  'box',
  'medium',
  'retention',
  'secrecy',
  'opening',
  'language',
  'scope',
  'sequence',
]);

/** Texts are kept byte for byte; what the catalogue does not say is derived and named in `derived` (`domain.md` §8b). */
export function describeRow(input: DescriptionInput): SourceDescription {
  const { values, layout, cover, code } = input;
  const derived: string[] = [];
  const exact = (field: Field): string | undefined =>
    textOf(values, field) ? values.cells.get(field)?.text : undefined;
  const orElse = (name: string, own: string | undefined, other: string | undefined): string | undefined => {
    if (own === undefined && other) derived.push(name);
    return own ?? other;
  };
  const second = input.title === 'title' ? 'fileTitle' : 'title';
  const title = orElse(
    'title',
    exact(input.title) ?? exact(second),
    code?.printed ?? (exact('documentNumber') || '—'),
  );
  const creator = orElse(
    'creators',
    exact('creator'),
    cover.get('creator')?.value ?? (layout.byField.has('creator') ? undefined : input.fondsName),
  );
  const retention = orElse('retention', exact('retention'), cover.get('retention')?.value ?? code?.retention);
  const opening = orElse('opening', exact('opening'), '未审核');
  const [box, medium, language, scope, secrecy] = (
    ['box', 'medium', 'language', 'scope', 'secrecy'] as const
  ).map(exact);
  const bytes = /^\d{1,15}$/.test(textOf(values, 'bytes')) ? Number(textOf(values, 'bytes')) : undefined;
  const other = otherColumns(values, layout, input.apart ? APART : NONE, input.dateFields);
  return {
    title: title ?? '—',
    ...(code && { code: code.printed }),
    ...(input.date && { dates: [input.date] }),
    ...(creator && { creators: [creator] }),
    ...pagesIn(exact('pages') ?? ''),
    ...(box && { containers: [{ type: '盒', value: box }] }),
    ...(medium && { medium }),
    ...(language && { languages: [language] }),
    ...(scope && { scope }),
    ...(bytes !== undefined && { bytes }),
    ...(retention && { retention }),
    ...(secrecy && { secrecy }),
    ...(opening && { opening }),
    ...(derived.length && { derived }),
    ...(Object.keys(other).length && { other }),
  };
}

const APART: ReadonlySet<Field> = new Set(['archivesNumber', 'organNumber']);
const NONE: ReadonlySet<Field> = new Set();

function otherColumns(
  values: RowValues,
  layout: Layout,
  apart: ReadonlySet<Field>,
  dateFields: readonly Field[],
): Record<string, string> {
  const other: Record<string, string> = {};
  const spoken = new Set<Field>();
  const placed = new Set<string>();
  for (const { field, name } of layout.columns)
    if (
      field &&
      (PLACED.has(field) || apart.has(field)) &&
      !spoken.has(field) &&
      values.resolved[name]?.trim() &&
      !(field.startsWith('date') && !dateFields.includes(field))
    ) {
      spoken.add(field);
      placed.add(name);
    }
  for (const [name, text] of Object.entries(values.resolved))
    if (text.trim() && !placed.has(name)) other[name] = text;
  return other;
}
