import { civilDate } from '@fonds/kernel';
import { fondsRegistered, happened, rulesOf, testId } from '@fonds/testing';
import { fondsDecider, type FondsCommand } from './fonds.decider';

const { given } = rulesOf(fondsDecider);
const deed: FondsCommand['deed'] = { businessDate: civilDate('2026-11-22'), today: civilDate('2026-11-22') };

const registered = happened('FondsRegistered', fondsRegistered({ number: 'Z109' }));
const unnumbered = happened('FondsRegistered', fondsRegistered());
const provisional = happened('FondsRegistered', fondsRegistered({ provisional: true }));
const closed = happened('FondsClosed', { lastDate: '2010-03-31' });
const [BEARER, OTHER] = [testId<'fonds'>(), testId<'fonds'>()];

describe('E05: the dossier of a fonds', () => {
  const paper = { category: '收集', title: '档案交接文据' } as const;
  it('FondsDossierFiled: takes papers with their scan, by the clause of their class, also of a closed fonds', () => {
    const cited = (papers: readonly string[]) =>
      ({ kind: 'file-dossier', paper, deed: { ...deed, cited: papers } }) as const;
    given([registered])
      .when(cited(['a'.repeat(64)]))
      .then([
        {
          type: 'FondsDossierFiled',
          data: paper,
          rules: ['INV-14'],
          basis: [{ instrument: 'D12', article: '4.1' }],
        },
      ]);
    given([registered]).when(cited([])).then({ code: 'dossier-paper-missing' });
    given([])
      .when(cited(['a'.repeat(64)]))
      .then({ code: 'fonds-unknown' });
  });
});

describe('registration of a fonds (E01)', () => {
  it('happens once: its number is not given twice (INV-44)', () => {
    given([])
      .when({ kind: 'register', registration: fondsRegistered({ number: 'Z109' }), deed })
      .then([{ type: 'FondsRegistered', data: fondsRegistered({ number: 'Z109' }), rules: ['INV-44'] }]);
    given([registered])
      .when({ kind: 'register', registration: fondsRegistered({ number: 'Z109', name: '别的' }), deed })
      .then({ code: 'fonds-number-taken', rule: 'INV-44', facts: { number: 'Z109', name: '水利局' } });
  });

  it('does not take a number that is reserved, but one whose reservation was voided', () => {
    const reserved = happened('FondsNumberReserved', { number: 'Z109', bearer: BEARER });
    given([reserved])
      .when({ kind: 'register', registration: fondsRegistered(), deed })
      .then({ code: 'fonds-number-taken', facts: { name: BEARER } });
    given([reserved, happened('ReservationVoided', { bearer: BEARER })])
      .when({ kind: 'register', registration: fondsRegistered(), deed })
      .then([{ type: 'FondsRegistered', data: fondsRegistered() }]);
  });

  it('is not of tomorrow (INV-43)', () => {
    given([])
      .when({
        kind: 'register',
        registration: fondsRegistered(),
        deed: { ...deed, businessDate: civilDate('2026-11-23') },
      })
      .then({ code: 'business-date-in-future', rule: 'INV-43' });
  });
});

describe('a fonds that an import made', () => {
  it('is provisional until a person confirms it, once', () => {
    const confirmed = happened('FondsConfirmed', { name: '水利局' });
    given([provisional])
      .when({ kind: 'confirm', name: '水利局', creator: '水利局', deed })
      .then([{ type: 'FondsConfirmed', data: { name: '水利局', creator: '水利局' } }]);
    given([provisional, confirmed])
      .when({ kind: 'confirm', name: '水利局', deed })
      .then({ code: 'fonds-not-provisional', facts: { status: 'active' } });
    given([registered]).when({ kind: 'confirm', name: 'x', deed }).then({ code: 'fonds-not-provisional' });
    given([]).when({ kind: 'confirm', name: 'x', deed }).then({ code: 'fonds-unknown' });
  });
});

describe('a fonds is not its present organisation (INV-40, S20)', () => {
  const renaming = { change: '名称', text: '更名为水务局，主要职能不变', date: '2010-04-01' } as const;

  it('a renaming amends its history (E02), and leaves number and name as they are', () => {
    given([registered])
      .when({ kind: 'amend-history', amendment: renaming, deed })
      .then([{ type: 'FondsHistoryAmended', data: renaming, rules: ['INV-40'] }]);
    const { state } = given([registered, happened('FondsHistoryAmended', renaming)]);
    expect(state).toMatchObject({ fonds: (given([registered]).state as { fonds: object }).fonds });
  });

  it('history may still be amended after its end', () => {
    given([registered, closed])
      .when({ kind: 'amend-history', amendment: renaming, deed })
      .then([{ type: 'FondsHistoryAmended', data: renaming }]);
  });

  it('no event but the assignment of a number ever moves its number', () => {
    const others = [
      happened('FondsConfirmed', { name: '水务局' }),
      happened('FondsHistoryAmended', renaming),
      closed,
      happened('FondsReopened', { from: '2011-01-01' }),
      happened('FondsRelated', { other: OTHER, relation: 'successor' }),
    ];
    const { state } = given([registered, ...others]);
    expect(state).toMatchObject({ fonds: { number: 'Z109', formerNumbers: [] } });
  });
});

