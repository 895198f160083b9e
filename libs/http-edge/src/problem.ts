import type { Json, Refusal } from '@fonds/kernel';
import type { LoadedTexts } from '@fonds/law';
import type { Language } from './language';
import { refusalText, type CitedWords } from './message.registry';
import type { Names } from './names-of-ids';
import { statusOf } from './status-of';

/** One field that does not fit: its path in the body, what was checked, and what is wrong. */
export interface FieldProblem {
  readonly path: string;
  readonly check: string;
  readonly message: string;
}

/** RFC 9457 problem details of a refusal, `application/problem+json`. */
export interface Problem {
  /** `urn:fonds:refusal:<code>` */
  readonly type: string;
  readonly title: string;
  readonly status: number;
  /** What happened, on what rule, and what to do. */
  readonly detail: string;
  readonly code: string;
  readonly cure: string;
  readonly rule?: string;
  readonly basis: readonly CitedWords[];
  readonly facts: { readonly [name: string]: Json };
  readonly instance?: string;
  readonly errors?: readonly FieldProblem[];
}

/** The one place where a refusal becomes problem details. */
export function problemOf(
  refusal: Refusal,
  language: Language,
  instance?: string,
  errors: readonly FieldProblem[] | undefined = partsOf(refusal, language),
  names?: Names,
  loaded?: LoadedTexts,
): Problem {
  const text = refusalText(refusal, language, names, loaded);
  return {
    type: `urn:fonds:refusal:${refusal.code}`,
    title: text.title,
    status: statusOf(refusal.code),
    detail: inOneText([text.title, text.rule, text.cure], language),
    code: refusal.code,
    cure: text.cure,
    ...(refusal.rule && { rule: refusal.rule }),
    basis: text.basis,
    facts: refusal.facts,
    ...(instance && { instance }),
    ...(errors && { errors }),
  };
}

/** What is wrong in a list that is refused as a whole: what happened at each place, and what to do. */
export const partsOf = ({ parts }: Refusal, language: Language): readonly FieldProblem[] | undefined =>
  parts?.map(({ path, refusal }) => {
    const { title, cure } = refusalText(refusal, language);
    return { path, check: refusal.code, message: inOneText([title, cure], language) };
  });

function inOneText(sentences: readonly (string | undefined)[], language: Language): string {
  const stop = language === 'zh' ? '。' : '. ';
  const said = sentences.flatMap((each) => (each === undefined ? [] : each.replace(/[。.]\s*$/, '')));
  return said.join(stop) + stop.trim();
}
