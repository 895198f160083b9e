import { ok } from '@fonds/kernel';
import { DISPOSAL_KINDS } from '@fonds/law';
import { deed, FONDS, given, OTHER, SORTED, TODAY, WITH_PAPER } from '../../test/case-history.fixture';
import type { DisposalCase } from './case.state';
import { alertsOf, countersOf } from './counters.rule';
import { fondsAdvice } from './fonds-advice';
import { fondsEnding, type FondsAtEnd } from './fonds-ending.rule';

const open = { closedAlready: false, undecidedUnits: 0, unknown: [] };
const caseOf = (over: Partial<DisposalCase>): DisposalCase => {
  const { state } = given(SORTED);
  if (!state) throw new Error('a case was expected');
  return { ...state, ...over };
};
const ending = (kind: DisposalCase['kind'], words: Partial<FondsAtEnd> = {}, by = deed()) =>
  fondsEnding(caseOf({ kind }), { ...open, ...words }, by);

describe('the fonds at the end of its case', () => {
  it('goes on with its number after a new name or a reorganisation (INV-40)', () => {
    for (const kind of ['C18', 'C16', 'C09', 'I6'] as const)
      expect(ending(kind)).toMatchObject({ ok: true, value: [{ data: { rule: 'INV-40', ends: false } }] });
  });

  it('is never divided with the functions; it ends where its body does (INV-41)', () => {
    expect(ending('C04')).toMatchObject({ value: [{ data: { rule: 'INV-41', ends: false } }] });
    expect(ending('C05')).toMatchObject({ value: [{ data: { rule: 'INV-41', ends: true } }] });
    expect(ending('I2')).toMatchObject({ value: [{ data: { rule: 'INV-41', ends: true } }] });
  });

  it('is closed when it is absorbed, and related as merged (INV-42)', () => {
    expect(ending('C01', { relations: [{ other: OTHER }] })).toMatchObject({
      value: [
        {
          type: 'CaseFondsEnded',
          data: {
            rule: 'INV-42',
            ends: true,
            lastDate: TODAY,
            relations: [{ other: OTHER, relation: 'merged' }],
            deviates: false,
          },
        },
      ],
    });
  });

  it('ends otherwise than the rule says only with a reason and its paper', () => {
    const refused = { ok: false, error: { code: 'fonds-ending-decision' } };
    expect(ending('C15', { ends: false })).toMatchObject(refused);
    expect(ending('C15', { ends: false, ground: '批复延续' })).toMatchObject(refused);
    expect(ending('C15', { ends: false }, WITH_PAPER)).toMatchObject(refused);
    expect(ending('C15', { ends: false, ground: '批复延续' }, WITH_PAPER)).toMatchObject({
      value: [{ data: { ends: false, deviates: true } }],
    });
  });

  it('is not closed over units without a keeper (INV-30), nor related to a fonds that there is not', () => {
    expect(ending('C15', { undecidedUnits: 1 })).toMatchObject({ error: { code: 'custody-undecided' } });
    expect(ending('C18', { undecidedUnits: 1 })).toMatchObject({ ok: true });
    expect(ending('C15', { unknown: ['x'] })).toMatchObject({ error: { code: 'fonds-unknown' } });
    expect(ending('C15', { relations: [{ other: FONDS }] })).toMatchObject({
      error: { code: 'fonds-related-to-itself' },
    });
  });

  it('that is closed already stays so: a supplementary case says nothing of it', () =>
    expect(ending('C15', { closedAlready: true })).toEqual(ok([])));

  it('has a default for every kind of change', () => {
    for (const id of DISPOSAL_KINDS) expect(fondsAdvice(id).rule).toMatch(/^INV-4[012]$/);
  });
});

describe('the administrator’s days', () => {
  const terminated = { on: '2026-11-01', document: '裁定', litigation: false };
  const deregistered = { on: '2026-11-10', document: '通知书', undecided: 2 };

  it('run from the termination and from the deregistration (EBL 121, 122)', () => {
    expect(countersOf(caseOf({}), TODAY).map(({ due }) => due)).toEqual([null, null]);
    expect(countersOf(caseOf({ terminated }), TODAY)[0]).toMatchObject({ due: '2026-11-11', daysLeft: -11 });
    expect(countersOf(caseOf({ terminated, deregistered }), TODAY)).toMatchObject([
      { met: '2026-11-10', daysLeft: null },
      { due: '2026-11-11' },
    ]);
  });

  it('do not end his office while litigation is pending', () => {
    const pending = { ...terminated, litigation: true };
    expect(countersOf(caseOf({ terminated: pending, deregistered }), TODAY)[1]).toMatchObject({
      due: null,
      litigation: true,
    });
  });

  it('are of a bankruptcy alone', () => expect(countersOf(caseOf({ kind: 'C14' }), TODAY)).toEqual([]));

  it('a deregistration over undecided custody is raised until the case is closed', () => {
    expect(alertsOf(caseOf({ deregistered }))).toMatchObject([
      { code: 'DeregisteredWithUndecidedCustody', undecided: 2, responsible: null },
    ]);
    expect(alertsOf(caseOf({ deregistered, closed: true }))).toEqual([]);
    expect(alertsOf(caseOf({}))).toEqual([]);
  });
});
