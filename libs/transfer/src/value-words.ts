import { CAPACITY_WORDS, SIDE_WORDS } from '@fonds/acts';
import type { ValueWords } from '@fonds/http-edge';
import type { Opinion, Signature } from './domain/transfer.state';

type Words = ValueWords[string];

/** What codes of this library are called on screen; messages name them by these. */

export { CAPACITY_WORDS, SIDE_WORDS };

/** Stages of a four-property report. */
export const REPORT_STAGE_WORDS = {
  sender: { zh: '移交前（移出方）', en: 'before transfer (sender)' },
  receiver: { zh: '接收时（接收方）', en: 'at receipt (receiver)' },
};

/** `<side> <capacity>`, as missing signatures are told. */
export const SIGNATURE_WORDS: { readonly [signature: string]: Words } = Object.fromEntries(
  Object.entries(SIDE_WORDS).flatMap(([side, of]) =>
    Object.entries(CAPACITY_WORDS).map(([capacity, { zh, en }]) => [
      `${side} ${capacity}`,
      { zh: of.zh + zh, en: `${en} of the ${of.en}` },
    ]),
  ),
);

export const SIGNATURE_KIND_WORDS: { readonly [K in Signature['kind']]: Words } = {
  account: { zh: '账户签字', en: 'account' },
  paper: { zh: '纸质签字', en: 'paper' },
};

export const OPINION_WORDS: { readonly [F in Exclude<keyof Opinion, 'ground'>]-?: Words } = {
  opinion: { zh: '开放意见', en: 'opening opinion' },
  expiry: { zh: '到期开放意见', en: 'opinion at term' },
  disclosure: { zh: '政府信息公开情况', en: 'disclosure' },
  secrecyChange: { zh: '密级变更情况', en: 'change of secrecy' },
};

export const FORM_WORDS = {
  'deed-of-transfer': { zh: '档案交接文据', en: 'deed of transfer' },
  'transfer-list': { zh: '移交目录', en: 'list of a transfer' },
  'electronic-transfer': { zh: '电子档案移交与接收登记表', en: 'register of electronic records' },
} as const;
