import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EVENT_STORE, execute, type CommandContext, type EventStore, type Outcome } from '@fonds/event-store';
import { ok, refuse, type Result } from '@fonds/kernel';
import { plainRefusal } from '@fonds/law';
import { formatVkey, Malformed, openCheckpoint, toHex } from '@fonds/ledger/core';
import { LOG_STREAM, logDecider, type CheckedCheckpoint, type LogCommand } from '../domain/log.decider';
import { leavesUpTo } from '../epoch';
import { Ledger } from '../ledger';
import { LedgerKeyProblem } from '../ledger-keys';
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
    const vkey = this.vkeys()[1] ?? '';
    const outcome = await this.record({ kind: 'add-key', vkey }, context);
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
    await this.ledger.keys.refresh();
    const vkey = this.vkeys().find((each) => each.split('+')[1] === keyId);
    const done = await changed(() => this.ledger.keys.retire(keyId));
    if (!done.ok) return done;
    const outcome = await this.record({ kind: 'retire-key', vkey: vkey ?? keyId }, context);
    return outcome.ok ? ok({ vkey: vkey ?? keyId, outcome: outcome.value }) : outcome;
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
    const continued = await this.continues(checked.value);
    return this.record({ kind: 'propose-restart', after: checked.value, here, continued, reason }, context);
  }

  private async continues({ size, root }: CheckedCheckpoint): Promise<boolean> {
    const { epoch, integrated } = await this.ledger.standing();
    return size <= integrated && toHex(await this.ledger.tree(epoch).rootAt(size)) === root;
  }

  /** Only a checkpoint that this log's key signed tells how far the log went. */
  private async checked(note: string): Promise<Result<CheckedCheckpoint>> {
    const { epoch } = await this.ledger.standing();
    try {
      const keys = this.ledger.keys.keysFor(epoch.origin).map(({ vkey }) => vkey);
      const opened = await openCheckpoint(note, keys);
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
    return this.record({ kind: 'restart', seconds, account, firstOrigin }, context);
  }
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
