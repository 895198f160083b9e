import { civilDate } from '@fonds/kernel';
import {
  CLOCKS,
  dueDay,
  explain,
  explainable,
  FIRST_LAW_DATA_VERSION,
  law,
  LAW_DATA_VERSION,
  type ClockId,
} from './index';

const at = (day: string) => law.at(civilDate(day), LAW_DATA_VERSION);
const today = at('2026-11-22');

describe('an explanation of the law', () => {
  test('of a clock of working days says of which years they are known', () => {
    expect(explain('CLK-18', today)?.note?.en).toContain('2007–2026');
    expect(explain('CLK-18', law.at(today.date, FIRST_LAW_DATA_VERSION))?.note?.en).toContain('2024–2026');
  });

  test('is there for every rule and every deadline, in both languages', () => {
    expect(explainable()).toEqual(expect.arrayContaining(['INV-01', 'INV-44', ...Object.keys(CLOCKS)]));
    for (const id of explainable()) {
      const found = explain(id, today);
      expect(found).toMatchObject({ id, dataVersion: LAW_DATA_VERSION, regime: 'R3' });
      expect([found?.text.zh, found?.text.en, found?.effectText.zh, found?.effectText.en]).not.toContain('');
    }
    expect(explain('CLK-99', today)).toBeUndefined();
  });

  test('gives a deadline the length and the ground of the day that is asked for', () => {
    expect(explain('CLK-08', today)).toMatchObject({
      text: { en: expect.stringContaining('25 years') as string },
      basis: [{ instrument: 'AL', article: '27', inForce: true }],
    });
    expect(explain('CLK-08', at('2010-06-01'))).toMatchObject({
      text: { en: expect.stringContaining('30 years') as string },
      basis: [{ instrument: 'IM99', article: '19', inForce: true }],
      regime: 'R1',
    });
    // Before the oldest rules that are known their values are a decision of the design.
    expect(explain('CLK-08', at('1990-06-01'))).toMatchObject({ mark: 'D', effect: 'reminds' });
    expect(explain('CLK-02', at('2010-06-01'))?.basis).toMatchObject([{ instrument: 'IM99', article: '13' }]);
  });

  test.each(['INV-29', 'INV-34'])(
    '%s, which no code applies yet, refuses nothing, whatever it rests on',
    (id) => {
      expect(explain(id, today)).toMatchObject({ effect: 'none' });
      expect(explain(id, today)?.code).toBeUndefined();
    },
  );

  test('a rule whose articles came later only reminds', () => {
    expect(explain('INV-04', today)?.effect).toBe('refuses');
    expect(explain('INV-04', at('2006-05-01'))?.effect).toBe('reminds');
  });

  test.each(['CLK-05', 'CLK-06', 'CLK-07', 'CLK-09', 'CLK-10', 'CLK-11', 'CLK-12', 'CLK-13', 'CLK-23'])(
    '%s, whose length was not found, binds elsewhere, or is over by itself, accuses nobody',
    (id) => {
      expect(explain(id, today)?.effect).toBe('reminds');
    },
  );

  test.each(['CLK-01', 'CLK-02', 'CLK-08', 'CLK-14', 'CLK-18'])(
    '%s was found and is in force: what is overdue is a candidate for a finding',
    (id) => {
      expect(explain(id, today)?.effect).toBe('accuses');
    },
  );

  test.each(Object.keys(CLOCKS) as ClockId[])(
    '%s names the code that computes its day, and no other for one that a decision, a period or a mark tells',
    (id) => {
      const computed = typeof dueDay(id, civilDate('2020-03-01'), today) !== 'string';
      expect(explain(id, today)?.code?.endsWith('#dueDay')).toBe(computed);
    },
  );
});
