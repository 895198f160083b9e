import type { Column } from './form-layout';
import { inline, KIND, label, OFFICE, SIDE, type FormLanguage } from './labels';
import type { Office, Side, Signature } from './paper-parts';

export const SIGNATURE_COLUMNS: readonly Column[] = [
  { label: label('单位', 'Side'), share: 18 },
  { label: label('身份', 'Office'), share: 16 },
  { label: label('姓名', 'Name'), share: 26 },
  { label: label('签字方式', 'Kind of signature'), share: 24 },
  { label: label('日期', 'Date'), share: 16 },
];

/** One row of {@link SIGNATURE_COLUMNS}; without a signature, the place for it. */
export const signatureCells = (
  side: Side,
  office: Office,
  signature: Signature | undefined,
  language: FormLanguage,
): string[] => [
  inline(SIDE[side], language),
  inline(OFFICE[office], language),
  signature?.name ?? '',
  signature ? kindOf(signature, language) : '',
  signature?.on ?? '',
];

/** `账户（wang）`, `纸质（wang、li）`: how it was signed, and who answers for its entry. */
export const kindOf = ({ kind, accounts = [] }: Signature, language: FormLanguage): string =>
  `${inline(KIND[kind], language)}${accounts.length > 0 ? `（${accounts.join('、')}）` : ''}`;

/** A place for a date that is not known yet is left for a hand to fill. */
export const dateOf = (date: string | undefined): string => date ?? '　　　　年　　月　　日';
