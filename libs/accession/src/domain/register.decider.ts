import type {
  AccessionNumbered,
  EventDraft,
  FindingCandidateRaised,
  PastEvent,
} from '@fonds/event-contracts';
import { ok, type Decider } from '@fonds/kernel';
import { printedNumber } from './accession-ids';

export interface GivenNumber {
  readonly year: number;
  readonly number: number;
  readonly printed: string;
}

/** The register of one archives and year (收进登记): which accession bears which number. */
export interface Register {
  readonly numbers: ReadonlyMap<string, GivenNumber>;
}

export type RegisterEntry = Omit<AccessionNumbered, 'number' | 'printed'>;

export interface EnterAccession {
  readonly kind: 'enter';
  readonly entry: RegisterEntry;
  /** INV-05: stands in the register at the same position, so that neither is there without the other. */
  readonly finding?: FindingCandidateRaised;
}

/** E29: numbers follow each other without a gap, and an accession has one. */
export const registerDecider: Decider<Register, EnterAccession, PastEvent, EventDraft> = {
  initial: { numbers: new Map() },
  evolve(register, event) {
    if (event.type !== 'AccessionNumbered') return register;
    const { accession, year, number, printed } = event.data;
    return { numbers: new Map([...register.numbers, [accession, { year, number, printed }]]) };
  },
  decide({ entry, finding }, { numbers }) {
    if (numbers.has(entry.accession)) return ok([]);
    const number = numbers.size + 1;
    const numbered: EventDraft = {
      type: 'AccessionNumbered',
      data: { ...entry, number, printed: printedNumber(entry.year, number) },
      rules: ['INV-05', 'INV-09', 'INV-28'],
    };
    return ok(
      finding ? [numbered, { type: 'FindingCandidateRaised', data: finding, rules: ['INV-05'] }] : [numbered],
    );
  },
};
