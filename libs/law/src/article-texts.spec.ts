import { civilDate, type Citation } from '@fonds/kernel';
import { ARTICLES } from './data/articles';
import { wholeArticle } from './data/whole-article';
import {
  ARTICLE_KINDS,
  articleOf,
  explain,
  FIRST_LAW_DATA_VERSION,
  isExtract,
  law,
  LAW_DATA_VERSION,
  lawData,
  type ArticleKind,
} from './index';

const { articles: _texts, ...statements } = lawData(LAW_DATA_VERSION);

function* citationsIn(value: unknown): Generator<Citation> {
  if (typeof value !== 'object' || value === null) return;
  if ('instrument' in value && 'article' in value) yield value as Citation;
  else for (const each of Object.values(value)) yield* citationsIn(each);
}

/** Every article that a rule, clock, regime, code list or decision table cites. */
const CITED = new Map(
  [...citationsIn(statements)]
    .filter(({ article }) => article !== '')
    .map((each) => [`${each.instrument} ${each.article}`, each]),
);

/** What the first version gave as quoted stands otherwise in these, or elsewhere: the whole text put it right. */
const MISQUOTED = ['AL 30', 'REG 24', 'REG 29'];

/** Cited, and the whole words are not there: anything else stands whole. */
const LESS_THAN_WHOLE: { readonly [K in 'quoted' | 'gist']: readonly string[] } = {
  quoted: ['O10 7', 'O13 24', 'O19 7', 'O19 8', 'O19 12', 'O19 15', 'O19 17', 'D22 5.4.1', 'D22 5.4.3'],
  gist: [
    ...['D42 7.7.6', 'GBT13967 9', 'O19 2', 'O9 3'],
    ...['JG83 26(1)', 'JG83 26(2)', 'JG83 26(3)', 'JG83 26(4)', 'JG83 26(5)', 'JG83 26(6)', 'JG83 27'],
    ...['O79 14', 'O79 18', 'O79 19', 'O79 21(1)', 'O79 21(2)', 'O79 21(3)', 'O79 21(4)', 'O79 22'],
    ...['SZ 5', 'SZ 6', 'SZ 6(1)', 'SZ 6(2)', 'SZ 6(3)', 'SZ 6(4)', 'SZ 7', 'SZ 8', 'SZ 9'],
  ],
};

describe('the articles that the data cite', () => {
  it('stand whole with their source, but for those of this list, which say what they are', () => {
    const found = [...CITED].map(([key, citation]) => [key, articleOf(citation)?.kind] as const);
    const of = (...kinds: readonly (ArticleKind | undefined)[]): string[] =>
      found
        .filter(([, kind]) => kinds.includes(kind))
        .map(([key]) => key)
        .sort();
    expect(of(undefined)).toEqual([]);
    expect(of('quoted')).toEqual([...LESS_THAN_WHOLE.quoted].sort());
    expect(of('gist')).toEqual([...LESS_THAN_WHOLE.gist].sort());
    expect(of('whole', 'part').length).toBe(
      CITED.size - LESS_THAN_WHOLE.quoted.length - LESS_THAN_WHOLE.gist.length,
    );
    expect(of('whole', 'part').length).toBeGreaterThan(85);
  });

  it('are shown with their kind, their source and what they say in English', () => {
    const told = explain('INV-20', law.at(civilDate('2026-11-29'), LAW_DATA_VERSION))?.basis ?? [];
    expect(told.map(({ instrument, kind }) => [instrument, kind])).toEqual([
      ['O19', 'quoted'],
      ['REG', 'part'],
      ['AL', 'whole'],
      ['SECR', 'whole'],
    ]);
    for (const { kindText, english, source } of told)
      expect([kindText?.zh, kindText?.en, english, source?.zh].every(Boolean)).toBe(true);
    const accounting = explain('INV-17', law.at(civilDate('2026-11-29'), LAW_DATA_VERSION))?.basis[1];
    expect(accounting).toMatchObject({ article: '19', kind: 'gist', kindText: ARTICLE_KINDS.gist });
    expect(accounting?.source?.zh).toContain('此处不是原文');
  });

  it('whose sense alone is given say so themselves', () => {
    const gists = lawData(LAW_DATA_VERSION).articles.filter(({ kind }) => kind === 'gist');
    expect(gists.length).toBeGreaterThan(30);
    for (const { source } of gists) {
      expect(source?.zh).toContain('此处不是原文');
      expect(source?.en).toContain('not its words');
    }
  });

  it.each(
    ARTICLES.filter(
      ({ instrument, article, kind }) => kind === 'quoted' && !MISQUOTED.includes(`${instrument} ${article}`),
    ).map((each) => [each.instrument, each.article, each.text]),
  )('of %s %s hold what was quoted from it before', (instrument, article, text) =>
    expect(articleOf({ instrument, article })?.text).toContain(text),
  );

  it.each([
    ['AL', '15(2)', '经档案馆同意，提前将档案交档案馆保管的'],
    ['AL', '28(2)', '单位和个人持有合法证明'],
    ['AL', '48(6)', '（六）不按规定归档或者不按期移交档案'],
    ['REG', '20(2)', '属于中央级和省级、设区的市级国家档案馆接收范围的档案'],
    ['REG', '20(4)', '由于单位保管条件不符合要求'],
    ['REG', '30(3)', '县级以上档案主管部门应当加强对档案开放审核工作的统筹协调'],
    ['SH', '23(5)', '（五）列入综合档案馆收集范围的撤销机构的档案'],
  ])('of %s %s are that paragraph or item alone', (instrument, article, begins) => {
    const found = articleOf({ instrument, article });
    expect(found?.kind).toBe('part');
    expect(found?.text.startsWith(begins)).toBe(true);
    expect(found?.text).not.toContain('\n');
  });

  it('are the whole article’s where a part may be a paragraph or an item', () => {
    const mixed = wholeArticle('AL', '1', ['甲：', '（一）乙；', '（二）丙。', '丁。']);
    expect(mixed.map(({ article, kind }) => [article, kind])).toEqual([['1', 'whole']]);
    expect(articleOf({ instrument: 'REG', article: '5(9)' })?.kind).toBe('whole');
  });

  it('stay what they were in the version that had less', () => {
    expect(articleOf({ instrument: 'REG', article: '39(2)' }, FIRST_LAW_DATA_VERSION)).toMatchObject({
      text: '准确记录、可追溯',
      kind: 'quoted',
    });
    expect(articleOf({ instrument: 'APL', article: '29' }, FIRST_LAW_DATA_VERSION)).toBeUndefined();
    expect(articleOf({ instrument: 'O79', article: '19' }, '2026-11-30')).toBeUndefined();
    expect((['whole', 'part', 'quoted', 'gist'] as const).map(isExtract)).toEqual([false, false, true, true]);
  });
});
