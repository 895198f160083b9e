import { MemoryEventStore } from '@fonds/event-store';
import { ARCHIVES, testClock, testContext } from '@fonds/testing';
import { fondsIdOf } from '../domain/fonds-ids';
import { numberKey } from '../read/number-key';
import { ChangeFondsHandler } from './change-fonds.handler';
import { loadFonds } from './fonds-commands';
import { ChangeFonds, RegisterFonds } from './fonds.commands';
import { RegisterFondsHandler } from './register-fonds.handler';

const Z109 = fondsIdOf(ARCHIVES, { kind: 'number', value: 'Z109' });
const LOOK_ALIKES = ['z109', 'Ｚ109', 'Z109 ', 'Z１09\u200b'];

function openFonds() {
  const store = new MemoryEventStore(testClock);
  const organisations = { idOf: () => ARCHIVES, find: () => Promise.resolve([{} as never]) };
  const registering = new RegisterFondsHandler(store, organisations as never);
  const changing = new ChangeFondsHandler(store, {} as never, {} as never);
  return {
    store,
    register: (name: string, number?: string) =>
      registering.execute(new RegisterFonds({ archives: 'A', name, kind: '机构', number }, testContext())),
    assign: (fonds: string, number: string) =>
      changing.execute(new ChangeFonds(fonds, { kind: 'assign-number', number }, testContext())),
  };
}

describe('the number of a fonds (全宗号)', () => {
  it.each(LOOK_ALIKES)(
    'is one with its look-alikes, where it is registered: %j (INV-44)',
    async (printed) => {
      const { store, register } = openFonds();
      expect(await register('甲', printed)).toMatchObject({ value: { id: Z109 } });
      expect(await loadFonds(store, Z109)).toMatchObject({ fonds: { number: 'Z109' } });
      expect(await register('乙', 'Z109')).toMatchObject({ error: { code: 'fonds-number-taken' } });
    },
  );

  it.each(LOOK_ALIKES)('and where it is given later: %j (INV-44)', async (printed) => {
    const { store, register, assign } = openFonds();
    await register('甲', 'Z109');
    const other = await register('乙');
    const id = other.ok ? other.value.id : '';
    expect(await assign(id, printed)).toMatchObject({ error: { code: 'fonds-number-taken' } });
    expect(await assign(id, 'z110')).toMatchObject({ ok: true });
    expect(await loadFonds(store, id)).toMatchObject({ fonds: { number: 'Z110' } });
    // The number that it has, written otherwise, is no change (INV-40).
    expect(await assign(id, ' z110')).toMatchObject({ error: { code: 'fonds-number-unchanged' } });
  });

  it('is looked up in any of them', () =>
    expect(new Set(LOOK_ALIKES.map(numberKey))).toEqual(new Set(['Z109'])));

  it('has something that can be seen', async () => {
    const { register, assign } = openFonds();
    const refused = { error: { code: 'fonds-number-empty' } };
    expect(await register('甲', '\u200b')).toMatchObject(refused);
    const made = await register('甲');
    expect(await assign(made.ok ? made.value.id : '', '\u200b')).toMatchObject(refused);
  });
});
