import type { PastEvent } from '@fonds/event-contracts';
import type { Names, Words } from './words';

type Effect = PastEvent<'EffectApplied'>['data']['effect'];

/** What a gate event meant for the unit, in words. */
export function effectWords({ data }: PastEvent<'EffectApplied'>, name: Names): Words {
  const { effect, act } = data;
  const words = wordsOf(effect, name);
  const cited = act ? { zh: `（业务行为 ${act}）`, en: ` (act ${act})` } : { zh: '', en: '' };
  return { zh: `${effect.since}${words.zh}${cited.zh}。`, en: `${effect.since}: ${words.en}${cited.en}.` };
}

function wordsOf(effect: Effect, name: Names): Words {
  const to = effect.custodian ? name(effect.custodian) : '';
  const from = effect.from ? name(effect.from) : '';
  const holder = effect.holder ? name(effect.holder) : '';
  const paper = effect.document
    ? { zh: `，依据${effect.document}`, en: `, by ${effect.document}` }
    : { zh: '', en: '' };
  switch (effect.kind) {
    case 'transferred':
      return {
        zh: `移交：${from}移交${to}，双方已签署交接文据`,
        en: `transferred from ${from} to ${to}; both sides have signed the deed of transfer`,
      };
    case 'early-custody':
      return {
        zh: `代管：由${holder}代为保管，保管权仍属${from}`,
        en: `kept on behalf by ${holder}; custody stays with ${from}`,
      };
    case 'accessioned':
      return { zh: `接收进馆：由${to}保管`, en: `accessioned by ${to}` };
    case 'lost':
      return { zh: '丢失，目录保留', en: 'lost; its entry in the catalogue stays' };
    case 'recovered':
      return {
        zh: `寻回${holder ? `，现由${holder}持有` : ''}`,
        en: `recovered${holder ? `, now in the hands of ${holder}` : ''}`,
      };
    case 'incident':
      return { zh: `安全事故：${effect.document ?? ''}`, en: `incident: ${effect.document ?? ''}` };
    case 'taken-over':
      return { zh: `由${to}接管${paper.zh}`, en: `taken over by ${to}${paper.en}` };
    case 'seized':
      return { zh: `被${holder}调取或查封${paper.zh}`, en: `taken away or sealed by ${holder}${paper.en}` };
    case 'seizure-returned':
      return {
        zh: `调取归还${holder}${to ? `，恢复由${to}保管` : ''}${paper.zh}`,
        en: `given back to ${holder}${to ? `, in the custody of ${to} again` : ''}${paper.en}`,
      };
    case 'withdrawn':
      return { zh: '寄存取回', en: 'deposit withdrawn by its owner' };
    case 'rearranged-away':
      return { zh: '拆并调卷，并入其他单位', en: 'rearranged into other units' };
    case 'loaned':
      return { zh: `借出，应于${effect.due ?? ''}归还`, en: `lent, due back on ${effect.due ?? ''}` };
    case 'loan-returned':
      return { zh: '借阅归还', en: 'given back after a loan' };
    case 'moved':
      return { zh: `移库至${effect.place ?? ''}`, en: `moved to ${effect.place ?? ''}` };
  }
}
