import fc from 'fast-check';
import type { Description, FieldChange, PastEvent } from '@fonds/event-contracts';
import { unitDecider, unitStart } from '@fonds/holdings';
import { civilDate, fold } from '@fonds/kernel';
import { happened, holdingTakenOn, testId } from '@fonds/testing';
import type { LoggedEvent, Row, Rows } from '@fonds/projections';
import { dueStartProjection } from './due-start.projection';

const UNIT = testId<'unit'>();
type Dates = NonNullable<Description['dates']>;
const dated = (from: string, to: string | undefined): Dates => [
  { printed: from, from: civilDate(from), ...(to && { to: civilDate(to) }), certainty: 'exact' },
];

/** From which day the due lists count the whole, and what they say of how exactly it is known. */
function listed(events: readonly PastEvent[]): Row | undefined {
  const table = new Map<unknown, Row>();
  const rows: Rows = {
    group: () => [...table.values()],
    get: (_, { entry }) => table.get(entry),
    put: (_, row) => void table.set(row.entry, row),
    remove: (_, row) => void table.delete(row.entry),
  };
  for (const [n, event] of events.entries()) {
    const stored = { stream: `unit-${UNIT}`, position: BigInt(n + 1), meta: event } as never;
    dueStartProjection.fold({ event, stored }, rows);
  }
  return table.get(UNIT);
}

/** From which day decisions count it: a register of destruction, an opening. */
function decided(events: readonly PastEvent[]): string | null {
  const state = fold(unitDecider, events);
  if (state.kind !== 'unit') throw new Error('no unit');
  return unitStart(state.unit) ?? null;
}

const taken = (dates: Dates) =>
  happened('HoldingTakenOn', holdingTakenOn({ level: 'file', description: { title: '卷', dates } }));
const described = (...entries: readonly (readonly [string, Dates])[]) =>
  happened('EntriesDescribed', {
    entries: entries.map(([id, dates]) => ({ id, description: { title: '件', dates } })),
  } as never);
const corrected = (dates: Dates, entry?: string) =>
  happened('ItemCorrected', {
    ...{ seconds: testId(), ...(entry && { entry }) },
    fields: [{ field: 'dates', before: [], after: dates } satisfies FieldChange],
  } as never);

const FILE = dated('2001-01-01', '2003-12-31');
const [ONE, TWO] = [testId(), testId()];

describe('a file counts from its latest document (domain.md §1.2)', () => {
  it.each<[string, string | null, readonly PastEvent[]]>([
    ['which is an entry', '2008-05-01', [taken(FILE), described([ONE, dated('2008-05-01', '2008-05-01')])]],
    [
      'which its own dates have',
      '2003-12-31',
      [taken(FILE), described([ONE, dated('2002-02-02', '2002-02-02')])],
    ],
    [
      'where it has no date of its own',
      '2008-05-01',
      [taken([]), described([ONE, dated('2008-05-01', '2008-05-01')])],
    ],
    ['an entry without a date goes by its file', '2003-12-31', [taken(FILE), described([ONE, []])]],
    ['and nobody knows it where that has none', null, [taken([]), described([ONE, []], [TWO, FILE])]],
    [
      'nor where an entry has an open end',
      null,
      [taken(FILE), described([ONE, dated('2008-05-01', undefined)])],
    ],
    [
      'and an entry that was dated too late is not it any more',
      '2004-01-01',
      [
        taken(FILE),
        described([ONE, dated('2008-05-01', '2008-05-01')]),
        described([TWO, dated('2004-01-01', '2004-01-01')]),
        corrected(dated('2000-05-01', '2000-05-01'), ONE),
      ],
    ],
  ])('%s', (_name, day, events) => {
    expect([listed(events)?.start, decided(events)]).toEqual([day, day]);
  });

  it('and is kept as long as the longest of them, as they stand', () => {
    const kept = (...periods: readonly (readonly [string, string | undefined])[]) =>
      happened('EntriesDescribed', {
        entries: periods.map(([id, retention]) => ({ id, description: { title: '件', retention } })),
      } as never);
    const period = (after: string | undefined, entry: string) =>
      happened('ItemCorrected', {
        ...{ seconds: testId(), entry, fields: [{ field: 'retention', ...(after && { after }) }] },
      } as never);
    const two = [taken(FILE), kept([ONE, '30年']), kept([TWO, '10年'])];
    expect(listed(two)?.longest).toBe('30年');
    expect(listed([taken(FILE), kept([ONE, '短期'], [TWO, undefined])])?.longest).toBeNull();
    expect(listed([...two, period('5年', ONE)])?.longest).toBe('10年');
    expect(listed([...two, period(undefined, ONE)])?.longest).toBe('10年');
    expect(listed([...two, corrected(FILE, ONE)])?.longest).toBe('30年');
    expect(listed([...two, corrected(FILE)])?.longest).toBe('30年');
  });

  it('in due lists as in decisions, in whatever order it is described and corrected', () => {
    const days = fc.constantFrom('1999-12-31', '2003-12-31', '2008-05-01', '9999-12-31', undefined);
    const dates = fc.oneof(
      fc.constant<Dates>([]),
      days.map((to) => dated('1999-01-01', to)),
    );
    const ids = fc.constantFrom(...Array.from({ length: 3 }, () => testId()));
    const step = fc.oneof(
      fc
        .uniqueArray(fc.tuple(fc.uuid(), dates), { maxLength: 3, selector: ([id]) => id })
        .map((all) => described(...all)),
      fc.tuple(dates, fc.option(ids, { nil: undefined })).map(([after, entry]) => corrected(after, entry)),
    );
    const history = fc.tuple(dates, fc.array(step, { maxLength: 5 }));
    fc.assert(
      fc.property(history, ids, dates, ([own, steps], entry, inner) => {
        const events = [taken(own), described([entry, inner]), ...steps];
        expect(listed(events)?.start).toBe(decided(events));
      }),
      { numRuns: 200 },
    );
  });
});

