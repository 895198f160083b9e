import type { AccessionNumbered, Owner } from '@fonds/event-contracts';
import { canonicalJson, type CivilDate, type Refusal } from '@fonds/kernel';
import { law, plainRefusal, ruleRefusal } from '@fonds/law';
import { saleRefusal, type Agreement } from './agreement.decider';
import { ownerAfter, SOURCE_KINDS, type SourceKind, type SourceParty, type Topic } from './source-kinds';

/** What is said of every accession, however it comes in. */
export interface AccessionTerms {
  readonly sourceKind: SourceKind;
  readonly source: SourceParty;
  /** Id of the agreement it rests on. */
  readonly agreement?: string;
  readonly topic?: Topic;
  readonly title: string;
  /** The source's own number. */
  readonly sourceNumber?: string;
}

/** The same with what the decision rests on beside it. */
export interface AccessionQuestion extends AccessionTerms {
  readonly archives: string;
  readonly content: AccessionNumbered['content'];
  readonly date: CivilDate;
  /** Version of the national rule data by which it is decided. */
  readonly lawData: string;
  readonly owner?: Owner;
  /** The agreement that is named, as it was recorded. */
  readonly agreed?: Agreement;
  /** The archives is in being no more on that day. */
  readonly ceased?: Refusal;
}

/** E29: INV-09 agreement, INV-28 no sale of what is the state's, INV-39b a deposit stays its owner's. */
export function termsRefusal(question: AccessionQuestion): Refusal | undefined {
  const { sourceKind, source, content, date, owner, lawData } = question;
  // What is handed over by its keeper moves by both sides' signatures; only old material comes in as a lot.
  if (sourceKind === 'transfer' && content === 'units') return ruleRefusal('transfer-by-batch', 'INV-02');
  const refusal =
    question.ceased ??
    saleRefusal(sourceKind, source, false, law.at(date, lawData)) ??
    agreementRefusal(question);
  if (refusal) return refusal;
  const stays = ownerAfter(sourceKind, source);
  return SOURCE_KINDS[sourceKind].keepsOwner && owner && canonicalJson(owner) !== canonicalJson(stays)
    ? ruleRefusal('deposit-owner-stays', 'INV-39b', { owner: stays.kind, given: owner.kind })
    : undefined;
}

function agreementRefusal(question: AccessionQuestion): Refusal | undefined {
  const { sourceKind, agreement, agreed, archives, date, lawData } = question;
  const { agreed: wanted, zh } = SOURCE_KINDS[sourceKind];
  if (agreement === undefined)
    return wanted && law.at(date, lawData).enforces('INV-09')
      ? ruleRefusal('agreement-missing', 'INV-09', { kind: zh })
      : undefined;
  if (agreed?.archives !== archives) return plainRefusal('agreement-unknown', { agreement });
  if (agreed.kind !== sourceKind)
    return ruleRefusal('agreement-of-another-kind', 'INV-09', {
      agreement,
      agreed: SOURCE_KINDS[agreed.kind].zh,
      kind: zh,
    });
  if (agreed.from > date || (agreed.until !== undefined && agreed.until < date))
    return ruleRefusal('agreement-not-in-force', 'INV-09', {
      agreement,
      date,
      from: agreed.from,
      until: agreed.until ?? '',
    });
  return agreed.party.kind !== question.source.kind
    ? ruleRefusal('agreement-of-another-owner', 'INV-39b', {
        agreement,
        agreed: agreed.party.kind,
        given: question.source.kind,
      })
    : undefined;
}
