import type { PastEvent } from '@fonds/event-contracts';
import type { Viewer } from '@fonds/identity';
import { LAW_DATA_VERSION } from '@fonds/law';
import { ALL, complete, draftOf, event, given, listed } from '../../test/transfer-story.fixture';
import { transferDecider } from '../domain/transfer.decider';
import { TransferPapers } from './transfer-papers';

const VIEWER = { all: true } as unknown as Viewer;
const ROW = {
  kind: 'transfer',
  fonds: { name: '水利局' },
  custodian: { id: 'u', name: '市水利局' },
  counterpart: { id: 'a', name: '市档案馆' },
  counts: { returned: 0, refused: 0 },
};

/** The papers of one batch of which this has happened, with the signatures that it bears. */
function papersOf(...events: readonly PastEvent[]): TransferPapers {
  return signedPapersOf([], ...events);
}
function signedPapersOf(signatures: readonly object[], ...events: readonly PastEvent[]): TransferPapers {
  const transfer = events.reduce(transferDecider.evolve, undefined as never);
  const stored = [{ position: 7n, meta: { recordedAt: '2026-11-22T08:00:00.000Z', rules: [] } }];
  return new TransferPapers(
    { one: () => Promise.resolve(ROW) } as never,
    {
      load: () => Promise.resolve({ transfer, events, stored }),
      signatures: () => Promise.resolve(signatures),
    } as never,
    {} as never,
    { query: () => Promise.resolve({ rows: [{ files: 0, items: 3, bytes: null }] }) } as never,
  );
}

describe('an offer of electronic records on carriers', () => {
  const carriers = { from: 'GP-2024-001', to: 'GP-2024-004', kind: '档案级光盘', format: 'BD-R 100 GB' };
  const findingAids = [{ kind: '案卷目录', count: 2, unit: '册' }];
  const offered = event('TransferOffered', { count: 3, root: ALL, carriers, findingAids, defects: [] });

  it('says which carriers and finding aids come with it', () =>
    given([draftOf(), ...listed, complete])
      .when({
        kind: 'offer',
        ...{ intoArchives: false, catalogue: 'c'.repeat(64), carriers, findingAids },
        deed: {
          businessDate: '2026-11-22',
          today: '2026-11-22',
          account: '',
          evidence: 0,
          lawData: LAW_DATA_VERSION,
        } as never,
      })
      .then([
        {
          type: 'TransferOffered',
          data: { count: 3, root: ALL, catalogue: 'c'.repeat(64), carriers, findingAids, defects: [] },
        },
      ]));

  it('is printed so: the carriers in the register, the finding aids in the deed', async () => {
    const papers = papersOf(draftOf(), ...listed, complete, offered);
    expect(await papers.paper('x', 'electronic-transfer', VIEWER)).toMatchObject({ carriers });
    expect(await papers.paper('x', 'deed-of-transfer', VIEWER)).toMatchObject({ findingAids });
    const bare = event('TransferOffered', {
      ...{ count: 3, root: ALL, catalogue: 'c'.repeat(64), defects: [] },
    });
    const without = papersOf(draftOf(), ...listed, complete, bare);
    expect(await without.paper('x', 'electronic-transfer', VIEWER)).not.toHaveProperty('carriers');
    expect(await without.paper('x', 'deed-of-transfer', VIEWER)).toMatchObject({
      findingAids: [{ kind: '机读目录', count: 1, unit: '份' }],
    });
  });

  it('says until when the sender keeps a copy, once it is transferred (CLK-07)', async () => {
    const signed = (side: string, signedOn: string) => ({
      ...{ side, capacity: 'head', name: '王某', kind: 'account', signedOn, accounts: [], valid: true },
    });
    const hands = [signed('from', '2020-02-27'), signed('to', '2020-02-29')];
    const before = [draftOf(), ...listed, complete, offered];
    const decided = event('ActDecided', { sealed: 8, gate: 4, event: draftOf().id });
    const printed = async (...events: readonly PastEvent[]) =>
      signedPapersOf(hands, ...events).paper('x', 'electronic-transfer', VIEWER);
    expect(await printed(...before)).not.toHaveProperty('keptUntil');
    expect(await printed(...before, decided)).toMatchObject({ keptUntil: '2025-02-28' });
  });

  it('is checked before it is handed over and again at receipt, like packages (INV-31)', () => {
    const { state } = given([draftOf(), ...listed, complete, offered]);
    expect(state?.electronic).toBe(true);
  });
});
