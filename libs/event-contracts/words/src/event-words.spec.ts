import { EVENT_SCHEMAS } from '@fonds/event-contracts';
import { eventWords } from '.';

it('every event has a name in Chinese and in English', () => {
  const types = new Set(Object.keys(EVENT_SCHEMAS).map((key) => key.replace(/\.v\d+$/, '')));
  expect(types.size).toBeGreaterThan(100);
  for (const type of types) {
    const { zh, en } = eventWords(type);
    expect([type, zh]).toEqual([type, expect.stringMatching(/\p{Script=Han}/u)]);
    expect([type, en]).toEqual([type, expect.stringMatching(/^[^\p{Script=Han}]*[a-z]/u)]);
  }
});

it('an event that this version does not know is called by its type, whatever the type is', () => {
  for (const type of ['MadeLater', 'constructor', '__proto__'])
    expect(eventWords(type)).toEqual({ zh: type, en: type });
});
