import { civilDate, parseNormalDate, type CivilDate, type FormationDate } from '@fonds/kernel';
import {
  clockStart,
  dueDay,
  law,
  LAW_DATA_VERSION,
  retentionExpiry,
  secrecyExpiry,
  type ClockId,
  type DueDay,
} from '@fonds/law';
import { page, tableUnder } from './markdown';

const dates = page('docs/law/dates.md');

/** The rows of a table by their number and case, then the cells after them. */
const table = (heading: string) =>
  tableUnder(dates.text, heading).map(([number = '', about = '', ...cells]) => ({
    name: `${number} ${about}`,
    cells,
  }));

/** Several documents of a file are parted by semicolons; what is no date is kept as text. */
const formed = (cell: string): FormationDate[] =>
  cell.split(';').map((printed) => ({
    printed,
    ...(parseNormalDate(printed.trim()) ?? { certainty: 'unknown' as const }),
  }));

const shown = (found: DueDay | string) =>
  typeof found === 'string'
    ? { computed: found, shown: found, batch: '' }
    : { computed: found.computed, shown: found.shown, batch: found.cohort ?? '' };

const lawOf = (day: string) => law.at(civilDate(day), LAW_DATA_VERSION);

function due(clock: ClockId, cell: string, asked: string) {
  const start = clockStart(formed(cell));
  return shown(start ? dueDay(clock, start.day, lawOf(asked)) : 'date missing');
}

const dayOf = (cell: string): CivilDate => clockStart(formed(cell))?.day as CivilDate;

describe('dates that are worked out in docs/law/dates.md', () => {
  test.each(table('Opening (开放, CLK-08)'))('$name', ({ cells }) => {
    const [cell = '', asked = '', computed, first, batch] = cells;
    expect(due('CLK-08', cell, asked)).toEqual({ computed, shown: first, batch });
  });

  test.each(table('Transfer (移交, CLK-01 city or above, CLK-02 county)'))('$name', ({ cells }) => {
    const [clock = '', cell = '', asked = '', computed, first] = cells;
    expect(due(clock as ClockId, cell, asked)).toEqual({ computed, shown: first, batch: '' });
  });

  test.each(table('Retention (保管期限, CLK-10)'))('$name', ({ cells }) => {
    const [period = '', cell = '', asked = '', computed] = cells;
    expect(shown(retentionExpiry(period, dayOf(cell), lawOf(asked))).computed).toBe(computed);
  });

  test.each(table('Secrecy (保密期限, CLK-13)'))('$name', ({ cells }) => {
    const [mark = '', cell = '', asked = '', computed] = cells;
    expect(shown(secrecyExpiry(mark, dayOf(cell), lawOf(asked))).computed).toBe(computed);
  });

  test.each(table('Other clocks'))('$name', ({ cells }) => {
    const [clock = '', cell = '', asked = '', computed] = cells;
    expect(due(clock as ClockId, cell, asked).computed).toBe(computed);
  });

  test('are sixty or more', () => {
    expect([...dates.text.matchAll(/^\| \d+ /gm)].length).toBeGreaterThanOrEqual(60);
  });
});
