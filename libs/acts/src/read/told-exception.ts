import { idsIn, refusalText, type Language, type Names } from '@fonds/http-edge';
import type { Json, Refusal } from '@fonds/kernel';
import { findRule } from '@fonds/law';
import type { ActException } from '../domain/act.state';

/** An exception in words: what happened and what to do. */
export interface ToldException extends ActException {
  readonly title: string;
  readonly cure: string;
}

/** The act keeps code, rule and facts; the words come in the reader's language. */
export function toldException(exception: ActException, language: Language, names?: Names): ToldException {
  const { code, rule, facts } = exception;
  const { title, cure } = refusalText(
    {
      code,
      ...(rule && { rule }),
      basis: (rule && findRule(rule)?.basis) || [],
      facts: (facts ?? {}) as { readonly [name: string]: Json },
    },
    language,
    names,
  );
  return { ...exception, title, cure };
}

/** Ids that the texts of these exceptions may print. */
export const idsOfExceptions = (exceptions: readonly ActException[]): readonly string[] => [
  ...new Set(exceptions.flatMap(({ facts }) => idsIn({ facts: (facts ?? {}) as Refusal['facts'] }))),
];
