import type { Refusal } from '@fonds/kernel';
import { civilDate, fold } from '@fonds/kernel';
import { articleOf } from '@fonds/law';
import { happened, rulesOf } from '@fonds/testing';
import {
  articleTextsDecider,
  LONGEST_TEXTS,
  type ArticleText,
  type LoadArticleTexts,
} from './article-texts.decider';

/** No order says this. */
const text = (over: Partial<ArticleText> = {}): ArticleText => ({
  ...{ instrument: 'O79', article: '20', text: '试例，并非原文。' },
  ...{ source: '某公报', edition: '2016年第1号', comparedBy: '某人' },
  ...over,
});
const load = (over: Partial<LoadArticleTexts> = {}, evidence = 1): LoadArticleTexts => ({
  ...{ kind: 'load', texts: [text()], withdrawn: [] },
  deed: {
    ...{ businessDate: civilDate('2026-12-01'), today: civilDate('2026-12-02'), account: 'a', evidence },
    lawData: '2026-12-01',
  },
  ...over,
});
const loaded = happened('ArticleTextsLoaded', { texts: [text()], withdrawn: [] });
const before = fold(articleTextsDecider, [loaded]);

/** What a list is refused with, place by place. */
const told = (over: Partial<LoadArticleTexts>, state = before): readonly string[] => {
  const decision = articleTextsDecider.decide(load(over), state);
  if (decision.ok) return [];
  return (decision.error.parts ?? []).map(({ path, refusal }) => `${path} ${refusal.code}`);
};
const refusal = (given: LoadArticleTexts): Refusal | undefined => {
  const decision = articleTextsDecider.decide(given, new Map());
  return decision.ok ? undefined : decision.error;
};

describe('the words of an article', () => {
  const { given } = rulesOf(articleTextsDecider);

  it('are loaded with their print, taken back, and loaded anew', () => {
    const both = { texts: [text(), text({ instrument: 'SZ', article: '6(2)' })], withdrawn: [] };
    given([])
      .when(load(both))
      .then([{ type: 'ArticleTextsLoaded', data: both, rules: [] }]);
    const back = { texts: [], withdrawn: [{ instrument: 'O79', article: '20' }] };
    given([loaded])
      .when(load(back))
      .then([{ type: 'ArticleTextsLoaded', data: back, rules: [] }]);
    expect(fold(articleTextsDecider, [loaded, happened('ArticleTextsLoaded', back)])).toEqual(new Map());
    expect(told({ texts: [text({ edition: '2016年第2号' })] })).toEqual([]);
  });

  it('are not without the print, nor before their day, nor without any, nor too many at once', () => {
    expect(refusal(load({}, 0))?.code).toBe('article-texts-paper-missing');
    expect(refusal(load({ texts: [] }))?.code).toBe('article-texts-none');
    const { deed } = load();
    expect(refusal(load({ deed: { ...deed, businessDate: civilDate('2026-12-03') } }))?.code).toBe(
      'business-date-in-future',
    );
    const long = { texts: [text({ text: '文'.repeat(LONGEST_TEXTS) })] };
    expect(refusal(load(long))).toMatchObject({
      code: 'article-texts-too-long',
      facts: { most: LONGEST_TEXTS },
    });
  });

  it('are refused as a whole list, and told of each line what is wrong', () => {
    const whole = articleOf({ instrument: 'AL', article: '15' })?.text ?? '';
    const texts = [
      text(),
      text({ instrument: 'O99' }),
      text({ article: '99' }),
      text({ article: '21(9)' }),
      text({ instrument: 'AL', article: '15', text: whole.replace(/\s/g, ' ') }),
      text({ instrument: 'REG', article: '5(9)' }),
      text({ article: '18' }),
      text({ article: '18' }),
    ];
    const withdrawn = [
      { instrument: 'O79', article: '22' },
      { instrument: 'O79', article: '20' },
    ];
    expect(told({ texts, withdrawn })).toEqual([
      'texts.0 article-text-unchanged',
      'texts.1 article-instrument-unknown',
      'texts.2 article-unknown',
      'texts.3 article-unknown',
      'texts.4 article-carried',
      'texts.5 article-differs',
      'withdrawn.0 article-text-not-loaded',
      'texts.7 article-named-twice',
      'withdrawn.1 article-named-twice',
    ]);
  });

  it('that the build has otherwise are told with both, where they part', () => {
    const whole = articleOf({ instrument: 'AL', article: '16' })?.text ?? '';
    const parts = (given: string) =>
      refusal(load({ texts: [text({ instrument: 'AL', article: '16', text: given })] }))?.parts?.[0]?.refusal;
    const at = whole.indexOf('档案');
    const other = `${whole.slice(0, at)}案卷${whole.slice(at + 2)}`;
    const { carried, given: said } = parts(other)?.facts as { carried: string; given: string };
    expect([carried.includes('档案'), said.includes('案卷'), whole.includes(carried)]).toEqual([
      true,
      true,
      true,
    ]);
    expect(parts(whole.slice(0, -1))?.code).toBe('article-differs');
    expect(parts(`${whole}又。`)?.code).toBe('article-differs');
  });
});
