import { derivedId, type AccountId, type CommandId } from '@fonds/kernel';

/**
 * A command that comes with a key of its sender's (`Idempotency-Key`). Its id says both: the first half follows from
 * account and key, the second from what was asked. So the same key with the same request is the same command, and the
 * same key with another one is seen to be another, without a table of keys.
 *
 * @param asked everything that makes the request what it is: method, address, body
 */
export function keyedCommand(account: AccountId, key: string, asked: string): CommandId {
  const id = derivedId<'command'>('command/1', account, key);
  return (half(id) + derivedId<'command'>('command/2', account, asked).slice(HALF)) as CommandId;
}

/** Letters of a UUID up to the variant: 60 of its 122 bits. */
const HALF = 18;
const half = (id: string): string => id.slice(0, HALF);

/** Of random ids (UUIDv7) the first half is the time: two of one millisecond may agree in it. */
const isDerived = (id: string): boolean => id[14] === '8';

/** Whether two commands came with one key and asked for different things. */
export const otherOfKey = (one: string, other: string): boolean =>
  one !== other && isDerived(one) && half(one) === half(other);

/** First and last id that a command of this one's key may have. */
export const idsOfKey = (command: CommandId): readonly [string, string] => [
  `${half(command)}-0000-000000000000`,
  `${half(command)}-ffff-ffffffffffff`,
];
