import { NO_STREAM } from '@fonds/event-store';
import { auditLedger, findingText, readAuditKeys } from '@fonds/ledger/audit';
import {
  checkpointText,
  formatNote,
  openCheckpoint,
  parseVkey,
  signNote,
  type Signer,
} from '@fonds/ledger/core';
import { ProposeLogRestart, RetireLogKey, RotateLogKey } from '@fonds/ledger/integrator';
import { namedEvent, testId } from '@fonds/testing';
import {
  ProposeLogRestartHandler,
  RetireLogKeyHandler,
  RotateLogKeyHandler,
} from '../../libs/ledger/integrator/src/application/log.handlers';
import { createTestInstance, testContext, type TestInstance } from '../../libs/testing/src/instance';

let test: TestInstance;
let old: string;
let retired: readonly Signer[];
beforeAll(async () => {
  // An audit reads the database's own rows.
  test = await createTestInstance(undefined, {});
  await record();
  [old = ''] = await test.instance.ledger.exportKeys();
});
afterAll(() => test.drop());

async function record(): Promise<void> {
  const { store, ledger } = test.instance;
  await store.append([{ stream: `fonds-${testId()}`, expected: NO_STREAM, events: [namedEvent('一')] }]);
  await ledger.catchUp();
}
const rotate = () =>
  new RotateLogKeyHandler(test.instance.store, test.instance.ledger).execute(new RotateLogKey(testContext()));
const retire = (vkey: string) =>
  new RetireLogKeyHandler(test.instance.store, test.instance.ledger).execute(
    new RetireLogKey(vkey.split('+')[1] ?? '', testContext()),
  );
/** Which of these keys the newest checkpoint is signed by. */
async function signers(...vkeys: string[]): Promise<boolean[]> {
  const newest = await test.instance.ledger.log.newest(0, 0);
  return Promise.all(
    vkeys.map(async (vkey) => (await openCheckpoint(newest?.note ?? '', [parseVkey(vkey)])).ok),
  );
}

describe('a change of the log’s keys', () => {
  it('has both keys sign from the next checkpoint on, and is begun once', async () => {
    const begun = await rotate();
    const vkey = begun.ok ? begun.value.vkey : '';
    expect(await test.instance.ledger.exportKeys()).toEqual([old, vkey]);
    expect(await rotate()).toMatchObject({ ok: false, error: { code: 'log-key-change-over-under-way' } });
    // Before the new key has signed, a log without the old one could not go on.
    expect(await retire(old)).toMatchObject({ ok: false, error: { code: 'log-key-not-signed-yet' } });
    await record();
    expect(await signers(old, vkey)).toEqual([true, true]);
  });

  it('ends when the old key is retired: the new one alone signs on, and an audit knows both', async () => {
    const [, vkey = ''] = await test.instance.ledger.exportKeys();
    retired = test.instance.ledger.keys.keysFor(test.instance.ledger.keys.origin).slice(0, 1);
    expect(await retire(old)).toMatchObject({ ok: true, value: { vkey: old } });
    await record();
    expect(await signers(old, vkey)).toEqual([false, true]);
    await test.instance.ledger.check();
    expect(await retire(vkey)).toMatchObject({ ok: false, error: { code: 'log-key-last-key' } });
    expect(await retire(old)).toMatchObject({ ok: false, error: { code: 'log-key-no-such-key' } });
    const told: string[] = [];
    const { folder: dataDir, instance } = test;
    await auditLedger({
      pool: instance.database.app,
      dataDir,
      keys: await readAuditKeys(dataDir),
      tell: (finding) => void told.push(findingText(finding).en),
    });
    expect(told).toEqual([]);
  });

  it('leaves what the retired key signed in its time the log’s, and nothing that it signs later', async () => {
    const { ledger, store } = test.instance;
    const propose = async (note: string): Promise<unknown> => {
      const context = testContext({ reason: '硬盘损坏' });
      const outcome = await new ProposeLogRestartHandler(store, ledger).execute(
        new ProposeLogRestart(note, context),
      );
      return outcome.ok || outcome.error.code;
    };
    const { origin } = ledger.keys;
    const [first] = await ledger.log.checkpoints(0, 0, 1);
    expect(await propose(first?.note ?? '')).toBe('nothing-lost');
    const text = checkpointText({ origin, size: Number(await store.head()) + 9, root: new Uint8Array(32) });
    expect(await propose(formatNote(await signNote(origin, text, retired)))).toBe('checkpoint-not-ours');
    expect(await propose(formatNote(await signNote(origin, text, ledger.keys.keysFor(origin))))).toBe(true);
  });

  it('names a key by its id under the epoch that the log is in', async () => {
    const { ledger } = test.instance;
    const { origin } = ledger.keys;
    await ledger.log.begin({
      number: 1,
      origin: `${origin}/e1`,
      restartPosition: await test.instance.store.head(),
    });
    const begun = await rotate();
    const [first = '', second = ''] = await ledger.exportKeys();
    expect([first, second].map((vkey) => vkey.split('+')[0])).toEqual([`${origin}/e1`, `${origin}/e1`]);
    expect(begun).toMatchObject({ ok: true, value: { vkey: second } });
    expect(await retire(first)).toMatchObject({ ok: true, value: { vkey: first } });
    expect(await ledger.exportKeys()).toEqual([second]);
  });

  it('shows the last checkpoint of an ended epoch so that today’s keys open it', async () => {
    const { ledger } = test.instance;
    const [ended] = await ledger.log.epochs();
    if (!ended) throw new Error('no epoch');
    const today = ledger.vkeys(ended).map(parseVkey);
    const kept = await ledger.log.newest(ended.number, 0);
    const shown = await ledger.newestPublished(ended);
    expect((await openCheckpoint(kept?.note ?? '', today)).ok).toBe(false);
    expect(await openCheckpoint(shown?.note ?? '', today)).toMatchObject({
      ok: true,
      checkpoint: { size: kept?.size, origin: ended.origin },
    });
  });
});
