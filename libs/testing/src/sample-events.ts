import type { FondsRegistered, HoldingTakenOn } from '@fonds/event-contracts';
import { NO_STREAM, type CommandContext, type EventStore, type NewEvent } from '@fonds/event-store';
import { civilDate, type FondsId, type OrganisationId } from '@fonds/kernel';
import { LAW_DATA_VERSION } from '@fonds/law';
import { ACTOR, testId, testMeta } from './events';

export const ARCHIVES = testId<'organisation'>();
export const FONDS = testId<'fonds'>();

/** A command by the tests' usual person on their usual day. */
export const testContext = (over: Partial<CommandContext> = {}): CommandContext => ({
  command: testId<'command'>(),
  account: ACTOR,
  role: 'AccessionArchivist',
  businessDate: civilDate('2026-11-22'),
  today: civilDate('2026-11-22'),
  law: { regime: 'R3', version: LAW_DATA_VERSION },
  evidence: [],
  ...over,
});

/** The data of an opening entry (E95): a file of the tests' archives, its beginning of custody not known. */
export const holdingTakenOn = (over: Partial<HoldingTakenOn> = {}): HoldingTakenOn => ({
  fonds: FONDS as FondsId,
  key: { kind: 'source', value: 'sample:1' },
  profile: 'dat18',
  level: 'file',
  description: { title: '关于修建水库的批复' },
  custodian: ARCHIVES as OrganisationId,
  owner: { kind: '国家' },
  holder: ARCHIVES as OrganisationId,
  heldSince: { printed: '' },
  entries: 0,
  ...over,
});

export const fondsRegistered = (over: Partial<FondsRegistered> = {}): FondsRegistered => ({
  numberingBody: ARCHIVES,
  key: { kind: 'source', value: 'sample' },
  name: '水利局',
  kind: '机构',
  provisional: false,
  ...over,
});

/** One event at the end of a stream of a test's own store. @returns its id */
export async function record<T extends NewEvent['type']>(
  store: EventStore,
  stream: string,
  type: T,
  data: NewEvent<T>['data'],
  businessDate = '2026-11-22',
): Promise<string> {
  const id = testId<'event'>();
  const revision = (await store.readStream(stream)).length - 1;
  const [result] = await store.append([
    {
      stream,
      expected: revision < 0 ? NO_STREAM : revision,
      events: [{ id, type, data, meta: testMeta({ businessDate }) } as NewEvent],
    },
  ]);
  if (!result?.ok) throw new Error(`not recorded: ${JSON.stringify(result)}`);
  return id;
}
