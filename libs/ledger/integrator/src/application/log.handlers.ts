import { Inject } from '@nestjs/common';
import type { EventMap } from '@fonds/event-contracts';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EVENT_STORE, execute, type CommandContext, type EventStore, type Outcome } from '@fonds/event-store';
import { ok, refuse, type Result } from '@fonds/kernel';
import { plainRefusal } from '@fonds/law';
import { formatVkey, Malformed, openCheckpoint, toHex } from '@fonds/ledger/core';
import { LOG_STREAM, logDecider, type CheckedCheckpoint, type LogCommand } from '../domain/log.decider';
import { leavesUpTo } from '../epoch';
import { Ledger } from '../ledger';
import { LedgerKeyProblem } from '../ledger-keys';
import { openOwnCheckpoint } from '../own-checkpoint';
import { ProposeLogRestart, RestartLog, RetireLogKey, RotateLogKey, type KeyChanged } from './log.commands';

/** Records what happens to the log in the log. */
abstract class LogHandler {
  constructor(
    @Inject(EVENT_STORE) protected readonly store: EventStore,
    protected readonly ledger: Ledger,
  ) {}

  protected record(command: LogCommand, context: CommandContext): Promise<Result<Outcome>> {
    return execute(this.store, LOG_STREAM, logDecider, command, context);
  }

  /** The vkeys of the keys that sign, under the first epoch's name, as the record has them. */
  protected vkeys(): string[] {
    return this.ledger.keys.keysFor(this.ledger.keys.origin).map(({ vkey }) => formatVkey(vkey));
  }
}

@CommandHandler(RotateLogKey)
export class RotateLogKeyHandler extends LogHandler implements ICommandHandler<RotateLogKey> {
  async execute({ context }: RotateLogKey): Promise<Result<KeyChanged>> {
    await this.ledger.keys.refresh();
    // A second key that the record does not know is one that a crash left: it is recorded, no third one is made.
    const unrecorded = await this.unrecorded();
    if (unrecorded === undefined) {
      const made = await changed(() => this.ledger.keys.rotate(this.ledger.now()));
      if (!made.ok) return made;
    }
    const outcome = await this.record({ kind: 'add-key', vkey: this.vkeys()[1] ?? '' }, context);
    // People give it to witnesses and verifiers: under the name that the log has now.
    const [, vkey = ''] = await this.ledger.exportKeys();
    return outcome.ok ? ok({ vkey, outcome: outcome.value }) : outcome;
  }

  private async unrecorded(): Promise<string | undefined> {
    const [, second] = this.vkeys();
    if (second === undefined) return undefined;
    const stored = await this.store.readStream(LOG_STREAM);
    const known = stored.some(
      ({ type, data }) => type === 'LogKeyAdded' && (data as { vkey: string }).vkey === second,
    );
    return known ? undefined : second;
  }
}

@CommandHandler(RetireLogKey)
export class RetireLogKeyHandler extends LogHandler implements ICommandHandler<RetireLogKey> {
  async execute({ keyId, context }: RetireLogKey): Promise<Result<KeyChanged>> {
    const { keys } = this.ledger;
    await keys.refresh();
    const { epoch } = await this.ledger.standing();
    // The id is one under the name of the epoch, as `key show` prints it, or under the first, as the record has it.
    const shown = keys.keysFor(epoch.origin);
    const recorded = keys.keysFor(keys.origin);
    const place = [shown, recorded]
      .map((each) => each.findIndex(({ vkey }) => vkey.id === keyId))
      .find((found) => found >= 0);
    const [retired, known] = [shown[place ?? -1]?.vkey, recorded[place ?? -1]?.vkey];
    if (!retired || !known) return refuse(plainRefusal('log-key-no-such-key', { path: keyId }));
    const left = shown.flatMap(({ vkey }) => (vkey === retired ? [] : [vkey]));
    if (left.length === 0) return refuse(plainRefusal('log-key-last-key', { path: keyId }));
    const newest = await this.ledger.log.newest(epoch.number, 0);
    // A log whose newest checkpoint none of its keys signed would not go on.
    if (newest && !(await openCheckpoint(newest.note, left)).ok)
      return refuse(plainRefusal('log-key-not-signed-yet', { path: keyId }));
    // Recorded first: an audit knows former keys from the record alone, whatever happens in between.
    const outcome = await this.record({ kind: 'retire-key', vkey: formatVkey(known) }, context);
    if (!outcome.ok) return outcome;
    const done = await changed(() => keys.retire(known.id));
    return done.ok ? ok({ vkey: formatVkey(retired), outcome: outcome.value }) : done;
  }
}

