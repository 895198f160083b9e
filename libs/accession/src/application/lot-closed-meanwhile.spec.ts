import { ActKinds, ActProcess, ActRunner, GatePassage, type ClaimPart } from '@fonds/acts';
import type { AppendRequest, EventStore } from '@fonds/event-store';
import { ARCHIVES, FONDS, record, testContext, testId } from '@fonds/testing';
import { LOT, withLot, worker } from '../../test/lot-worker.fixture';
import { commandedId, lotStream } from '../domain/accession-ids';
import { CloseLot } from './accession.commands';
import { CloseLotHandler } from './close-lot.handler';

/** A store on which something else happens just before the first write that a stream begins with. */
function meeting(
  store: EventStore,
  meets: (request: AppendRequest) => boolean,
  what: () => Promise<unknown>,
) {
  let met = false;
  const append: EventStore['append'] = async (requests) => {
    if (!met && requests.some(meets)) {
      met = true;
      await what();
    }
    return store.append(requests);
  };
  return new Proxy(store, {
    get: (target, name) => (name === 'append' ? append : (Reflect.get(target, name) as unknown)),
  });
}

const typesOf = async (store: EventStore): Promise<string[]> => {
  const types: string[] = [];
  for await (const { type } of store.readAll(0n)) types.push(type);
  return types;
};

describe('a lot that is closed while an arrangement of it is entered and not begun', () => {
  const ofAct = ({ stream }: AppendRequest): boolean => stream.startsWith('act-');

  it('ends it: nothing is made of the lot any more', async () => {
    const store = await withLot();
    const closing = jest.fn(() => worker(store).close());
    const { arrange } = worker(meeting(store, ofAct, closing));
    expect(await arrange()).toMatchObject({ error: { code: 'lot-closed' } });
    expect(await closing.mock.results[0]?.value).toMatchObject({ ok: true });
    expect(await typesOf(store)).not.toContain('UnitEntered');
    expect((await typesOf(store)).slice(-1)).toEqual(['LotClosed']);
  });

  it('is not closed when it begins first', async () => {
    const store = await withLot();
    const { arrange, arrangement } = worker(store);
    const act = commandedId('arrangement', arrangement);
    const begun = { act, fonds: FONDS, files: 0, items: 1 };
    await record(store, lotStream(LOT), 'LotArrangementBegun', begun);
    const { close } = worker(meeting(store, ofAct, arrange));
    expect(await close()).toMatchObject({ error: { code: 'lot-being-arranged', facts: { acts: [act] } } });
    expect(await typesOf(store)).toContain('UnitEntered');
    expect(await worker(store).close()).toMatchObject({ ok: true });
  });

  it('and is left alone by a closing that is refused', async () => {
    const store = await withLot();
    await record(store, lotStream(LOT), 'LotArrangementBegun', {
      act: testId(),
      fonds: FONDS,
      files: 0,
      items: 1,
    });
    const kinds = new ActKinds();
    const runner = new ActRunner(
      new ActProcess(store, kinds, {} as ClaimPart, new GatePassage(store, kinds)),
    );
    const handler = new CloseLotHandler(store, runner);
    expect(
      await handler.execute(new CloseLot({ archives: ARCHIVES, lot: LOT }, testContext())),
    ).toMatchObject({ error: { code: 'difference-unexplained' } });
    expect((await typesOf(store)).slice(-1)).toEqual(['LotArrangementBegun']);
  });
});
