import type { PastEvent } from '@fonds/event-contracts';
import { codeWords } from '@fonds/law';
import type { Names, Words } from './words';

const STATES = {
  延期开放: { zh: '延期开放', en: 'stays closed' },
  控制: { zh: '控制使用', en: 'is controlled' },
} as const;

/** What an opening review made of the unit, in words. */
export function openingWords(
  event: PastEvent<'UnitOpened'> | PastEvent<'OpeningExtended'>,
  name: Names,
): Words {
  if (event.type === 'UnitOpened') {
    const { since, institution, act } = event.data;
    return {
      zh: `${since}向社会开放并公布目录，由${name(institution)}决定（业务行为 ${act}）。`,
      en: `${since}: opened to the public and published, by ${name(institution)} (act ${act}).`,
    };
  }
  const { since, state, ground, until, reassessBy, authority } = event.data;
  const [then, why] = [STATES[state], codeWords('opening-grounds', ground)];
  return {
    zh: `${since}${then.zh}，理由（${ground}）${why.zh}，经${name(authority)}同意${until ? `，拟于${until}开放` : ''}；${reassessBy}前评估。`,
    en: `${since}: ${then.en} on ground ${ground}, ${why.en}, with the consent of ${name(authority)}${until ? `, to be opened on ${until}` : ''}; to be reassessed by ${reassessBy}.`,
  };
}