@CommandHandler(ProposeLogRestart)
export class ProposeLogRestartHandler extends LogHandler implements ICommandHandler<ProposeLogRestart> {
  async execute({ after, context }: ProposeLogRestart): Promise<Result<Outcome>> {
    const checked = await this.checked(after);
    if (!checked.ok) return checked;
    const { epoch } = await this.ledger.standing();
    if (checked.value.origin !== epoch.origin)
      return refuse(
        plainRefusal('checkpoint-of-another-log', { origin: checked.value.origin, own: epoch.origin }),
      );
    const here = leavesUpTo(epoch, await this.store.head());
    const { reason } = context;
    const continued = await continuesLog(this.ledger, checked.value);
    return this.record({ kind: 'propose-restart', after: checked.value, here, continued, reason }, context);
  }

  /** Only a checkpoint that a key of this log signed in its time tells how far the log went. */
  private async checked(note: string): Promise<Result<CheckedCheckpoint>> {
    const { epoch } = await this.ledger.standing();
    try {
      const opened = await openOwnCheckpoint(note, epoch, { keys: this.ledger.keys, store: this.store });
      if (!opened.ok)
        return refuse(plainRefusal('checkpoint-not-ours', { reason: opened.reason, origin: epoch.origin }));
      const { origin, size, root } = opened.checkpoint;
      return ok({ note, origin, size, root: toHex(root) });
    } catch (error) {
      if (error instanceof Malformed)
        return refuse(plainRefusal('checkpoint-malformed', { problem: error.message }));
      throw error;
    }
  }
}

@CommandHandler(RestartLog)
export class RestartLogHandler extends LogHandler implements ICommandHandler<RestartLog> {
  async execute({ seconds, context }: RestartLog): Promise<Result<Outcome>> {
    const { account } = context;
    const firstOrigin = this.ledger.keys.origin;
    // What was lost may have come back since it was proposed.
    const proposed = (await this.store.readStream(LOG_STREAM)).find(({ id }) => id === seconds);
    if (proposed?.type === 'LogRestartProposed') {
      const { size, root } = proposed.data as EventMap['LogRestartProposed'];
      if (await continuesLog(this.ledger, { size, root })) {
        const { epoch } = await this.ledger.standing();
        const here = leavesUpTo(epoch, await this.store.head());
        return refuse(plainRefusal('nothing-lost', { size, here }));
      }
    }
    return this.record({ kind: 'restart', seconds, account, firstOrigin }, context);
  }
}

/** Whether the log as it stands goes on from a checkpoint. */
async function continuesLog(
  ledger: Ledger,
  { size, root }: Pick<CheckedCheckpoint, 'size' | 'root'>,
): Promise<boolean> {
  const { epoch, integrated } = await ledger.standing();
  return size <= integrated && toHex(await ledger.tree(epoch).rootAt(size)) === root;
}

/** What the key file refuses, as a refusal. */
async function changed(change: () => Promise<void>): Promise<Result<undefined>> {
  try {
    await change();
    return ok(undefined);
  } catch (error) {
    if (error instanceof LedgerKeyProblem)
      return refuse(plainRefusal(`log-key-${error.code}`, { path: error.path }));
    throw error;
  }
}
