import type { ReferenceCode } from '@fonds/kernel';
import { hash } from 'node:crypto';
import type { SourceFonds, SourceItem, SourceSeries } from '../source';
import type { UnitDraft } from './findings';

const CATEGORY_NAMES: Readonly<Record<string, string>> = {
  WS: '文书档案',
  KJ: '科技档案',
  RS: '人事档案',
  KU: '会计档案',
  ZY: '专业档案',
  ZP: '照片档案',
  LY: '录音档案',
  LX: '录像档案',
  SJ: '业务数据',
  YJ: '公务电子邮件',
  WY: '网页信息',
  MT: '社交媒体',
  SW: '实物档案',
};

/** The chain of classes that a code names, outermost first: WS, WS·2015, WS·2015·Y. A legacy code names none. */
function seriesOfCode(code: ReferenceCode): readonly { readonly key: string; readonly title: string }[] {
  if (code.scheme === 'legacy' || !code.series) return [];
  if (code.scheme === 'catalogue') return [{ key: code.series, title: `目录 ${code.series}` }];
  const dotted = code.series.split('·');
  const chain = dotted.map((token, index) => ({
    key: dotted.slice(0, index + 1).join('·'),
    title: titleOf(token, index),
  }));
  for (const token of code.scheme === 'dat22' ? [code.retention, code.org] : [])
    if (token)
      chain.push({ key: `${chain.at(-1)?.key ?? ''}-${token}`, title: titleOf(token, chain.length) });
  return chain;
}

function titleOf(token: string, depth: number): string {
  if (depth === 0) return CATEGORY_NAMES[token] ?? token;
  if (/^(?:1[89]|20)\d{2}$/.test(token)) return `${token}年`;
  if (token === 'Y') return '永久';
  return /^D\d+$/.test(token) ? `定期${token.slice(1)}年` : token;
}

/** Hands out each fonds and each class once, before the first unit that lies in it. */
export class ArrangementSoFar {
  private readonly fonds = new Set<string>();
  private readonly series = new Set<string>();

  placing(draft: UnitDraft): {
    readonly fonds: string;
    readonly series?: string;
    readonly items: readonly SourceItem[];
  } {
    const { number } = draft.fonds;
    const items: SourceItem[] = [];
    if (!this.fonds.has(number)) {
      this.fonds.add(number);
      items.push(fondsOf(draft));
    }
    let parent: string | undefined;
    for (const { key, title } of seriesOfCode(draft.code)) {
      if (!this.series.has(`${number}|${key}`)) {
        this.series.add(`${number}|${key}`);
        items.push(classOf(draft, key, title, parent));
      }
      parent = key;
    }
    return { fonds: number, ...(parent && { series: parent }), items };
  }
}

/** Named from the cover, else by its number: `derived` then says that the name is provisional. */
function fondsOf({ fonds }: UnitDraft): SourceFonds {
  const name = fonds.name ?? fonds.number;
  return {
    kind: 'fonds',
    key: { kind: 'number', value: fonds.number },
    number: fonds.number,
    name,
    description: { title: name, code: fonds.number, ...(!fonds.name && { derived: ['title'] }) },
    place: fonds.place,
  };
}

const classOf = (
  { fonds, unit }: UnitDraft,
  key: string,
  title: string,
  parent: string | undefined,
): SourceSeries => ({
  kind: 'series',
  fonds: fonds.number,
  key,
  ...(parent && { parent }),
  level: '类别',
  description: { title, code: `${fonds.number}-${key}`, derived: ['title'] },
  digest: hash('sha256', `series/1\u001f${fonds.number}\u001f${key}`, 'hex'),
  components: 0,
  place: unit.place,
});
