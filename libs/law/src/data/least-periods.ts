import type { LeastPeriod } from '../law.types';
import { cite } from './cite';

const table = { basis: cite('O79'), mark: 'F~' } as const;

/**
 * Least periods of accounting archives: O79, table 1, as two copies have it that agree, and that say of it that its periods
 * are minimums. By what a title says, the finest word first.
 */
export const LEAST_PERIODS: readonly LeastPeriod[] = [
  {
    id: 'reports-sent-in',
    // They have less than others, and not every title says of them that they were sent in.
    name: { zh: '所属单位报来的报告', en: 'reports that subordinate bodies sent in' },
    words: '所属|下级|报来',
    least: 'none',
    ...table,
  },
  {
    id: 'asset-cards',
    name: { zh: '固定资产卡片（报废清理后）', en: 'cards of fixed assets, from the scrapping' },
    words: '固定资产卡片',
    least: { years: 5 },
    ...table,
  },
  {
    id: 'reconciliations',
    name: { zh: '银行存款余额调节表', en: 'bank reconciliations' },
    words: '余额调节表',
    least: { years: 10 },
    ...table,
  },
  {
    id: 'transfer-registers',
    name: { zh: '会计档案移交清册', en: 'registers of transfer' },
    words: '移交清册',
    least: { years: 30 },
    ...table,
  },
  {
    id: 'periodic-reports',
    name: { zh: '月度、季度、半年度财务会计报告', en: 'monthly, quarterly and half-yearly reports' },
    words: '(?:半年|季|月)度?(?:财务|会计)*(?:报告|报表)',
    least: { years: 10 },
    ...table,
  },
  {
    id: 'yearly-reports',
    name: { zh: '年度财务会计报告', en: 'yearly reports' },
    words: '年度(?:财务|会计)*(?:报告|报表)',
    least: 'permanent',
    ...table,
  },
  {
    id: 'vouchers-and-books',
    name: { zh: '会计凭证、会计账簿', en: 'vouchers and books' },
    words: '凭证|账簿|总账|明细账|日记账',
    least: { years: 30 },
    ...table,
  },
];
