import { execute, type EngineMove, type EventStore } from '@fonds/event-store';
import { LawInEffect } from '@fonds/identity';
import { shanghaiDay, type AccountId, type CommandId } from '@fonds/kernel';
import { law } from '@fonds/law';
import { parseCheckpoint, parseNote, toHex } from '@fonds/ledger/core';
import { LOG_STREAM, logDecider } from './domain/log.decider';
import type { Ledger } from './ledger';
import { openOwnCheckpoint } from './own-checkpoint';

/**
 * Begins the epoch of a log that was moved to another engine, before anything is signed there: its first leaf says who
 * moved it and cites the last checkpoint. A move that is recorded already writes nothing, so a crash in between is made good
 * by whoever opens the installation next.
 */
export async function recordMove(store: EventStore, ledger: Ledger, move: EngineMove): Promise<void> {
  const { number, engine, position, checkpoint: note, account, role, command } = move;
  const stored = await store.readStream(LOG_STREAM);
  // Keys change: what is recorded was checked then.
  if (stored.some(({ type, data }) => type === 'LogMoved' && (data as { move: number }).move >= number))
    return;
  const cited = parseCheckpoint(parseNote(note).text).origin;
  const epoch = (await ledger.log.epochs()).find(({ origin: name }) => name === cited);
  const opened = epoch && (await openOwnCheckpoint(note, epoch, { keys: ledger.keys, store }));
  if (!opened?.ok) throw new Error(`the checkpoint that move ${number} cites is none of this log's`);
  const { origin, size, root } = opened.checkpoint;
  const today = shanghaiDay(ledger.now());
  const { regime, version } = law.at(today, await new LawInEffect(store).version());
  const after = { note, origin, size, root: toHex(root) };
  const firstOrigin = ledger.keys.origin;
  const outcome = await execute(
    store,
    LOG_STREAM,
    logDecider,
    { kind: 'move', move: number, engine, events: Number(position), after, firstOrigin },
    {
      command: command as CommandId,
      account: account as AccountId,
      role,
      businessDate: today,
      today,
      law: { regime: regime.id, version },
      evidence: [],
    },
  );
  if (!outcome.ok) throw new Error(`the move was refused: ${outcome.error.code}`);
}
