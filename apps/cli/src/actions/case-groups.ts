import {
  CLASS_WORDS,
  CONFIDENCE_WORDS,
  DESTINATION_WORDS,
  type ArchiveClass,
  type Proposal,
} from '@fonds/law';
import type { Output } from '../terminal/output';

/** Of a group of a case, or of one that would be: what it is, and what is proposed for it. */
export const GROUP_COLUMNS = [
  { zh: '分组', en: 'Group' },
  { zh: '种类', en: 'Class' },
  { zh: '单位', en: 'Units' },
  { zh: '建议归属', en: 'Proposed' },
  { zh: '可信度', en: 'Confidence' },
];

interface ProposedGroup {
  readonly group: string;
  readonly class: ArchiveClass | null;
  readonly units: number;
  readonly proposal: Proposal;
}

export const groupCells = (out: Output, { group, class: of, units, proposal }: ProposedGroup): string[] => [
  group,
  of === null ? '—' : out.say(CLASS_WORDS[of]),
  String(units),
  out.say(DESTINATION_WORDS[proposal.destination]),
  proposal.confidence === undefined
    ? ''
    : `${proposal.confidence} ${out.say(CONFIDENCE_WORDS[proposal.confidence])}`,
];
