import type { Citation, Json, Refusal } from '@fonds/kernel';
import {
  articleOf,
  citationText,
  findRule,
  isExtract,
  LAW_MESSAGES,
  NO_LOADED_TEXTS,
  type ArticleKind,
  type LoadedTexts,
} from '@fonds/law';
import type { Language } from './language';
import type { Messages, MessageText } from './message-text';
import { EDGE_MESSAGES } from './messages';
import { NO_NAMES, type Names } from './names-of-ids';

const registry = new Map<string, Messages[string]>();

/**
 * Adds a library's texts; a Nest module does it once when it is made.
 *
 * @throws Error when a code has two different texts.
 */
export function registerMessages(messages: Messages): void {
  for (const [code, message] of Object.entries(messages)) {
    const there = registry.get(code);
    if (there && JSON.stringify(there) !== JSON.stringify(message))
      throw new Error(`the refusal ${code} has two different texts`);
    registry.set(code, message);
  }
}

registerMessages(EDGE_MESSAGES);
registerMessages(LAW_MESSAGES);

export const messageOf = (code: string): Messages[string] | undefined => registry.get(code);
export const registeredCodes = (): readonly string[] => [...registry.keys()];

/** A citation as people read it, with the words of the article. */
export interface CitedWords extends Citation {
  readonly text: string;
  readonly words?: string;
  /** What the words are, where they are less than the article (an extract, its sense), or were loaded in the installation. */
  readonly kind?: ArticleKind;
  /** Of words that were loaded: when, from which print, and who compared them with it. */
  readonly source?: string;
}

/** A refusal as people read it, on a page or a terminal. */
export interface RefusalText extends MessageText {
  /** The rule in one sentence, when one was applied. */
  readonly rule?: string;
  readonly basis: readonly CitedWords[];
}

/**
 * @param names of ids among the facts: people read those, machines the facts
 * @param loaded words of its articles that the build has not
 */
export function refusalText(
  refusal: Refusal,
  language: Language,
  names: Names = NO_NAMES,
  loaded: LoadedTexts = NO_LOADED_TEXTS,
): RefusalText {
  const known = registry.get(refusal.code);
  const message = known?.[language];
  const { units } = refusal.facts;
  const told = (template: string, facts = refusal.facts): string =>
    fill(
      template,
      facts,
      (value) => names.get(value) ?? known?.words?.[value]?.[language] ?? value,
      language,
    );
  const rule = refusal.rule ? findRule(refusal.rule)?.text[language] : undefined;
  return {
    title: message
      ? told(message.title) +
        told(subjectOf(refusal, message, language), {
          ...refusal.facts,
          ...(Array.isArray(units) && { units: units.slice(0, MOST_TOLD) }),
        })
      : refusal.code,
    cure: message ? told(message.cure) : EDGE_MESSAGES['text-missing'][language].cure,
    ...(rule && { rule }),
    basis: refusal.basis.map((citation) => citedWords(citation, language, loaded)),
  };
}

function citedWords(citation: Citation, language: Language, loaded: LoadedTexts): CitedWords {
  const cited = { ...citation, text: citationText(citation, language) };
  const words = articleOf(citation, undefined, loaded);
  if (!words) return cited;
  const ofHere = words.kind === 'loaded';
  return {
    ...cited,
    words: words.text,
    ...((ofHere || isExtract(words.kind)) && { kind: words.kind }),
    ...(ofHere && words.source && { source: words.source[language] }),
  };
}

/** Units that a sentence names; all are among the facts. */
const MOST_TOLD = 10;

/** The units that are refused, where the text does not say itself which they are. */
function subjectOf({ facts }: Refusal, { title, cure }: MessageText, language: Language): string {
  const unsaid = (name: string): boolean => !`${title}${cure}`.includes(`{${name}}`);
  const { unit, units } = facts;
  if (typeof unit === 'string' && unsaid('unit')) return language === 'zh' ? '（{unit}）' : ' ({unit})';
  if (!Array.isArray(units) || !units.length || !unsaid('units')) return '';
  const few = units.length <= MOST_TOLD;
  if (language === 'zh') return few ? '：{units}' : `：{units}等`;
  return few ? ': {units}' : ': {units} …';
}

const fill = (
  template: string,
  facts: { readonly [name: string]: Json },
  word: (value: string) => string,
  language: Language,
): string =>
  template.replace(/\{([A-Za-z][A-Za-z0-9]*)\}/g, (whole, name: string) => {
    const fact = facts[name];
    return fact === undefined ? whole : printed(fact, word, language);
  });

function printed(fact: Json, word: (value: string) => string, language: Language): string {
  if (typeof fact === 'string') return word(fact);
  if (Array.isArray(fact))
    return fact.map((each: Json) => printed(each, word, language)).join(language === 'zh' ? '、' : ', ');
  return JSON.stringify(fact);
}
