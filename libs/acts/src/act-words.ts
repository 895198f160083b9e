import type { ValueWords } from '@fonds/http-edge';
import type { ActStep } from './domain/act.steps';
import type { ActPhase } from './read/act.query';
import type { UnitStanding } from './read/act-units.query';

type Words = ValueWords[string];

/** How far an act is, as people call it. */
export const ACT_PHASE_WORDS: { readonly [P in ActPhase]: Words } = {
  drafted: { zh: '拟办', en: 'drafted' },
  offered: { zh: '已提交', en: 'offered' },
  'in-transit': { zh: '在途', en: 'in transit' },
  checked: { zh: '已核对', en: 'checked' },
  returned: { zh: '已退回', en: 'returned' },
  withdrawn: { zh: '已撤销', en: 'withdrawn' },
  sealed: { zh: '已封定', en: 'sealed' },
  refused: { zh: '关口未准', en: 'refused at the gate' },
  decided: { zh: '已生效', en: 'in effect' },
  certified: { zh: '已签证', en: 'certified' },
  closed: { zh: '已结束', en: 'closed' },
};

/** Where a unit of an act stands. */
export const UNIT_STANDING_WORDS: { readonly [S in UnitStanding]: Words } = {
  listed: { zh: '已列入', en: 'listed' },
  drafted: { zh: '拟建', en: 'drafted' },
  claimed: { zh: '已占用', en: 'claimed' },
  refused: { zh: '未能占用', en: 'not claimed' },
  released: { zh: '已退出', en: 'released' },
  decided: { zh: '已生效', en: 'in effect' },
};

/** What the process of an act does now. */
export const STEP_WORDS: { readonly [K in ActStep['kind']]: Words } = {
  claim: { zh: '逐个占用', en: 'claiming' },
  release: { zh: '解除占用', en: 'releasing' },
  seal: { zh: '封定', en: 'sealing' },
  abandon: { zh: '放弃', en: 'abandoning' },
  gate: { zh: '过关口', en: 'at the gate' },
  apply: { zh: '逐个落账', en: 'applying' },
  close: { zh: '结束', en: 'closing' },
};
