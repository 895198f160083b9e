import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CorrectableEvents } from '@fonds/corrections';
import { FONDS_EVENTS } from '../../libs/fonds/src/domain/fonds-events';
import { SERIES_EVENTS } from '../../libs/fonds/src/domain/series-events';
import { UNIT_EVENTS } from '../../libs/holdings/src/domain/told-event';
import { ORGANISATION_EVENTS } from '../../libs/organisations/src/domain/organisation-events';

const page = readFileSync(join(__dirname, '..', '..', 'docs', 'user', 'corrections.md'), 'utf8');
const rows = page
  .split('\n')
  .filter((line) => line.startsWith('|'))
  .map((line) => line.split('|').map((cell) => cell.trim()));

/** Fields that the page names for an event: its own part of a row that tells of several. */
function fieldsOn(type: string): readonly string[] | undefined {
  const row = rows.find(([, events = '']) => events.split(/ · |, /).includes(type));
  if (!row) return undefined;
  const [, events = '', fields = ''] = row;
  const [types, parts] = [events.split(' · '), fields.split(' · ')];
  const own = parts.length === types.length ? parts[types.indexOf(type)] : fields;
  return [...(own ?? '').matchAll(/`([A-Za-z]+)`/g)].flatMap(([, field]) =>
    field === undefined || field === 'businessDate' ? [] : [field],
  );
}

describe('the page on corrections', () => {
  const all: CorrectableEvents = { ...UNIT_EVENTS, ...FONDS_EVENTS, ...ORGANISATION_EVENTS };

  it.each(Object.entries(all))(
    'names the fields of %s that can be corrected, and no other',
    (type, event) => {
      expect(fieldsOn(type)).toEqual(Object.keys(event.own));
    },
  );

  it('names some of the many of a series', () => {
    const own = Object.keys(SERIES_EVENTS['SeriesRegistered']?.own ?? {});
    const named = fieldsOn('SeriesRegistered') ?? [];
    expect(named.length).toBeGreaterThan(2);
    expect(named.filter((field) => !own.includes(field))).toEqual([]);
  });

  it('says of every event whose day stays that it does', () => {
    for (const [type, { dayStays }] of Object.entries({ ...all, ...SERIES_EVENTS })) {
      const row = rows.find(([, events = '']) => events.split(/ · |, /).includes(type));
      expect([type, row?.[2]?.includes('without `businessDate`')]).toEqual([type, dayStays ?? false]);
    }
  });
});
