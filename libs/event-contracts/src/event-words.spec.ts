import { EVENT_SCHEMAS, eventWords } from '.';

it('every event has a name in Chinese and in English', () => {
  const types = new Set(Object.keys(EVENT_SCHEMAS).map((key) => key.replace(/\.v\d+$/, '')));
  expect(types.size).toBeGreaterThan(100);
  for (const type of types) {
    const { zh, en } = eventWords(type);
    expect([type, zh]).toEqual([type, expect.stringMatching(/\p{Script=Han}/u)]);
    expect([type, en]).toEqual([type, expect.stringMatching(/^[^\p{Script=Han}]*[a-z]/u)]);
  }
});