describe('the number of a fonds (INV-44)', () => {
  const assign = (number: string) => ({ kind: 'assign-number', number, deed }) as const;

  it('may come later', () => {
    given([unnumbered])
      .when(assign('Z109'))
      .then([{ type: 'FondsNumberAssigned', data: { number: 'Z109' }, rules: ['INV-44'] }]);
  });

  it('keeps the number before it when it changes, and that one is never free again', () => {
    const changed = happened('FondsNumberAssigned', { number: 'Z110', previous: 'Z109' });
    given([registered])
      .when(assign('Z110'))
      .then([{ type: 'FondsNumberAssigned', data: { number: 'Z110', previous: 'Z109' }, rules: ['INV-44'] }]);
    given([registered, changed]).when(assign('Z109')).then({ code: 'fonds-number-taken', rule: 'INV-44' });
  });

  it('is not assigned to the fonds that has it', () => {
    given([registered]).when(assign('Z109')).then({ code: 'fonds-number-unchanged' });
  });
});

describe('the end of a fonds (E03)', () => {
  const close = (undecidedUnits: number) =>
    ({ kind: 'close', lastDate: civilDate('2010-03-31'), undecidedUnits, deed }) as const;

  it('is refused while the keeper of a unit is undecided (INV-30)', () => {
    given([registered])
      .when(close(1))
      .then({ code: 'custody-undecided', rule: 'INV-30', facts: { units: 1 } });
    given([registered])
      .when(close(0))
      .then([
        {
          type: 'FondsClosed',
          data: { lastDate: '2010-03-31' },
          rules: ['INV-30'],
          basis: [{ instrument: 'AL', article: '16' }],
        },
      ]);
  });

  it('comes once, and is undone by reopening it (INV-42)', () => {
    given([registered, closed]).when(close(0)).then({ code: 'fonds-closed' });
    given([registered, closed])
      .when({ kind: 'reopen', from: civilDate('2011-01-01'), deed })
      .then([{ type: 'FondsReopened', data: { from: '2011-01-01' }, rules: ['INV-42'] }]);
    given([registered])
      .when({ kind: 'reopen', from: civilDate('2011-01-01'), deed })
      .then({ code: 'fonds-not-closed', facts: { status: 'active' } });
    given([registered, closed, happened('FondsReopened', { from: '2011-01-01' })])
      .when(close(0))
      .then([{ type: 'FondsClosed', data: { lastDate: '2010-03-31' } }]);
  });
});

describe('the days on which a fonds ends and goes on', () => {
  const close = (lastDate: string) =>
    ({ kind: 'close', lastDate: civilDate(lastDate), undecidedUnits: 0, deed }) as const;
  const reopen = (from: string) => ({ kind: 'reopen', from: civilDate(from), deed }) as const;

  it('are not to come: it has ended when it is closed', () => {
    given([registered]).when(close('2026-11-23')).then({ code: 'fonds-end-in-future' });
    given([registered])
      .when(close('2026-11-22'))
      .then([{ type: 'FondsClosed', data: { lastDate: '2026-11-22' } }]);
  });

  it('follow each other: it goes on after its last day', () => {
    given([registered, closed])
      .when(reopen('2010-03-31'))
      .then({ code: 'fonds-reopened-before-end', facts: { from: '2010-03-31', lastDate: '2010-03-31' } });
    given([registered, closed])
      .when(reopen('2010-04-01'))
      .then([{ type: 'FondsReopened', data: { from: '2010-04-01' } }]);
  });
});

describe('relations between fonds (E04) move no unit (INV-41)', () => {
  const relate = (other: string, otherExists: boolean) =>
    ({
      kind: 'relate',
      relation: { other, relation: 'successor' },
      otherExists,
      self: BEARER,
      deed,
    }) as const;

  it('join two fonds that are registered', () => {
    given([registered])
      .when(relate(OTHER, true))
      .then([
        { type: 'FondsRelated', data: { other: OTHER, relation: 'successor' }, rules: ['INV-41', 'INV-42'] },
      ]);
    given([registered])
      .when(relate(OTHER, false))
      .then({ code: 'fonds-unknown', facts: { fonds: OTHER } });
    given([registered]).when(relate(BEARER, true)).then({ code: 'fonds-related-to-itself' });
  });
});
