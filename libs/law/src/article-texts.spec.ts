import { civilDate, type Citation } from '@fonds/kernel';
import { ARTICLES } from './data/articles';
import { wholeArticle } from './data/whole-article';
import {
  articleOf,
  articleText,
  explain,
  FIRST_LAW_DATA_VERSION,
  isExtract,
  law,
  LAW_DATA_VERSION,
  lawData,
} from './index';

const { rules, clocks, regimes } = lawData(LAW_DATA_VERSION);
const CITED: readonly Citation[] = [
  ...Object.values(rules).flatMap(({ basis }) => basis),
  ...Object.values(clocks).flatMap(({ basis }) => basis),
  ...regimes.flatMap((regime) => [
    ...regime.openingAgeYears.basis,
    ...regime.extension.basis,
    ...regime.transferAgeYears.basis,
  ]),
].filter(({ article }) => article !== '');
/** Laws and regulations whose whole texts are at hand; orders of the administration and standards are not. */
/** What the first version gave as quoted stands otherwise in these, or elsewhere: the whole text put it right. */
const MISQUOTED = ['AL 30', 'REG 24', 'REG 29'];
const WHOLE = ['AL', 'REG', 'IM99', 'SEC', 'SECR', 'APL', 'KJ80', 'QD', 'SH'];

describe('the words of articles', () => {
  it('are whole, with their source, for every article of a law or regulation that is cited', () => {
    const cited = CITED.filter(({ instrument }) => WHOLE.includes(instrument));
    expect(cited.length).toBeGreaterThan(80);
    const lacking = cited.filter((citation) => {
      const found = articleOf(citation);
      return !found || isExtract(found) || !found.source;
    });
    expect(lacking).toEqual([]);
  });

  it('are called an extract where more stands in the article', () => {
    for (const { instrument, article } of CITED.filter((each) => !WHOLE.includes(each.instrument))) {
      const found = articleOf({ instrument, article });
      expect(found === undefined || isExtract(found)).toBe(true);
    }
    const told = explain('INV-20', law.at(civilDate('2026-11-29'), LAW_DATA_VERSION))?.basis ?? [];
    expect(told.find(({ instrument }) => instrument === 'O19')).toMatchObject({
      article: '15',
      extract: true,
    });
    expect(told.find(({ instrument }) => instrument === 'REG')).toMatchObject({ extract: false });
  });

  it.each(
    ARTICLES.filter(
      ({ instrument, article, kind }) => kind === 'quoted' && !MISQUOTED.includes(`${instrument} ${article}`),
    ).map((each) => [each.instrument, each.article, each.text]),
  )('of %s %s hold what was quoted from it before', (instrument, article, text) =>
    expect(articleText({ instrument, article })).toContain(text),
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
  });
});
