import type { CaseFondsEnded } from '@fonds/event-contracts';
import type { Bilingual, DisposalKindId } from '@fonds/law';

/** What INV-40 to INV-42 say of the fonds itself when a change is over. */
export interface FondsAdvice {
  readonly rule: CaseFondsEnded['rule'];
  /** Whether it is closed with the case. */
  readonly ends: boolean;
  /** What a fonds that comes after it is to it. */
  readonly relation: CaseFondsEnded['relations'][number]['relation'];
  readonly text: Bilingual;
}

const advice = (
  rule: FondsAdvice['rule'],
  ends: boolean,
  zh: string,
  en: string,
  relation: FondsAdvice['relation'] = 'successor',
): FondsAdvice => ({ rule, ends, relation, text: { zh, en } });

const SAME = advice(
  'INV-40',
  false,
  '同一全宗，全宗号不变；补记沿革',
  'The same fonds keeps its number; its history is amended',
);
const DIVIDED = '职能分开，全宗不拆分';
const GOES_ON = advice('INV-41', false, DIVIDED, 'Functions are divided; the fonds is not', 'split');
const ABOLISHED = advice(
  'INV-41',
  true,
  `${DIVIDED}；单位已终止，全宗终止`,
  'Functions are divided, the fonds is not; its body ends, and so does it',
);
const ABSORBED = advice(
  'INV-42',
  true,
  '存续方全宗延续；被吸收方全宗终止，登记并入关系',
  'The absorbing body’s fonds goes on; the absorbed one is closed and related',
  'merged',
);
const NEW_BODY = advice(
  'INV-42',
  true,
  '旧全宗分别保存并终止；新设单位另立新全宗',
  'The old fonds are kept apart and closed; the new body starts a new fonds',
);
const KEPT_APART = advice(
  'INV-42',
  true,
  '全宗终止，单独保存，登记承继关系',
  'The fonds is closed, kept apart, and related to its successors',
);

/** The default of a kind; what is decided otherwise is recorded with its reason and paper. */
export function fondsAdvice(kind: DisposalKindId): FondsAdvice {
  switch (kind) {
    // C09: the same or a continued fonds; C11: the Chinese party goes on.
    case 'C09':
    case 'C11':
    case 'C12':
    case 'C16':
    case 'C18':
    case 'I6':
      return SAME;
    case 'C04':
    case 'C08':
    case 'C17':
    case 'I4':
    case 'I5':
    case 'I9':
      return GOES_ON;
    case 'C05':
    case 'I2':
      return ABOLISHED;
    case 'C01':
      return ABSORBED;
    case 'C02':
    case 'I3':
      return NEW_BODY;
    default:
      return KEPT_APART;
  }
}
