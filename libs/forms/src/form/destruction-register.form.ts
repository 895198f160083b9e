import { count, type Block, type FormLayout } from '../form-layout';
import { inline, KIND, label, REMARK, ROW_NUMBER, type FormLanguage } from '../labels';
import type { PaperBase, Quantity, Rows, SignatureKind } from '../paper-parts';
import { drawnOutList, type DrawnOutRow } from './drawn-out';

/**
 * 销毁清册: cover and list (`domain.md` §6.2). General: DST, bjmydag. Accounting: the columns of O79, five signatures and
 * those who supervised, each list with the kind of its signatures. What has not happened yet is left for a hand to fill.
 */
export interface DestructionRegister extends Omit<PaperBase, 'signatures'> {
  readonly form: 'destruction-register';
  readonly kind: 'general' | 'accounting' | 'technical';
  readonly custodian: string;
  readonly fondsNumber: string;
  readonly fondsName: string;
  readonly quantity: Quantity;
  /** Title of the appraisal report. */
  readonly report: string;
  readonly method?: string;
  readonly place?: string;
  /** Who takes secret carriers. */
  readonly facility?: string;
  /** When it was carried out, first and last day. */
  readonly carriedOut?: string;
  readonly approvals: readonly RegisterSigner[];
  readonly signers: readonly RegisterSigner[];
  readonly supervisors: readonly RegisterSigner[];
  readonly rows: Rows<DestructionRegisterRow>;
  /** Of accounting archives: what was drawn out for an open matter, and is kept apart (O79 19). */
  readonly drawnOut?: readonly DrawnOutRow[];
  /** What became of electronic records. */
  readonly erasures: readonly ErasureRow[];
}

/** 电子档案销毁: media, copies, backups, keys, and how it was verified that nothing can be restored. */
export interface ErasureRow {
  readonly media: readonly { readonly kind: string; readonly label?: string; readonly count?: number }[];
  readonly copies: string;
  readonly backups: string;
  readonly keys?: string;
  readonly method: string;
  readonly result: string;
  readonly on: string;
}

/** Who approved, signed or supervised, in which capacity; blank where nobody has yet. */
export interface RegisterSigner {
  readonly capacity: { readonly zh: string; readonly en: string };
  readonly name?: string;
  readonly kind?: SignatureKind;
  /** Why he is called so: a registered role, or his own word. */
  readonly restsOn?: { readonly zh: string; readonly en: string };
  readonly on?: string;
  readonly opinion?: string;
}

export interface DestructionRegisterRow {
  readonly title: string;
  /** 所属年度, or 起止年度. */
  readonly years: string;
  readonly code?: string;
  /** 卷号, of accounting archives. */
  readonly volume?: string;
  /** 应保管期限, as it stands. */
  readonly period: string;
  /** 已保管期限, in years. */
  readonly kept?: string;
  readonly pages?: number;
  /** 销毁时间, once there is a fact. */
  readonly destroyedOn?: string;
  readonly note?: string;
}

const TITLES = {
  general: label('档案销毁清册', 'Register of Destruction'),
  accounting: label('会计档案销毁清册', 'Register of Destruction of Accounting Archives'),
  technical: label('科技档案销毁清册', 'Register of Destruction of Technical Archives'),
} as const;

export function destructionRegister(
  register: DestructionRegister,
  rows: AsyncIterable<DestructionRegisterRow>,
  language: FormLanguage,
): FormLayout {
  return {
    title: TITLES[register.kind],
    basis:
      register.kind === 'accounting'
        ? label('会计档案管理办法栏目', 'columns of O79')
        : label('通行栏目', 'columns in common use'),
    landscape: true,
    blocks: [
      cover(register),
      signing(label('批准', 'Approval'), register.approvals, language),
      signing(label('清册签署', 'Signatures on the register'), register.signers, language),
      signing(label('监销', 'Supervision'), register.supervisors, language),
      register.kind === 'accounting' ? accountingList(rows) : generalList(rows),
      ...(register.drawnOut?.length ? [drawnOutList(register.drawnOut)] : []),
      ...(register.erasures.length ? [erasureList(register.erasures)] : []),
    ],
  };
}

