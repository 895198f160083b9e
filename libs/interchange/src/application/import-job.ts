import type { Refusal } from '@fonds/kernel';
import { problemText } from './problem-texts';
import type { ImportOutcome, ImportPhase } from './import.process';
import type { ImportFormat } from './import.service';
import type { ProblemSpool } from './problem-spool';
import type { Problem } from '../source';

/** One upload on its way into the ledger. Lives in the process; what it registers lives in the log. */
export interface ImportJob {
  readonly id: string;
  readonly account: string;
  /** Organisation id of the archives. */
  readonly archives: string;
  readonly file: string;
  readonly format: ImportFormat;
  readonly dryRun: boolean;
  readonly folder: string;
  readonly problems: ProblemSpool;
  state: 'waiting' | 'running' | 'finished' | 'failed';
  phase?: ImportPhase;
  done: number;
  total?: number;
  outcome?: ImportOutcome;
  /** Why it failed: what was refused, or why the file cannot be read. */
  refusal?: Refusal;
  unreadable?: Problem;
}

interface ShownProblem {
  readonly code: string;
  readonly what: string;
  readonly cure: string;
  readonly place: Problem['place'];
  readonly facts: Problem['facts'];
}

/** A job as its client sees it. Counts are components (EAD, AtoM) or data rows (catalogues). */
export interface ImportJobView {
  readonly job: string;
  readonly state: ImportJob['state'];
  readonly file: string;
  readonly format: ImportFormat;
  readonly dryRun: boolean;
  /** `compare`: codes of a catalogue are compared across the file. `read`: the file is read and judged. `register`: its units are being registered. */
  readonly phase?: ImportPhase;
  readonly done: number;
  readonly total?: number;
  /** Rows or components with problems so far; `problems` of the job has them as a spreadsheet. */
  readonly withProblems: number;
  readonly result?: Omit<ImportOutcome, 'position' | 'warnings'> & { readonly position: string };
  readonly warnings?: readonly ShownProblem[];
  readonly failure?:
    ShownProblem | (Pick<Refusal, 'code' | 'facts'> & { readonly what: string; readonly cure: string });
}

type RefusalText = (refusal: Refusal) => { readonly title: string; readonly cure: string };

export function jobView(job: ImportJob, language: 'zh' | 'en', textOf: RefusalText): ImportJobView {
  const shown = (problem: Problem): ShownProblem => {
    const { code, place, facts } = problem;
    return { code, ...problemText(job.format, problem, language), place, facts };
  };
  const { id, state, file, format, dryRun, phase, done, total, outcome, refusal, unreadable } = job;
  return {
    job: id,
    ...{ state, file, format, dryRun, phase, done, total, withProblems: job.problems.rows },
    ...(outcome && resultOf(outcome, shown)),
    ...(unreadable && { failure: shown(unreadable) }),
    ...(refusal && { failure: refusalShown(refusal, textOf) }),
  };
}

function resultOf(outcome: ImportOutcome, shown: (problem: Problem) => ShownProblem) {
  const { warnings, position, ...result } = outcome;
  return { result: { ...result, position: position.toString() }, warnings: warnings.map(shown) };
}

function refusalShown(refusal: Refusal, textOf: RefusalText) {
  const { title, cure } = textOf(refusal);
  return { code: refusal.code, facts: refusal.facts, what: title, cure };
}
