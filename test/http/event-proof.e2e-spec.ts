import { formatVkey, leafHash, openProof, parseVkey, utf8 } from '@fonds/ledger/core';
import type { EventProof } from '@fonds/ledger/proofs';
import { HttpFixture } from './application.fixture';
import { importFile, RIVER_QUERY } from './journey.fixture';

let http: HttpFixture;
let event: string;
let position: string;

beforeAll(async () => {
  http = await (await HttpFixture.open()).people();
  await importFile(http, 'zhang', RIVER_QUERY);
  await http.instance.projections.catchUp();
  const { body } = await http.as('zhang').get('/api/v1/trail?type=HoldingTakenOn&limit=1').expect(200);
  const [row] = (body as { rows: { event: string; position: string }[] }).rows;
  [event, position] = [row?.event ?? '', row?.position ?? ''];
});
afterAll(() => http.close());

const asked = async (name: string, id: string): Promise<EventProof> =>
  (await http.as(name).get(`/api/v1/events/${id}/proof`).expect(200)).body as EventProof;

describe('the proof of one event', () => {
  it('is checked by whoever has the key of the log and the entry, and says which leaf it is', async () => {
    const made = await asked('zhang', event);
    expect(made).toMatchObject({ event, position, leafIndex: Number(position) - 1 });
    const keys = (await http.as().get('/log/vkey').expect(200)).text.trimEnd().split('\n').map(parseVkey);
    expect(made.vkeys).toEqual(keys.map(formatVkey));
    expect(await openProof(made.proof, leafHash(utf8(made.entry)), keys)).toMatchObject({
      ok: true,
      checkpoint: { origin: made.origin, size: made.size },
      proof: { index: made.leafIndex },
    });
    const other = await asked('zhang', String(Number(position) + 1));
    expect(await openProof(made.proof, leafHash(utf8(other.entry)), keys)).toEqual({
      ok: false,
      reason: 'not-included',
    });
  });

  it('is given by id and by log position, and to an auditor as to the archives', async () => {
    expect(await asked('auditor', position)).toMatchObject({ event });
    expect(await asked('zhang', event)).toMatchObject({ position });
  });

  it.each([
    ['one of another archives, as in the trail', 'wang', () => event],
    ['one of another archives by its position', 'wang', () => position],
    ['one that is not there', 'zhang', () => '00000000-0000-8000-8000-000000000000'],
    ['no id and no position', 'zhang', () => 'last'],
    ['a position beyond the log', 'zhang', () => '999999999999'],
  ])('is refused as unknown for %s', async (_what, name, id) => {
    const { body } = await http.as(name).get(`/api/v1/events/${id()}/proof`).expect(404);
    expect(body).toMatchObject({ code: 'event-unknown' });
  });

  it('is refused while no checkpoint covers the event, and says what to do', async () => {
    const { ledger, store } = http.instance;
    const settled = jest.spyOn(ledger, 'settled').mockImplementation(() => ledger.standing());
    try {
      await http.as('root').post('/api/v1/organisations').send({
        code: 'X9',
        name: '新单位',
        kind: '机关',
      });
      const { body } = await http
        .as('auditor')
        .get(`/api/v1/events/${await store.head()}/proof`)
        .expect(409);
      expect(body).toMatchObject({ code: 'event-not-published', facts: { published: expect.any(Number) } });
    } finally {
      settled.mockRestore();
    }
  });
});
