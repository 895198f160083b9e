import { bigrams, searchText } from './bigrams';
import type { Conditions } from './catalogue-sight';
import { codeKey } from './code-key';

export interface CatalogueSearch {
  readonly fonds?: string;
  /** Any part of the title, in any script. */
  readonly title?: string;
  /** Whole code, present or former, in any width or case. */
  readonly code?: string;
  readonly creator?: string;
  /** Formed on or after, on or before: dates that may overlap the range match. */
  readonly from?: string;
  readonly to?: string;
  readonly box?: string;
  /** Organisation id of the present custodian. */
  readonly custodian?: string;
}

const PRESENT = 'c.unit = n.unit AND c.known_to IS NULL AND c.until IS NULL';

const escapeLike = (text: string): string => text.replace(/[\\%_]/g, '\\$&');
const containing = (text: string): string => `%${escapeLike(searchText(text))}%`;

/** Whole code, in the form of `codeKey`: of what is seen whole former ones too, else the one that is shown. */
export const codeTerms = (key: string): Conditions => ({
  node: [`n.id IN (SELECT k.node FROM read.node_code k WHERE k.code = ${key})`],
  published: [`p.code_key = ${key}`],
  printed: [
    `EXISTS (SELECT 1 FROM read.node_code k WHERE k.node = n.id AND k.code = ${key} AND k.kind IN ('current', 'source'))`,
  ],
});

/** @param value adds a parameter and gives its name */
export function wantedTerms(wanted: CatalogueSearch, value: (v: unknown) => string): Conditions {
  const code = wanted.code ? codeTerms(value(codeKey(wanted.code))) : undefined;
  const node: string[] = [...(code?.node ?? [])];
  if (wanted.fonds) node.push(`n.fonds = ${value(wanted.fonds)}`);
  if (wanted.from) node.push(`n.date_to >= ${value(wanted.from)}`);
  if (wanted.to) node.push(`n.date_from <= ${value(wanted.to)}`);
  if (wanted.custodian)
    node.push(
      `EXISTS (SELECT 1 FROM read.custody c WHERE ${PRESENT} AND c.custodian = ${value(wanted.custodian)})`,
    );
  const own: string[] = [];
  if (wanted.creator) own.push(`n.creators LIKE ${value(containing(wanted.creator))}`);
  if (wanted.box) own.push(`n.containers LIKE ${value(containing(wanted.box))}`);
  // No published column says either: by them only one's own is found.
  const hidden = own.length ? ['false'] : [];
  return {
    node,
    own,
    published: [...(code?.published ?? []), ...hidden],
    printed: [...(code?.printed ?? []), ...hidden],
    ...(wanted.title && { title: titleTerms(wanted.title, value) }),
  };
}

function titleTerms(text: string, value: (v: unknown) => string): Conditions['title'] {
  const pairs = bigrams(searchText(text));
  const packed = pairs.length ? value(`{${pairs.join(',')}}`) : undefined;
  const part = value(containing(text));
  const on = (row: string): string[] => [
    ...(packed ? [`${row}.title_bg @> ${packed}::int4[]`] : []),
    `${row}.title_search LIKE ${part}`,
  ];
  return { node: on('n'), published: on('p') };
}
