import type { Bilingual, DisposalKindId, RuleId } from '@fonds/law';

/** What INV-40 to INV-42 say of the fonds itself when such a change is over; people close and relate fonds. */
export function fondsAdvice(kind: DisposalKindId): { readonly rule: RuleId; readonly text: Bilingual } {
  switch (kind) {
    case 'C18':
    case 'I6':
    case 'C16':
    case 'C12':
      return {
        rule: 'INV-40',
        text: {
          zh: '同一全宗，全宗号不变；只补记沿革',
          en: 'The same fonds keeps its number; its history is amended',
        },
      };
    case 'C04':
    case 'C05':
    case 'C08':
    case 'C17':
    case 'I2':
    case 'I4':
    case 'I5':
    case 'I9':
      return {
        rule: 'INV-41',
        text: { zh: '职能分开，全宗不拆分', en: 'Functions are divided; the fonds is not' },
      };
    case 'C01':
      return {
        rule: 'INV-42',
        text: {
          zh: '存续方全宗延续；被吸收方全宗终止，登记并入关系',
          en: 'The absorbing body’s fonds goes on; the absorbed one is closed and related',
        },
      };
    case 'C02':
    case 'I3':
      return {
        rule: 'INV-42',
        text: {
          zh: '旧全宗分别保存并终止；新设单位另立新全宗',
          en: 'The old fonds are kept apart and closed; the new body starts a new fonds',
        },
      };
    default:
      return {
        rule: 'INV-42',
        text: {
          zh: '全宗终止，单独保存，登记承继关系',
          en: 'The fonds is closed, kept apart, and related to its successors',
        },
      };
  }
}
