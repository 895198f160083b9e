import type { Citation } from '@fonds/kernel';
import type {
  Confidence,
  Destination,
  DisposalCell,
  DisposalCopy,
  DisposalOption,
} from '../../disposal/disposal.types';
import type { Bilingual } from '../../law.types';
import { cite } from '../cite';

/** B of the mergers: the rule of the provisional measures of 1998, as it is quoted. */
export const MERGER = cite('P98');
/** C: the pattern of the measures of 1998 and of Order 17 as remembered; no article of either was read. */
const PATTERN = [...cite('O17'), ...cite('P98')];
/** D: a default of this design; nothing was found. */
export const NOTHING: readonly Citation[] = [];
/** When buildings, structures, equipment or instruments change hands their files are handed to the receiver. */
const OBJECT = cite('KJ80', '23');

const basisOf = (confidence: Confidence): readonly Citation[] => (confidence === 'C' ? PATTERN : NOTHING);

type More = Partial<Pick<DisposalOption, 'note' | 'originals' | 'when'>>;

/** An option whose confidence says where it comes from: C the remembered pattern, D a default. */
export const to = (destination: Destination, confidence: 'C' | 'D', more: More = {}): DisposalOption => ({
  destination,
  confidence,
  basis: basisOf(confidence),
  ...more,
});

/** An option that was read somewhere. */
export const read = (
  destination: Destination,
  confidence: 'A' | 'A~' | 'B',
  basis: readonly Citation[],
  more: More = {},
): DisposalOption => ({ destination, confidence, basis, ...more });

/** The files follow the object that changed hands. */
export const withObject = (more: More = {}): DisposalOption =>
  read('OBJ', 'A', OBJECT, { when: { objectSold: true }, ...more });

export const copyTo = (
  party: Bilingual,
  confidence: 'C' | 'D',
  what: DisposalCopy['what'] = 'copy',
): DisposalCopy => ({ to: party, what, confidence, basis: basisOf(confidence) });

export const cell = (
  options: readonly DisposalOption[],
  more: Omit<DisposalCell, 'options'> = {},
): DisposalCell => ({ options, ...more });

export const note = (zh: string, en: string): { readonly note: Bilingual } => ({ note: { zh, en } });

export const ARCHIVES: Bilingual = { zh: '同级国家综合档案馆', en: 'the comprehensive archives of the same level' };
export const INVESTOR: Bilingual = { zh: '履行出资人职责机构', en: 'the investor body' };
export const BUYER: Bilingual = { zh: '受让方', en: 'the buyer' };
export const COMPANY: Bilingual = { zh: '改制后的公司', en: 'the converted company' };

/** Personnel files go by the rules of their managers; C throughout the table. */
export const PERSONNEL = cell([to('HR', 'C', note('按干部管理权限；其余交人才或公共服务机构', 'by cadre authority; others to talent or public services'))]);
