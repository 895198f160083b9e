import type { Description } from '@fonds/event-contracts';
import { unitDecider, type Unit } from '@fonds/holdings';
import { civilDate, fold } from '@fonds/kernel';
import { law, LAW_DATA_VERSION } from '@fonds/law';
import { happened, holdingTakenOn } from '@fonds/testing';
import { unitFacts } from './unit-facts.rule';

const ON = law.at(civilDate('2026-11-20'), LAW_DATA_VERSION);
const dated = (from: string, to = from): Description['dates'] => [
  { printed: from, from: civilDate(from), to: civilDate(to), certainty: 'exact' },
];
function factsOf(description: Partial<Description>, over: Partial<Unit> = {}): string[] {
  const taken = holdingTakenOn({
    description: { title: '通知', retention: '10年', dates: dated('2000-03-09'), ...description },
  });
  const state = fold(unitDecider, [happened('HoldingTakenOn', taken)]);
  if (state.kind !== 'unit') throw new Error('no unit');
  const terms = { form: 'general', decided: new Set<string>() } as const;
  const facts = unitFacts(new Map([['u', { ...state.unit, ...over }]]), ON, terms);
  return Object.entries(facts).flatMap(([fact, units]: [string, readonly string[]]) =>
    units.length ? [fact] : [],
  );
}

describe('what a unit asks of its destruction', () => {
  it.each<[string, Partial<Description>, readonly string[]]>([
    ['paper that is not secret: nothing', { medium: '纸质' }, []],
    ['paper of which there is a digital copy is paper', { medium: '纸质（已数字化）' }, []],
    ['an electronic record', { medium: '电子' }, ['electronic']],
    ['a period that a corrected date lets run (INV-12)', { dates: dated('2018-01-01') }, ['running']],
    ['a term that runs (SECR 28)', { secrecy: '机密★30年' }, ['secret']],
    ['a term that has run out', { secrecy: '秘密★10年' }, []],
    ['a mark without a term', { secrecy: '秘密' }, ['secret']],
    ['a mark in words that nobody here knows', { secrecy: '机密10年' }, ['secret']],
    ['formed the day before the founding (INV-15)', { dates: dated('1949-09-30') }, ['before1949']],
    ['formed on the day of the founding', { dates: dated('1949-10-01') }, []],
    ['begun before the founding', { dates: dated('1937-01-01', '1955-12-31') }, ['before1949']],
  ])('%s', (_name, description, facts) => expect(factsOf(description)).toEqual(facts));

  it('a document within a file asks as the file does (INV-12, INV-15)', () => {
    const within = (day: string) => ({ entries: new Map([['e', { title: '件', dates: dated(day) }]]) });
    expect(factsOf({}, within('1948-05-01'))).toEqual(['before1949']);
    expect(factsOf({}, within('2018-01-01'))).toEqual(['running']);
    expect(factsOf({ secrecy: '秘密★10年', retention: '1年' }, within('2017-01-01'))).toEqual(['secret']);
  });

  it('a document within that is to be kept longer, or for ever, is looked at again (INV-12, INV-14)', () => {
    const within = (retention: string) => ({ entries: new Map([['e', { title: '件', retention }]]) });
    expect(factsOf({}, within('30年'))).toEqual(['running']);
    expect(factsOf({}, within('永久'))).toEqual(['running']);
    expect(factsOf({}, within('10年'))).toEqual([]);
  });

  it('what became secret later runs from that day, and an open matter is told (INV-17)', () => {
    expect(factsOf({ secrecy: '秘密★10年' }, { secretSince: civilDate('2020-01-01') })).toEqual(['secret']);
    expect(factsOf({}, { openMatter: '债务未清' })).toEqual(['openMatter']);
  });
});
