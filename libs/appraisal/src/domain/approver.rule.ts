import { APPROVERS_ABOVE } from '@fonds/acts';
import type { DestructionListDrawn } from '@fonds/event-contracts';
import type { Refusal } from '@fonds/kernel';
import { ruleRefusal } from '@fonds/law';
import { ORGANISATION_KINDS, type OrganisationKind } from '@fonds/organisations';

export type ApproverKind = DestructionListDrawn['approver'];

/** Who approves, in words. */
export const APPROVER_WORDS: { readonly [A in ApproverKind]: { readonly zh: string; readonly en: string } } =
  {
    'organ-head': { zh: '机关负责人', en: 'the head of the organ' },
    'legal-representative': { zh: '法定代表人', en: 'the legal representative' },
    'unit-head': { zh: '单位领导人', en: 'the head of the unit' },
    'appraisal-committee': { zh: '鉴定委员会', en: 'the appraisal committee' },
    'leading-authority': { zh: '主管领导机关或人民政府', en: 'the leading authority or government' },
    'superior-property-body': { zh: '上级产权单位', en: 'the superior property-rights body' },
  };

export const APPROVER_KINDS = Object.keys(APPROVER_WORDS) as readonly ApproverKind[];

/** Who is none of the custodian's own people: a body above it. */
const ABOVE: ReadonlySet<ApproverKind> = new Set(APPROVERS_ABOVE);

export const isAbove = (approver: ApproverKind): boolean => ABOVE.has(approver);

/** Where the role is held in which an account approves or declines. */
export type ApproverSeat = 'custodian' | 'above';

/** INV-16, by what the body is and what the register is about. A default: [F~] as a whole. */
export function approverOf(
  kind: OrganisationKind | undefined,
  { form, case: of }: Pick<DestructionListDrawn, 'form' | 'case'>,
): ApproverKind {
  if (of !== undefined) return 'superior-property-body';
  if (form === 'technical') return 'unit-head';
  if (kind === 'state-enterprise' || kind === 'private-enterprise' || kind === 'enterprise-archives')
    return 'legal-representative';
  return kind && ORGANISATION_KINDS[kind].archives ? 'leading-authority' : 'organ-head';
}

/** KJ80 18, SZ 6: technical archives are reported to the superior, a state enterprise in change to the authority. */
export const filingAsked = ({ form, case: of }: Pick<DestructionListDrawn, 'form' | 'case'>): boolean =>
  form === 'technical' || of !== undefined;

/**
 * INV-16: by account an authority or a superior body speaks in a role that is held there, and the custodian's own head in
 * one at the custodian: what somebody calls himself is not enough. Otherwise a paper, or a recorded decision.
 */
export const seatRefusal = (
  given: ApproverKind,
  seat: ApproverSeat,
  decided: ReadonlySet<string>,
): Refusal | undefined =>
  isAbove(given) === (seat === 'above') || decided.has('INV-16')
    ? undefined
    : ruleRefusal('approver-of-another-body', 'INV-16', { given, decision: 'INV-16' });

/** Another approver than INV-16 names needs a recorded decision. */
export function otherApprover(
  wanted: ApproverKind,
  given: ApproverKind,
  decided: ReadonlySet<string>,
): Refusal | undefined {
  return given === wanted || decided.has('INV-16')
    ? undefined
    : ruleRefusal('approver-not-the-right-one', 'INV-16', { wanted, given, decision: 'INV-16' });
}
