import type { Clock } from '../law.types';
import { cite } from './cite';
import { WORKING_YEARS } from './working-days';

const years = WORKING_YEARS.map(({ year }) => year);
const KNOWN_YEARS = `${Math.min(...years)}–${Math.max(...years)}`;

/** domain.md §1.2: CLK-01 … 14, 18 and 23. A length that was not found is a default of this design, marked D. */
export const CLOCKS = {
  'CLK-01': {
    id: 'CLK-01',
    name: { zh: '移交到期（设区的市级以上档案馆）', en: 'Transfer due (archives of a city or above)' },
    starts: { zh: '形成之日', en: 'day of formation' },
    length: { kind: 'transfer-age', level: 'cityAndAbove' },
    basis: cite('REG', '20(2)'),
    mark: 'F',
  },
  'CLK-02': {
    id: 'CLK-02',
    name: { zh: '移交到期（县级档案馆）', en: 'Transfer due (county archives)' },
    starts: { zh: '形成之日', en: 'day of formation' },
    length: { kind: 'transfer-age', level: 'county' },
    basis: cite('REG', '20(2)'),
    mark: 'F',
  },
  'CLK-03': {
    id: 'CLK-03',
    name: { zh: '延期移交', en: 'Transfer extended' },
    starts: { zh: '同级主管部门检查同意之日', en: 'day on which the same-level authority inspected and agreed' },
    length: { kind: 'given' },
    basis: cite('REG', '20(3)'),
    mark: 'F',
    note: { zh: '仅限专业性较强或者需要保密的档案', en: 'only specialised archives and those that need secrecy' },
  },
  'CLK-04': {
    id: 'CLK-04',
    name: { zh: '提前移交、代管', en: 'Early transfer or custody' },
    starts: { zh: '协商同意之日', en: 'day of the agreement' },
    length: { kind: 'given' },
    basis: [...cite('REG', '20(3)', '20(4)'), ...cite('AL', '15(2)'), ...cite('IM99', '13')],
    mark: 'F',
    note: {
      zh: '代管期间移交期限（CLK-01、CLK-02）继续计算',
      en: 'while it is custody only, CLK-01 and CLK-02 keep running',
    },
  },
  'CLK-05': {
    id: 'CLK-05',
    name: { zh: '撤销单位移交', en: 'Transfer by an abolished unit' },
    starts: { zh: '撤销之日', en: 'day of abolition' },
    length: { kind: 'months', value: 6 },
    basis: [...cite('AL', '16'), ...cite('SH', '23(5)')],
    mark: 'D',
    note: {
      zh: '全国性规定为“按照规定”；六个月见于上海，此处作为默认值',
      en: 'nationally “as prescribed”; six months are Shanghai’s, taken here as a default',
    },
  },
  'CLK-06': {
    id: 'CLK-06',
    name: { zh: '电子档案移交', en: 'Transfer of electronic records' },
    starts: { zh: '形成之日', en: 'day of formation' },
    length: { kind: 'years', value: 5 },
    basis: [...cite('ER12'), ...cite('REG', '40')],
    mark: 'F',
    remindsBecause: {
      zh: '也可与纸质档案同时移交；实施条例只说“定期”',
      en: 'they may also come with the paper; the regulations say only “regularly”',
    },
  },
  'CLK-07': {
    id: 'CLK-07',
    name: { zh: '移交单位留存电子档案', en: 'Electronic copy kept by the transferor' },
    starts: { zh: '移交之日', en: 'day of the transfer' },
    length: { kind: 'years', value: 5 },
    basis: cite('ER12'),
    mark: 'F',
    remindsBecause: { zh: '至少五年；更久不是问题', en: 'at least five years; longer is no fault' },
  },
  'CLK-08': {
    id: 'CLK-08',
    name: { zh: '开放到期', en: 'Opening due' },
    starts: { zh: '形成之日', en: 'day of formation' },
    length: { kind: 'opening-age' },
    basis: [...cite('AL', '27'), ...cite('O19', '7')],
    mark: 'F',
    note: {
      zh: '经济、教育、科技、文化类可以提前；到期只是审核的条件（INV-19）',
      en: 'economy, education, science and culture may open earlier; the age is only a condition of review (INV-19)',
    },
  },
  'CLK-09': {
    id: 'CLK-09',
    name: { zh: '延期开放定期评估', en: 'Extension of closure reassessed' },
    starts: { zh: '延期决定之日', en: 'day of the extension' },
    length: { kind: 'years', value: 5 },
    basis: cite('O19', '17'),
    mark: 'D',
    note: { zh: '规定为“定期评估”，五年为默认值', en: 'the rule says “regularly”; five years are a default' },
  },
  'CLK-10': {
    id: 'CLK-10',
    name: { zh: '保管期限届满', en: 'Retention expires' },
    starts: {
      zh: '形成年度的次年1月1日（会计档案为会计年度终了后第一天）',
      en: '1 January after the year of formation (accounting: first day after the fiscal year)',
    },
    length: { kind: 'retention' },
    basis: [...cite('O8', '6'), ...cite('O79', '14')],
    mark: 'K',
  },
  'CLK-11': {
    id: 'CLK-11',
    name: { zh: '鉴定到期', en: 'Appraisal due' },
    starts: { zh: '保管期限届满之日', en: 'day on which retention expires' },
    length: { kind: 'with', clock: 'CLK-10' },
    basis: cite('REG', '24'),
    mark: 'K',
    note: { zh: '规定为“定期鉴定”', en: 'the rule says “regularly”' },
  },
  'CLK-12': {
    id: 'CLK-12',
    name: { zh: '归档到期', en: 'Filing due' },
    starts: { zh: '形成年度', en: 'year of formation' },
    length: { kind: 'next-year', month: 6, day: 30 },
    basis: cite('KJ80', '8'),
    mark: 'K',
    note: {
      zh: '文书档案次年6月30日前；项目文件于项目结束时',
      en: 'administrative files by 30 June of the next year; project files when the project ends',
    },
  },
  'CLK-13': {
    id: 'CLK-13',
    name: { zh: '保密期限届满', en: 'Secrecy expires' },
    starts: { zh: '标明的制发日（无标明的自通知之日）', en: 'marked day of issue, else the day of notification' },
    length: { kind: 'secrecy', most: { 绝密: 30, 机密: 20, 秘密: 10 } },
    basis: [...cite('SEC', '20', '24'), ...cite('SECR', '19')],
    mark: 'F',
    note: {
      zh: '未标期限或以解密条件代替期限的，不自动解密',
      en: 'without a term, or with a condition in its place, never automatic',
    },
  },
  'CLK-14': {
    id: 'CLK-14',
    name: { zh: '限期整改', en: 'Rectification' },
    starts: { zh: '送达之日', en: 'day of service' },
    length: { kind: 'given' },
    basis: [...cite('AL', '45'), ...cite('REG', '48', '49', '50')],
    mark: 'F',
  },
  'CLK-18': {
    id: 'CLK-18',
    name: { zh: '先行登记保存的处理', en: 'Evidence hold decided' },
    starts: { zh: '先行登记保存之日', en: 'day of the evidence hold' },
    length: { kind: 'working-days', value: 7 },
    basis: cite('APL', '56', '85'),
    mark: 'F',
    note: {
      zh: `工作日依国务院办公厅每年的放假通知计算；已录${KNOWN_YEARS}年，其他年份无法计算`,
      en: `working days follow the yearly notice of holidays; those of ${KNOWN_YEARS} are known, other years cannot be computed`,
    },
  },
  'CLK-23': {
    id: 'CLK-23',
    name: { zh: '部门档案馆向综合档案馆移交', en: 'Department archives to comprehensive archives' },
    starts: { zh: '形成之日', en: 'day of formation' },
    length: { kind: 'years', value: 30 },
    basis: [...cite('QD', '19'), ...cite('SH', '24')],
    mark: 'F',
    remindsBecause: { zh: '仅为地方规定', en: 'local rules only' },
  },
} as const satisfies { readonly [id: string]: Clock };

export type ClockId = keyof typeof CLOCKS;