describe('the clocks of a unit on its way', () => {
  it('run on whatever a transfer does with it, also when it is given back for its defects (INV-04)', () => {
    const told = dueStartProjection.types.filter((type) => /^(Transfer|Act|Unit|Effect)/.test(type));
    // What comes into being, is opened, or is deferred with the authority's consent: nothing of a batch.
    expect(told.sort()).toEqual(['TransferExtensionApproved', 'UnitEntered', 'UnitOpened']);
  });
});

describe('a transfer that is deferred (CLK-03)', () => {
  it('has the day of its consent, and the archives that it names', () => {
    const [extension, archives] = [testId(), testId()];
    const agreed = { extension, archives, until: civilDate('2035-12-31'), units: [UNIT] };
    const consent = happened('TransferExtensionApproved', agreed as never);
    const deferred = { extended_to: '2035-12-31', extended_for: archives, extension };
    expect(listed([taken(FILE), consent])).toMatchObject(deferred);
    expect(listed([taken(FILE)])).toMatchObject({ extended_to: null, extended_for: null });
  });
});

describe('a record that was created here (CLK-12)', () => {
  it('is unfiled until the archives room has accepted it', () => {
    const captured = happened('RecordCaptured', { description: { title: '通知', dates: FILE } } as never);
    const filed = happened('ItemFiled', { seconds: testId(), catalogue: '目录' });
    expect(listed([captured])).toMatchObject({ unfiled: true });
    expect(listed([captured, filed])).toMatchObject({ unfiled: false });
    expect(listed([taken(FILE)])).toMatchObject({ unfiled: false });
  });
});

describe('the clocks of a unit that is made of others', () => {
  it('run from the first days that it was handed', () => {
    const put: Row[] = [];
    const rows = { put: (_: string, row: Row) => void put.push(row) } as unknown as Rows;
    const entered = (days: object): LoggedEvent =>
      ({
        event: { type: 'UnitEntered', data: { description: { title: '合卷' }, ...days } },
        stored: { stream: 'unit-1', position: 1n },
      }) as unknown as LoggedEvent;
    dueStartProjection.fold(entered({ retentionStart: '2016-03-01', secretSince: '2016-05-01' }), rows);
    dueStartProjection.fold(entered({}), rows);
    expect(put).toMatchObject([
      { retention_start: '2016-03-01', secret_since: '2016-05-01' },
      { retention_start: null, secret_since: null },
    ]);
  });
});
