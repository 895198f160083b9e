import type { Office, Side, SignatureKind } from './paper-parts';

/** A text printed by the form itself. */
export interface Label {
  readonly zh: string;
  readonly en: string;
}

/** `zh`: Chinese alone. `en`: Chinese first, as the standard forms have it, with English beneath or behind it. */
export type FormLanguage = 'zh' | 'en';

export const label = (zh: string, en: string): Label => ({ zh, en });

/** On one line. */
export const inline = ({ zh, en }: Label, language: FormLanguage): string =>
  language === 'zh' ? zh : `${zh} ${en}`;

/** English on a line of its own. */
export const stacked = ({ zh, en }: Label, language: FormLanguage): string =>
  language === 'zh' ? zh : `${zh}\n${en}`;

export const SIDE: Readonly<Record<Side, Label>> = {
  sender: label('移出单位', 'Sender'),
  receiver: label('接收单位', 'Receiver'),
};

export const OFFICE: Readonly<Record<Office, Label>> = {
  head: label('领导人', 'Head'),
  handler: label('经办人', 'Handler'),
  supervisor: label('监督人', 'Supervisor'),
  preparer: label('填表人', 'Filled in by'),
  reviewer: label('审核人', 'Reviewed by'),
};

export const KIND: Readonly<Record<SignatureKind, Label>> = {
  account: label('账户', 'account'),
  paper: label('纸质', 'paper'),
};

export const FILES = label('数量（卷）', 'Files');
export const ITEMS = label('数量（件）', 'Items');
export const ROW_NUMBER = label('序号', 'No.');
export const REMARK = label('备注', 'Remarks');
