import { refusalText, type Language } from '@fonds/http-edge';
import { problemText } from '@fonds/interchange';
import type { AccessionProblem } from './import-accessions';

/** A row that was not taken, in words: the reader's own for what it could not read. */
export function toldProblem(
  { place, refusal, reader }: AccessionProblem,
  language: Language,
): { readonly title: string; readonly cure: string } {
  if (!reader) {
    const { title, cure } = refusalText(refusal, language);
    return { title, cure };
  }
  const facts = refusal.facts as Readonly<Record<string, string | number>>;
  const { what, cure } = problemText(
    reader,
    { code: refusal.code, severity: 'refused', place, facts },
    language,
  );
  return { title: what, cure };
}
