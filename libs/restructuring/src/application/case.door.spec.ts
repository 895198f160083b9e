import { MemoryEventStore } from '@fonds/event-store';
import { ok } from '@fonds/kernel';
import { testClock, testContext, testId } from '@fonds/testing';
import { FONDS } from '../../test/case-history.fixture';
import { CaseDoor, type Asking } from './case.door';

const [FACTORY, ARCHIVES] = [testId<'organisation'>(), testId<'organisation'>()];
const idOf = (code: string) => (code === 'F' ? FACTORY : ARCHIVES);
const organisations = {
  idOf,
  find: (ids: readonly string[]) => Promise.resolve(ids.map((id) => ({ id, name: id }))),
  descendantsOf: () => Promise.resolve([]),
};
const door = new CaseDoor(
  new MemoryEventStore(testClock),
  { visible: () => Promise.resolve(ok(FONDS)) } as never,
  { catchUp: () => Promise.resolve() } as never,
  organisations as never,
);
const opening = (role: string, at: string | undefined, organisation?: string) =>
  door.opening(
    {
      ...{ kind: 'C14', fonds: FONDS, decision: { title: '解散', on: '2026-01-06' } },
      ...(organisation !== undefined && { organisation }),
    },
    {
      caller: { roles: [{ role, organisation: at }], viewer: { all: true, organisations: [] } },
      wanted: {},
      context: testContext(),
    } as unknown as Asking,
  );

describe('a case is opened', () => {
  it('by the changing unit on what it keeps, whoever else keeps something of the fonds', async () => {
    const opened = { ok: true, value: { input: { organisation: FACTORY, fonds: FONDS } } };
    expect(await opening('UnitArchivist', FACTORY)).toMatchObject(opened);
    expect(await opening('UnitArchivist', FACTORY, 'F')).toMatchObject(opened);
  });

  it('by nobody on what another body keeps of the same fonds, nor in a role that opens none', async () => {
    const refused = { ok: false, error: { code: 'not-of-your-archives' } };
    expect(await opening('UnitArchivist', ARCHIVES, 'F')).toMatchObject(refused);
    expect(await opening('Keeper', FACTORY, 'F')).toMatchObject(refused);
    expect(await opening('Keeper', FACTORY)).toMatchObject(refused);
  });
});
