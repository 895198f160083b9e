import type { Json, Refusal } from '@fonds/kernel';
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
  errors?: readonly FieldProblem[],
  names?: Names,
): Problem {
  const text = refusalText(refusal, language, names);
  const stop = language === 'zh' ? '。' : '. ';
  const sentences = [text.title, text.rule, text.cure].filter((part) => part !== undefined);
  return {
    type: `urn:fonds:refusal:${refusal.code}`,
    title: text.title,
    status: statusOf(refusal.code),
    detail: sentences.map((part) => part.replace(/[。.]\s*$/, '')).join(stop) + stop.trim(),
    code: refusal.code,
    cure: text.cure,
    ...(refusal.rule && { rule: refusal.rule }),
    basis: text.basis,
    facts: refusal.facts,
    ...(instance && { instance }),
    ...(errors && { errors }),
  };
}
