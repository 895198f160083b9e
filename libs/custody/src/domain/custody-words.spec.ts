import { ACT_KIND_WORDS } from '@fonds/holdings';
import type { PastEvent } from '@fonds/event-contracts';
import { custodyWords } from './custody-words';

it.each(Object.entries(ACT_KIND_WORDS))('a unit that is claimed says by what: %s', (kind, { zh, en }) => {
  const event = { type: 'UnitClaimed', data: { act: 'A', kind } } as PastEvent;
  const told = custodyWords(event, String);
  expect(told?.zh).toContain(`被${zh}占用`);
  expect(told?.en).toContain(`the ${en} A`);
});
