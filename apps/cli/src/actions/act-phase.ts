import { ACT_PHASE_WORDS, type ActPhase, type ActRow } from '@fonds/acts';
import { REVIEW_PHASE_WORDS } from '@fonds/opening';
import type { Words } from '../terminal/language';

type ReviewPhase = keyof typeof REVIEW_PHASE_WORDS;
type Standing = Pick<ActRow, 'kind' | 'phase'> & { readonly counts: Pick<ActRow['counts'], 'applied'> };

/** Phases that people call by another name in a register of destruction. */
const DESTRUCTION: { readonly [P in ActPhase]?: Words } = {
  offered: { zh: '已批准', en: 'approved' },
  checked: { zh: '监销清点', en: 'at the count' },
  decided: { zh: '已开始销毁', en: 'started' },
};

const REVIEW: { readonly [P in ActPhase]?: ReviewPhase } = {
  drafted: 'planned',
  offered: 'in-review',
  sealed: 'sealed',
  decided: 'opened',
};

/** How far an act is, in the words of its kind: a list says it as the act itself does. */
export function phaseWords({ kind, phase, counts }: Standing): Words {
  if (kind === 'destruction') return DESTRUCTION[phase] ?? ACT_PHASE_WORDS[phase];
  if (kind !== 'opening') return ACT_PHASE_WORDS[phase];
  const review = phase === 'closed' && counts.applied > 0 ? 'opened' : REVIEW[phase];
  return review ? REVIEW_PHASE_WORDS[review] : ACT_PHASE_WORDS[phase];
}

/** The same of a review as it tells itself. */
export const reviewPhaseWords = ({
  phase,
  gateRefusal,
}: {
  readonly phase: ReviewPhase;
  readonly gateRefusal?: unknown;
}): Words => (phase === 'in-review' && gateRefusal ? ACT_PHASE_WORDS.refused : REVIEW_PHASE_WORDS[phase]);
