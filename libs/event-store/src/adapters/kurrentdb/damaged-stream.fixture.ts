import { binaryEvent, EventStoreDBClient, jsonEvent } from '@eventstore/db-client';

/** What an operator, or a forger, does to a stream on the server itself. */
const DAMAGES = {
  truncated: (raw, stream) =>
    raw.appendToStream(`$$${stream}`, jsonEvent({ type: '$metadata', data: { $tb: 1 } })),
  deleted: (raw, stream) => raw.deleteStream(stream),
  tombstoned: (raw, stream) => raw.tombstoneStream(stream),
  rewritten: async (raw, stream) => {
    await raw.deleteStream(stream);
    await raw.appendToStream(stream, binaryEvent({ type: 'FondsConfirmed', data: Buffer.from('{}') }));
  },
} satisfies Record<string, (raw: EventStoreDBClient, stream: string) => Promise<unknown>>;

export type Damage = keyof typeof DAMAGES;

/** For tests elsewhere: only this folder knows the server's client. */
export async function damageStream(url: string, stream: string, damage: Damage): Promise<void> {
  const raw = EventStoreDBClient.connectionString(url);
  try {
    await DAMAGES[damage](raw, stream);
  } finally {
    await raw.dispose();
  }
}