function cover(register: DestructionRegister): Block {
  const { quantity } = register;
  return {
    kind: 'fields',
    rows: [
      [
        { label: label('全宗号', 'Fonds'), value: register.fondsNumber },
        { label: label('全宗名称', 'Name'), value: register.fondsName },
        { label: label('保管单位', 'Custodian'), value: register.custodian },
      ],
      [
        {
          label: label('销毁数量', 'Quantity'),
          value: `${count(quantity.files)} 卷  ${count(quantity.items)} 件`,
        },
        { label: label('鉴定工作报告', 'Appraisal report'), value: register.report },
        { label: label('销毁时间', 'Carried out'), value: register.carriedOut ?? '' },
      ],
      [
        { label: label('销毁方式', 'Method'), value: register.method ?? '' },
        { label: label('销毁地点', 'Place'), value: register.place ?? '' },
        ...(register.facility
          ? [{ label: label('涉密载体承接单位', 'Secret carriers go to'), value: register.facility }]
          : []),
      ],
    ],
  };
}

const signing = (
  heading: { readonly zh: string; readonly en: string },
  signers: readonly RegisterSigner[],
  language: FormLanguage,
): Block => ({
  kind: 'table',
  heading,
  columns: [
    { label: label('身份', 'Capacity'), share: 26 },
    { label: label('姓名', 'Name'), share: 22 },
    { label: label('签字方式', 'Kind of signature'), share: 16 },
    { label: label('日期', 'Date'), share: 14 },
    { label: label('意见', 'Opinion'), share: 22 },
  ],
  rows: signers.map(({ capacity, restsOn, name, kind, on, opinion }) => [
    restsOn ? `${inline(capacity, language)}（${inline(restsOn, language)}）` : inline(capacity, language),
    name ?? '',
    kind ? inline(KIND[kind], language) : '',
    on ?? '',
    opinion ?? '',
  ]),
});

const erasureList = (erasures: readonly ErasureRow[]): Block => ({
  kind: 'table',
  heading: label('电子档案销毁', 'Electronic records'),
  columns: [
    { label: label('介质', 'Media'), share: 22 },
    { label: label('其他副本', 'Copies'), share: 16 },
    { label: label('备份', 'Backups'), share: 16 },
    { label: label('密钥', 'Keys'), share: 10 },
    { label: label('方式', 'Method'), share: 10 },
    { label: label('无法恢复的验证', 'Verified'), share: 16 },
    { label: label('日期', 'Date'), share: 10 },
  ],
  rows: erasures.map(({ media, copies, backups, keys, method, result, on }) => [
    media
      .map(({ kind, label: name, count: n }) => [kind, name, n && `×${n}`].filter(Boolean).join(' '))
      .join('、'),
    ...[copies, backups, keys ?? '', method, result, on],
  ]),
});

const generalList = (rows: AsyncIterable<DestructionRegisterRow>): Block => ({
  kind: 'table',
  columns: [
    { label: ROW_NUMBER, share: 5, align: 'right' },
    { label: label('文件题名', 'Title'), share: 34 },
    { label: label('所属年度', 'Year'), share: 9 },
    { label: label('档号', 'Reference code'), share: 20 },
    { label: label('应保管期限', 'Period'), share: 8 },
    { label: label('已保管期限', 'Kept'), share: 8 },
    { label: label('页数', 'Pages'), share: 6, align: 'right' },
    { label: REMARK, share: 14 },
  ],
  rows: numbered(rows, ({ title, years, code, period, kept, pages, note }) => [
    title,
    years,
    code ?? '',
    period,
    kept ?? '',
    count(pages),
    note ?? '',
  ]),
});

const accountingList = (rows: AsyncIterable<DestructionRegisterRow>): Block => ({
  kind: 'table',
  columns: [
    { label: ROW_NUMBER, share: 5, align: 'right' },
    { label: label('会计档案名称', 'Name'), share: 28 },
    { label: label('卷号', 'Volume'), share: 8 },
    { label: label('册数', 'Books'), share: 6, align: 'right' },
    { label: label('起止年度', 'Years'), share: 10 },
    { label: label('档案编号', 'Reference code'), share: 18 },
    { label: label('应保管期限', 'Period'), share: 8 },
    { label: label('已保管期限', 'Kept'), share: 8 },
    { label: label('销毁时间', 'Destroyed on'), share: 12 },
  ],
  rows: numbered(rows, ({ title, volume, years, code, period, kept, destroyedOn }) => [
    title,
    volume ?? '',
    '1',
    years,
    code ?? '',
    period,
    kept ?? '',
    destroyedOn ?? '',
  ]),
});

async function* numbered(
  rows: AsyncIterable<DestructionRegisterRow>,
  cells: (row: DestructionRegisterRow) => string[],
): AsyncGenerator<string[]> {
  let number = 0;
  for await (const row of rows) yield [String((number += 1)), ...cells(row)];
}
