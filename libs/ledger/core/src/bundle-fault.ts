import { Malformed } from './bytes';

/** What can be wrong with a bundle, a proof or a statement; each has its words in the verifier. */
export const FAULTS = [
  'malformed',
  'file-missing',
  'file-not-named',
  'file-differs',
  'not-signed',
  'key-not-trusted',
  'too-few-witnesses',
  'says-otherwise',
  'not-in-log',
  'bytes-differ',
  'gap',
  'manifest-misses',
  'gate-differs',
  'not-cited',
  'withheld-untold',
  'entries-differ',
  'entries-missing',
  'leaf-left-out',
  'case-withheld',
  'case-differs',
  'list-differs',
  'balance-differs',
  'balance-open',
  'ending-missing',
  'ending-twice',
  'ending-stray',
  'ending-unfounded',
  'came-unfounded',
] as const;
export type FaultCode = (typeof FAULTS)[number];

export interface Fault {
  readonly code: FaultCode;
  /** The file, stream or event. */
  readonly where: string;
  readonly detail?: string;
}

/** Told at most; a broken bundle can have thousands. */
const MOST_TOLD = 50;

/** Collects what is wrong. What cannot be read at all ends the check of its part. */
export class Faults {
  readonly found: Fault[] = [];
  count = 0;

  add(code: FaultCode, where: string, detail?: string): void {
    this.count++;
    if (this.found.length < MOST_TOLD)
      this.found.push({ code, where, ...(detail === undefined ? {} : { detail }) });
  }

  /** Does one part of a check. @returns nothing when the part could not be read */
  part<T>(where: string, work: () => T): T | undefined {
    try {
      return work();
    } catch (error) {
      this.unreadable(where, error);
      return undefined;
    }
  }

  async partLater<T>(where: string, work: () => Promise<T>): Promise<T | undefined> {
    try {
      return await work();
    } catch (error) {
      this.unreadable(where, error);
      return undefined;
    }
  }

  private unreadable(where: string, error: unknown): void {
    if (!(error instanceof Malformed)) throw error;
    this.add('malformed', where, error.message);
  }
}
