import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NO_STREAM } from '@fonds/event-store';
import { systemClock } from '@fonds/kernel';
import { LedgerKeys } from '@fonds/ledger/integrator';
import { namedEvent, testEngine, testId } from '@fonds/testing';
import { createTestInstance, type TestInstance } from '../../libs/testing/src/instance';
import { openOn, type Instance } from '@fonds/instance';

let test: TestInstance;
const elsewhere = mkdtempSync(join(tmpdir(), 'fonds-lost-key-'));
beforeAll(async () => {
  test = await createTestInstance();
});
afterAll(async () => {
  await test.drop();
  rmSync(elsewhere, { recursive: true, force: true });
});

const open = async (): Promise<Instance> => {
  const { database } = test.instance;
  return openOn(database, elsewhere, systemClock, undefined, {}, await testEngine(database.app));
};
const path = LedgerKeys.pathIn(elsewhere);

describe('an installation whose key file is lost', () => {
  it('makes a key as long as no log was begun', async () => {
    await (await open()).store.close();
    expect(existsSync(path)).toBe(true);
    rmSync(path);
  });

  it('does not start once a log was begun, makes no other key, and says where the key must be and whence it comes', async () => {
    const { store, ledger } = test.instance;
    await store.append([{ stream: `fonds-${testId()}`, expected: NO_STREAM, events: [namedEvent('一')] }]);
    await ledger.catchUp();
    const error = await open().then(
      () => undefined,
      (refused: unknown) => refused as Error,
    );
    expect(error).toMatchObject({ name: 'BootError' });
    expect(error?.message).toContain(path);
    expect(error?.message).toContain('fonds ledger key restore');
    expect(error?.message).toContain('密钥');
    expect(existsSync(path)).toBe(false);
  });

  it('does not start on a key file that cannot be read, and leaves it as it is', async () => {
    writeFileSync(path, '{}');
    await expect(open()).rejects.toMatchObject({ name: 'BootError' });
    expect(readFileSync(path, 'utf8')).toBe('{}');
    await expect(LedgerKeys.putBack(elsewhere, '{}')).rejects.toMatchObject({ code: 'already-there' });
    rmSync(path);
  });

  it('starts again with the file put back, and goes on with the same log', async () => {
    await LedgerKeys.putBack(elsewhere, readFileSync(LedgerKeys.pathIn(test.folder), 'utf8'));
    const again = await open();
    await again.ledger.check();
    expect(await again.ledger.standing()).toMatchObject({ published: 1 });
    await again.store.close();
  });
});
