import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openOn, MIGRATIONS, type Instance } from '@fonds/instance';
import type { CommandContext } from '@fonds/event-store';
import { civilDate, systemClock, type Clock } from '@fonds/kernel';
import { law, LAW_DATA_VERSION } from '@fonds/law';
import { createTestDatabase } from './database';
import { testEngine, type TestEngine } from './engine';
import { testId } from './events';

export interface TestInstance {
  readonly instance: Instance;
  readonly folder: string;
  drop(): Promise<void>;
}

/** A whole installation on a fresh database and a folder of its own. */
export async function createTestInstance(
  clock: Clock = systemClock,
  /** Without it, where EVENT_STORE says; `{}` for what reads or forges rows of the database. */
  given?: TestEngine,
): Promise<TestInstance> {
  const test = await createTestDatabase(MIGRATIONS);
  const folder = await mkdtemp(join(tmpdir(), `fonds-test-${process.pid}-`));
  const engine = given ?? (await testEngine(test.database.app));
  const instance = await openOn(test.database, folder, clock, undefined, {}, engine);
  return {
    instance,
    folder,
    drop: async () => {
      await instance.store.close();
      await test.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The context of a command given by some account on a day. */
export function testContext(over: Partial<CommandContext> = {}): CommandContext {
  const businessDate = over.businessDate ?? civilDate('2026-11-22');
  const at = law.at(businessDate, LAW_DATA_VERSION);
  return {
    command: testId<'command'>(),
    account: testId<'account'>(),
    role: 'AccessionArchivist',
    businessDate,
    today: civilDate('2026-11-22'),
    law: { regime: at.regime.id, version: at.version },
    evidence: [],
    ...over,
  };
}
