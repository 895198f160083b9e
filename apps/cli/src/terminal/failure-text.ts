import {
  InvalidInput,
  localised,
  partsOf,
  RefusedError,
  refusalText,
  registerMessages,
  storeRefusalOf,
  type CitedWords,
  type Names,
} from '@fonds/http-edge';
import type { Refusal } from '@fonds/kernel';
import { ARTICLE_KINDS, plainRefusal, type LoadedTexts } from '@fonds/law';
import { UnreadableSource } from '@fonds/interchange';
import { CLI_MESSAGES } from '../messages';
import { EXIT } from './exit-codes';
import { fileFailure } from './file-failure';
import type { Language } from './language';

registerMessages(CLI_MESSAGES);

/** A refusal as a terminal shows it: what happened, which article, what to do. */
function refusalLines(refusal: Refusal, language: Language, names?: Names, loaded?: LoadedTexts): string[] {
  const { title, rule, basis, cure } = refusalText(refusal, language, names, loaded);
  const zh = language === 'zh';
  const citations = [...new Map(basis.map((b) => [`${b.instrument} ${b.article}`, b])).values()];
  return [
    `${zh ? '拒绝：' : 'Refused: '}${title} [${refusal.code}]`,
    ...(rule ? [`${zh ? '规则：' : 'Rule: '}${refusal.rule ?? ''} ${rule}`] : []),
    ...citations.map((cited) => `${zh ? '依据：' : 'Basis: '}${cited.text}${wordsOf(cited, zh)}`),
    ...(partsOf(refusal, language) ?? []).map(({ path, message }) => `${path}: ${message}`),
    `${zh ? '办法：' : 'What to do: '}${cure}`,
  ];
}

/** The article's words; what is less than they are is called so, and so are those that were loaded here. */
function wordsOf({ words, kind, source }: CitedWords, zh: boolean): string {
  if (!words) return '';
  const { zh: inChinese, en } = kind ? ARTICLE_KINDS[kind] : { zh: '', en: '' };
  const said = zh ? `${inChinese && `${inChinese}：`}${words}` : `${en && `${en}: `}${words}`;
  return zh ? `（${said}${source ? `［${source}］` : ''}）` : ` (${said}${source ? ` [${source}]` : ''})`;
}

/** What a failure says, and the exit code it ends with. Never a stack: that is for `FONDS_DEBUG=1`. */
export function failureOf(
  error: unknown,
  language: Language,
): { readonly lines: readonly string[]; readonly exitCode: number } {
  if (error instanceof RefusedError)
    return {
      lines: refusalLines(error.refusal, language, error.names, error.loaded),
      exitCode: EXIT.refused,
    };
  if (error instanceof InvalidInput) {
    // Of a member of a list the English text names the member alone.
    const told = localised(error.problems, language).map(({ path, message }) =>
      message.startsWith(path) ? message : `${path}: ${message}`,
    );
    return {
      lines: [`${language === 'zh' ? '输入不符：' : 'Not fit: '}${told.join('; ')}`],
      exitCode: EXIT.usage,
    };
  }
  if (error instanceof UnreadableSource) return { lines: [error.message], exitCode: EXIT.failed };
  const message = error instanceof Error ? error.message : String(error);
  const ofFile = fileFailure(error);
  if (ofFile) {
    const { path, what, cure } = ofFile;
    const lines =
      language === 'zh'
        ? [`失败：${what.zh}${path && `：${path}`}（${message}）`, `办法：${cure.zh}`]
        : [`Failed: ${what.en}${path && `: ${path}`} (${message})`, `What to do: ${cure.en}`];
    return { lines, exitCode: EXIT.failed };
  }
  const ofStore = storeRefusalOf(error);
  if (ofStore) {
    const { title, cure } = refusalText(plainRefusal(ofStore.code), language);
    const lines =
      language === 'zh'
        ? [`失败：${title}（${message}）`, `办法：${cure}`]
        : [`Failed: ${title} (${message})`, `What to do: ${cure}`];
    return { lines, exitCode: EXIT.failed };
  }
  return { lines: [language === 'zh' ? `失败：${message}` : `Failed: ${message}`], exitCode: EXIT.failed };
}
