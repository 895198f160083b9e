import type { AcquisitionAgreed, EventDraft, PastEvent } from '@fonds/event-contracts';
import { type Deed, lawOnDay } from '@fonds/holdings';
import { ok, refuse, type Decider, type Refusal } from '@fonds/kernel';
import { businessDateNotInFuture, plainRefusal, ruleRefusal, type LawAt } from '@fonds/law';
import { SOURCE_KINDS, type SourceKind, type SourceParty } from './source-kinds';

/** An agreement with the owner (征集协议) as it was signed. */
export type Agreement = AcquisitionAgreed;

export type AgreementTerms = Omit<Agreement, 'rights' | 'duties' | 'useTerms'> &
  Partial<Pick<Agreement, 'rights' | 'duties' | 'useTerms'>>;

export interface Agree {
  readonly kind: 'agree';
  readonly terms: AgreementTerms;
  readonly deed: Deed;
}

/** E30: INV-09 wants rights, duties and conditions of use in writing; INV-28 no price for what is the state's. */
export const agreementDecider: Decider<Agreement | undefined, Agree, PastEvent, EventDraft> = {
  initial: undefined,
  evolve: (agreement, event) => (event.type === 'AcquisitionAgreed' ? event.data : agreement),
  decide({ terms, deed }, agreement) {
    if (agreement) return refuse(plainRefusal('agreement-already-recorded'));
    const { rights, duties, useTerms, ...rest } = terms;
    const refusal =
      businessDateNotInFuture(deed.businessDate, deed.today) ??
      saleRefusal(terms.kind, terms.party, terms.price !== undefined, lawOnDay(deed)) ??
      (terms.until && terms.until < terms.from
        ? plainRefusal('agreement-days-reversed', { from: terms.from, until: terms.until })
        : undefined);
    if (refusal) return refuse(refusal);
    const missing = Object.entries({ rights, duties, useTerms }).flatMap(([name, text]) =>
      text?.trim() ? [] : [name],
    );
    if (!rights || !duties || !useTerms || missing.length)
      return refuse(ruleRefusal('agreement-incomplete', 'INV-09', { missing }));
    if (deed.evidence === 0) return refuse(ruleRefusal('agreement-paper-missing', 'INV-09'));
    return ok([
      {
        type: 'AcquisitionAgreed',
        data: { ...rest, rights, duties, useTerms },
        rules: ['INV-09', 'INV-28'],
      },
    ]);
  },
};

/** INV-28: what belongs to the state is neither bought nor priced. */
export function saleRefusal(
  kind: SourceKind,
  party: SourceParty,
  priced: boolean,
  on: LawAt,
): Refusal | undefined {
  if (party.kind !== '国家' || !(SOURCE_KINDS[kind].bought || priced)) return undefined;
  if (!on.enforces('INV-28')) return undefined;
  return ruleRefusal(
    priced && !SOURCE_KINDS[kind].bought ? 'state-archives-priced' : 'state-archives-not-bought',
    'INV-28',
    {
      kind: SOURCE_KINDS[kind].zh,
    },
  );
}
