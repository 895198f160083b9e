import type { PastEvent } from '@fonds/event-contracts';
import type { Words } from './words';

/** What the start of its destruction, or its fact, means for a unit. */
export function destructionWords({ data: { act, outcome, since } }: PastEvent<'DestructionApplied'>): Words {
  switch (outcome) {
    case 'started':
      return {
        zh: `${since}开始销毁（业务行为 ${act}），在有销毁事实之前仍在账。`,
        en: `${since}: its destruction has started (act ${act}); it stays in the balance until its own fact.`,
      };
    case 'destroyed':
      return {
        zh: `${since}已销毁（业务行为 ${act}），目录保留。`,
        en: `${since}: destroyed (act ${act}); its entry in the catalogue stays.`,
      };
    case 'already-gone':
      return {
        zh: `${since}销毁时已不在（业务行为 ${act}），目录保留。`,
        en: `${since}: found gone already by its destruction (act ${act}); its entry in the catalogue stays.`,
      };
    case 'returned':
      return {
        zh: `${since}未销毁，退回入库（业务行为 ${act}）。`,
        en: `${since}: not destroyed, returned to the shelf (act ${act}).`,
      };
  }
}

type Mark = PastEvent<
  'HoldingsGraded' | 'OpenMatterNoted' | 'OpenMatterSettled' | 'RetentionAssigned' | 'RetentionReset'
>;

/** Grades, open matters and periods. */
export function markWords(event: Mark): Words {
  switch (event.type) {
    case 'HoldingsGraded':
      return {
        zh: `定为${event.data.grade}档案，依据文件：${event.data.document}。`,
        en: `Graded ${event.data.grade}, by ${event.data.document}.`,
      };
    case 'OpenMatterNoted':
      return {
        zh: `未了事项：${event.data.matter}；了结之前不得销毁。`,
        en: `Open matter: ${event.data.matter}; not to be destroyed until it is settled.`,
      };
    case 'OpenMatterSettled':
      return {
        zh: `未了事项了结：${event.data.matter}，依据${event.data.document}。`,
        en: `Open matter settled: ${event.data.matter}, by ${event.data.document}.`,
      };
    case 'RetentionAssigned':
    case 'RetentionReset':
      return periodWords(event);
  }
}

function periodWords(event: PastEvent<'RetentionAssigned' | 'RetentionReset'>): Words {
  const { before, after } = event.data;
  const why = event.type === 'RetentionReset' ? event.data.note : event.data.decision;
  const [because, reason] = [why ? `，${why}` : '', why ? `: ${why}` : ''];
  return event.type === 'RetentionReset'
    ? {
        zh: `鉴定后重新划定保管期限：${before ?? '∅'} → ${after}${because}。`,
        en: `New period after the appraisal: ${before ?? '∅'} → ${after}${reason}.`,
      }
    : {
        zh: `划定保管期限：${before ?? '∅'} → ${after}${because}。`,
        en: `Period assigned: ${before ?? '∅'} → ${after}${reason}.`,
      };
}
