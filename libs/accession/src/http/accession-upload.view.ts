import { refusalText, type Language } from '@fonds/http-edge';
import type { Refusal } from '@fonds/kernel';
import { toldProblem } from '../application/told-problem';
import type { AccessionUpload } from '../application/accession-uploads';

interface ToldRefusal {
  readonly code: string;
  readonly rule?: string;
  readonly title: string;
  readonly cure: string;
}

export interface AccessionUploadView {
  readonly id: string;
  readonly file: string;
  readonly state: AccessionUpload['state'];
  /** Rows read. */
  readonly read: number;
  /** The act that a list becomes; how far it is says `/acts/:act`. */
  readonly act?: string;
  readonly counts?: Readonly<Record<string, number>>;
  readonly answer?: Readonly<Record<string, string>>;
  readonly refusal?: ToldRefusal;
  /** Rows that were not taken; of a list with one such row nothing is entered. */
  readonly problems?: readonly (ToldRefusal & { readonly place: object; readonly number?: string })[];
  readonly problemCount?: number;
}

/** A job is asked for again and again; a file without a single good row says so in its first rows. */
const PROBLEMS_SHOWN = 500;

export function uploadView(job: AccessionUpload, language: Language): AccessionUploadView {
  const { id, file, state, read, act, outcome, refusal } = job;
  return {
    id,
    file,
    state,
    read,
    ...(act && { act }),
    ...(outcome && {
      counts: outcome.counts,
      ...(outcome.answer && { answer: outcome.answer }),
      problems: outcome.problems.slice(0, PROBLEMS_SHOWN).map((problem) => {
        const { place, number, refusal: why } = problem;
        return {
          place,
          ...(number && { number }),
          ...{ code: why.code, ...(why.rule && { rule: why.rule }) },
          ...toldProblem(problem, language),
        };
      }),
      problemCount: outcome.problems.length,
    }),
    ...(refusal && { refusal: told(refusal, language) }),
  };
}

function told(refusal: Refusal, language: Language): ToldRefusal {
  const { title, cure } = refusalText(refusal, language);
  return { code: refusal.code, ...(refusal.rule && { rule: refusal.rule }), title, cure };
}
