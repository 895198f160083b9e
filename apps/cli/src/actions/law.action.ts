import { LOADED_ARTICLES, RefusedError, type LoadedArticles } from '@fonds/http-edge';
import { shanghaiDay, systemClock } from '@fonds/kernel';
import {
  explain,
  explainable,
  isCarried,
  isExtract,
  law,
  LAW_DATA_VERSION,
  lawDataVersions,
  plainRefusal,
  type Explanation,
  type LawAt,
} from '@fonds/law';
import { word, type Action, type CommonOptions } from '../session/invocation';
import { dayOption } from '../session/option-values';
import type { Output } from '../terminal/output';

export interface LawOptions extends CommonOptions {
  readonly at?: string;
  readonly data?: string;
}

/** No installation is opened: without a version it is the newest of this build. */
function asked({ at, data: version = LAW_DATA_VERSION }: LawOptions): LawAt {
  if (!isCarried(version)) {
    const carried = lawDataVersions().map((data) => data.version);
    throw new RefusedError(plainRefusal('law-data-not-carried', { version, carried }));
  }
  return law.at(at === undefined ? shanghaiDay(systemClock.now()) : dayOption('--at', at), version);
}

/** All of them, shortly. */
export const list: Action<LawOptions> = ({ options, out }) => {
  const on = asked(options);
  const rows = explainable().flatMap((id) => explain(id, on) ?? []);
  out.rows(
    [
      { zh: '编号', en: 'Id' },
      { zh: '可信度', en: 'Mark' },
      { zh: '效力', en: 'Effect' },
      { zh: '内容', en: 'Text' },
    ],
    rows,
    (row) => [row.id, row.mark, out.say(row.effectText), out.say(row.text)],
  );
  return Promise.resolve();
};

/** One, with the words of its articles. */
export const explainRule: Action<LawOptions> = async (invocation) => {
  const { options, out } = invocation;
  const id = word(invocation, 0);
  const on = asked(options);
  const carried = explain(id.toUpperCase(), on);
  if (!carried) throw new RefusedError(plainRefusal('rule-not-found', { id }));
  const found = (await withLoaded(carried, on, out)) ?? carried;
  if (out.json) out.data(found);
  else tell(out, found);
};

/** An installation is opened only where one is there and the build lacks words that may have been loaded in it. */
async function withLoaded(
  { id, basis }: Explanation,
  on: LawAt,
  out: Output,
): Promise<Explanation | undefined> {
  const lacks = basis.some(({ article, kind }) => article !== '' && (kind === undefined || isExtract(kind)));
  if (!lacks) return undefined;
  const { Installation } = await import('../session/installation');
  if (!Installation.isThere()) return undefined;
  return Installation.useOpened(out, async (installation) => {
    await installation.instance.projections.catchUp();
    return explain(id, on, await installation.get<LoadedArticles>(LOADED_ARTICLES).of(basis));
  });
}

function tell(out: Output, found: Explanation): void {
  out.fields([
    [{ zh: '编号', en: 'Id' }, found.id],
    [{ zh: '内容', en: 'Text' }, out.say(found.text)],
    [{ zh: '可信度', en: 'Confidence' }, `${found.mark}  ${out.say(found.markText)}`],
    [{ zh: '效力', en: 'Effect' }, `${found.date} (${found.regime}): ${out.say(found.effectText)}`],
    [{ zh: '说明', en: 'Note' }, found.note && out.say(found.note)],
    ...found.basis.map(
      (basis) =>
        [
          { zh: '依据', en: 'Basis' },
          [
            basis[out.language],
            basis.inForce
              ? ''
              : out.say({ zh: '（当日施行与否未确认）', en: '(not known to be in force that day)' }),
          ]
            .filter(Boolean)
            .join(' '),
        ] as const,
    ),
    [{ zh: '代码', en: 'Code' }, found.code],
    [{ zh: '规则数据', en: 'Rule data' }, found.dataVersion],
  ]);
  // Whole articles are longer than a line of a table.
  for (const { text, kindText, english, source, ...cited } of found.basis)
    if (text !== undefined && kindText) {
      out.line(`\n${cited[out.language]}${out.say({ zh: `（${kindText.zh}）`, en: ` (${kindText.en})` })}`);
      if (english && out.language === 'en') out.line(`${english} [not an official translation]`);
      out.line(text);
      if (source) out.line(`［${out.say(source)}］`);
    }
}
