import type { ValueWords } from '@fonds/http-edge';
import type { ReviewStanding } from './domain/opening.state';
import type { EarlierStep } from './domain/step-days.rule';
import type { OpeningView } from './read/opening.view';

type Words = ValueWords[string];

/** For what a review is. */
export const PURPOSE_WORDS: { readonly [P in OpeningView['purpose']]: Words } = {
  opening: { zh: '开放', en: 'opening' },
  reassessment: { zh: '延期开放后的评估', en: 'reassessment of an extension' },
  reclosing: { zh: '再行控制', en: 'closing again' },
};

/** How far a review is. */
export const REVIEW_PHASE_WORDS: { readonly [P in OpeningView['phase']]: Words } = {
  planned: { zh: '已列计划', en: 'planned' },
  'in-review': { zh: '审核中', en: 'in review' },
  sealed: { zh: '已决定，待过关口', en: 'ordered, at the gate' },
  opened: { zh: '已开放并公布', en: 'opened and published' },
  closed: { zh: '已结束', en: 'closed' },
  withdrawn: { zh: '已撤销', en: 'withdrawn' },
};

/** As what the other side takes part (INV-20). */
export const PARTNER_WORDS: { readonly [A in NonNullable<OpeningView['partnerAs']>]: Words } = {
  forming: { zh: '形成单位', en: 'forming unit' },
  transferring: { zh: '移交单位', en: 'transferring unit' },
  successor: { zh: '承接职能的单位', en: 'continues the function' },
  none: { zh: '无，由档案馆单独审核', en: 'none: the archives alone' },
};

/** Where a unit of a review stands. */
export const REVIEW_STANDING_WORDS: { readonly [S in ReviewStanding]: Words } = {
  planned: { zh: '已列计划', en: 'planned' },
  'in-review': { zh: '待双方意见或结论', en: 'in review' },
  disputed: { zh: '意见不同，待主管部门协调', en: 'disputed: the authority coordinates' },
  'agreed-open': { zh: '结论：开放', en: 'concluded: open' },
  'agreed-closed': { zh: '结论：不开放，待报审', en: 'concluded: closed, to be submitted' },
  submitted: { zh: '已报审', en: 'submitted' },
  extended: { zh: '同意不开放', en: 'closed with consent' },
  opened: { zh: '已开放', en: 'opened' },
  refused: { zh: '未能占用', en: 'not claimed' },
  'taken-out': { zh: '已移出', en: 'taken out' },
};

/** A step of a review on which a later one rests. */
export const EARLIER_STEP_WORDS: { readonly [S in EarlierStep]: Words } = {
  plan: { zh: '开放计划', en: 'the plan' },
  'joint-review': { zh: '启动会同审核', en: 'the joint review' },
  opinion: { zh: '审核意见', en: 'an opinion' },
  conclusion: { zh: '审核结论', en: 'the conclusion' },
  rejection: { zh: '主管部门退回', en: 'the rejection by the authority' },
};
