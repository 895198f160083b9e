import { binaryEvent, type EventData, type RecordedEvent } from '@eventstore/db-client';
import type { PreparedEvent } from '../../prepared-event';
import { LogRefused, type ServedEvent } from '../numbered/event-server.port';

/** No JSON begins with this byte: the client parses metadata that look like JSON, and then their exact bytes are gone. */
const FORMAT = 1;
const SALT_BYTES = 16;

/** Data as they are; metadata behind the format's byte and the salt. The server keeps both byte for byte. */
export const toWire = (event: PreparedEvent, salt: Uint8Array): EventData =>
  binaryEvent({
    id: event.id,
    type: event.type,
    data: Buffer.from(event.data),
    metadata: Buffer.concat([Buffer.of(FORMAT), salt, Buffer.from(event.meta)]),
  });

/** @throws LogRefused when the event was not written by {@link toWire}. */
export function fromWire(recorded: RecordedEvent, stream: string, commit: bigint): ServedEvent {
  const { data, metadata } = recorded as { data: unknown; metadata: unknown };
  if (!(data instanceof Uint8Array) || !(metadata instanceof Uint8Array) || metadata[0] !== FORMAT)
    throw new LogRefused(
      `event ${recorded.revision} of ${recorded.streamId} was not written by this program`,
    );
  const meta = Buffer.from(metadata.buffer, metadata.byteOffset, metadata.byteLength);
  return {
    id: recorded.id,
    stream,
    revision: Number(recorded.revision),
    commit,
    type: recorded.type,
    data: Buffer.from(data.buffer, data.byteOffset, data.byteLength).toString('utf8'),
    meta: meta.toString('utf8', 1 + SALT_BYTES),
    salt: meta.subarray(1, 1 + SALT_BYTES),
  };
}
