import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MemoryEventStore } from '@fonds/event-store';
import { namedEvent } from '@fonds/testing';
import { KeptTokens, nameOfInstallation } from './kept-tokens';

describe('kept tokens', () => {
  const folder = mkdtempSync(join(tmpdir(), 'fonds-tokens-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  const first = namedEvent('admin');

  /** An installation that begins with the same event at another time. */
  async function tokensOf(began: number): Promise<KeptTokens> {
    const store = new MemoryEventStore({ now: () => began });
    await store.append([{ stream: 'account-1', expected: -1, events: [first] }]);
    const { events } = await store.readPage(0n, 1);
    return new KeptTokens({ XDG_CONFIG_HOME: folder }, nameOfInstallation(events[0]));
  }

  it('of one installation are not those of another whose first administrator has the same name', async () => {
    const [ours, trial] = [await tokensOf(1_000), await tokensOf(2_000)];
    ours.keep('admin', 'fl_ours', 10_000);
    trial.keep('admin', 'fl_trial', 10_000);
    expect([ours.find('admin')?.token, trial.find('admin')?.token]).toEqual(['fl_ours', 'fl_trial']);
    expect((await tokensOf(1_000)).find()?.token).toBe('fl_ours');
  });
});
