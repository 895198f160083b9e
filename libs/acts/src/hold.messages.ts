import { coded } from '@fonds/http-edge';
import { HOLD_KINDS, STOPPABLE_WORDS } from './domain/hold-kinds';

/** Texts of the refusals about holds (冻结). `{name}` is replaced by a fact. */
export const HOLD_MESSAGES = {
  'not-yours-to-hold': {
    status: 403,
    zh: {
      title: '所述档案不由您的单位保管，也不在其监管之下',
      cure: '请由保管单位或其档案主管部门施加冻结。',
    },
    en: {
      title: 'Your organisation neither keeps these archives nor supervises who does',
      cure: 'Ask the custodian, or its archives authority, to place the hold.',
    },
  },
  'not-your-hold': {
    status: 403,
    zh: { title: '冻结由另一单位施加', cure: '由施加冻结的单位或其上级解除。' },
    en: {
      title: 'Another organisation placed the hold',
      cure: 'It is lifted by whoever placed it, or by an authority above.',
    },
  },
  held: {
    words: HOLD_KINDS,
    zh: {
      title: '{count} 个单位处于冻结之中（{holdKind}，自 {since} 起：{ground}），不能办理',
      cure: '请待冻结解除，或将所列单位退出后办理；处置案期间移库可附书面决定。',
    },
    en: {
      title: '{count} units are under a hold ({holdKind}, since {since}: {ground})',
      cure: 'Wait until it is lifted, or take the units named out; while a case is open a move may cite a recorded decision.',
    },
  },
  'hold-known': {
    zh: { title: '该冻结已经施加或已解除', cure: '需要时请重新施加。' },
    en: { title: 'The hold was placed, or lifted, already', cure: 'Place a new one if it is wanted.' },
  },
  'hold-unknown': {
    status: 404,
    zh: { title: '该全宗没有在施的冻结 {hold}', cure: '请用 fonds hold list 核对。' },
    en: { title: 'No hold {hold} is in force on this fonds', cure: 'Look at fonds hold list.' },
  },
  'not-of-that-case': {
    zh: {
      title: '您不办理处置案 {case}',
      cure: '由办理该案的人员提出。',
    },
    en: {
      title: 'You do not act in the case {case}',
      cure: 'Somebody who acts in it proposes this.',
    },
  },
  'hold-of-a-case': {
    status: 409,
    zh: { title: '冻结属处置案 {case}，至处置结束', cure: '办结该案（fonds case close），冻结随之解除。' },
    en: {
      title: 'The hold is that of the case {case}, and lasts until its disposal ends',
      cure: 'Close the case (fonds case close): the hold falls with it.',
    },
  },
  'hold-without-units': {
    status: 400,
    zh: { title: '冻结的范围不明', cure: '请指明整个全宗，或列出所涉单位。' },
    en: { title: 'It is not said what the hold covers', cure: 'Name the whole fonds, or its units.' },
  },
  'stops-unknown': {
    status: 400,
    words: coded(STOPPABLE_WORDS),
    zh: { title: '没有这种可冻结的行为：{unknown}', cure: '可冻结的行为：{known}。' },
    en: { title: 'A hold cannot stop {unknown}', cure: 'It can stop: {known}.' },
  },
} as const;
