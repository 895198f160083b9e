import type { EventMap, PastEvent } from '@fonds/event-contracts';
import { civilDate, fold } from '@fonds/kernel';
import { LAW_DATA_VERSION } from '@fonds/law';
import { ACTOR, happened, holdingTakenOn, rulesOf, testId } from '@fonds/testing';
import { registeredParties } from './registered-parties';
import { unitDecider, type NewValue } from '../domain/unit.decider';

const { given } = rulesOf(unitDecider);
const [PRINTED, TRUE, LATER] = [testId<'organisation'>(), testId<'organisation'>(), testId<'organisation'>()];
const TODAY = civilDate('2026-11-22');
const deed = {
  businessDate: TODAY,
  today: TODAY,
  account: ACTOR,
  evidence: 0,
  lawData: LAW_DATA_VERSION,
  reason: '抄录有误',
};

const taken = (): PastEvent => happened('HoldingTakenOn', holdingTakenOn({ transferringUnit: PRINTED }));
const corrected = (): PastEvent =>
  happened('ItemCorrected', {
    seconds: testId(),
    fields: [{ field: 'transferringUnit', before: PRINTED, after: TRUE }],
  });
const effect = (revision: number, data: EventMap['EffectApplied']['effect']): PastEvent =>
  happened('EffectApplied', { gate: { fonds: testId(), revision, event: testId() }, effect: data });

const transferringAfter = (...events: PastEvent[]): string | undefined => {
  const state = fold(unitDecider, [taken(), ...events]);
  return state.kind === 'unit' ? state.unit.transferringUnit : undefined;
};

describe('a transferring unit that two people corrected (E15, INV-39b)', () => {
  const lent = effect(1, { kind: 'loaned', since: '2026-03-01', due: '2026-04-01' });
  const transferred = (revision: number, from: string): PastEvent =>
    effect(revision, { kind: 'transferred', since: '2026-02-01', transferringUnit: from });

  it('stays after an effect that names none', () => {
    expect(transferringAfter(corrected(), lent)).toBe(TRUE);
    expect(transferringAfter(transferred(0, LATER), corrected(), lent)).toBe(TRUE);
  });

  it('gives way to an effect that names one', () =>
    expect(transferringAfter(corrected(), transferred(0, LATER))).toBe(LATER));

  it('is not undone by a copy that comes late and that a later effect has overtaken', () =>
    expect(transferringAfter(transferred(1, LATER), corrected(), transferred(0, PRINTED))).toBe(TRUE));
});

describe('a party of a unit (INV-39b)', () => {
  const fields = [{ field: 'transferringUnit', after: TRUE }];

  it('is named by no one person, also where none stands', () => {
    const unit = happened('HoldingTakenOn', holdingTakenOn());
    given([unit])
      .when({ kind: 'describe', fields, deed })
      .then({ code: 'party-by-two-people', rule: 'INV-39b', facts: { field: 'transferringUnit' } });
    given([unit])
      .when({ kind: 'propose-correction', fields, deed })
      .then([{ type: 'CorrectionProposed', data: { fields }, rules: ['INV-01'] }]);
  });

  describe('named by a correction', () => {
    const directory = {
      idOf: (code: string) => (code === 'U' ? TRUE : LATER),
      find: (ids: readonly string[]) =>
        Promise.resolve(ids.filter((id) => id !== LATER).map((id) => ({ id }) as never)),
      descendantsOf: () => Promise.resolve([]),
    };
    const named = async (...values: NewValue[]): Promise<unknown> => {
      const result = await registeredParties(directory, values);
      return result.ok ? values.map(result.value) : result.error;
    };
    const owner = (organisation: string): NewValue => ({
      field: 'owner',
      after: { kind: '集体', organisation },
    });

    it('is a registered organisation, by its code or its id', async () => {
      const title = { field: 'title', after: 'U' };
      expect(await named(title, { field: 'transferringUnit', after: 'U' }, owner('U'))).toEqual([
        title,
        { field: 'transferringUnit', after: TRUE },
        owner(TRUE),
      ]);
      expect(await named(owner(PRINTED))).toEqual([owner(PRINTED)]);
      expect(await named({ field: 'owner', after: { kind: '国家' } }, { field: 'transferringUnit' })).toEqual(
        [{ field: 'owner', after: { kind: '国家' } }, { field: 'transferringUnit' }],
      );
    });

    it.each([['水利局'], [LATER]])('and nobody else: %s', async (unknown) => {
      const refused = { code: 'organisation-not-found', facts: { code: unknown } };
      expect(await named({ field: 'transferringUnit', after: unknown })).toMatchObject(refused);
      expect(await named(owner(unknown))).toMatchObject(refused);
    });
  });
});
