import type { EventDraft, PastEvent } from '@fonds/event-contracts';
import { ok, refuse, type AccountId, type Decider } from '@fonds/kernel';
import { plainRefusal } from '@fonds/law';
import { originOf } from '../epoch';

/** What happened to the log itself: its keys, its restarts, what witnesses refused. */
export const LOG_STREAM = 'log';

/** A checkpoint whose signature was checked, and the note that carries it. */
export interface CheckedCheckpoint {
  readonly note: string;
  readonly origin: string;
  readonly size: number;
  /** Hexadecimal. */
  readonly root: string;
}

export type LogCommand =
  | { readonly kind: 'add-key'; readonly vkey: string }
  | { readonly kind: 'retire-key'; readonly vkey: string }
  | {
      readonly kind: 'propose-restart';
      readonly after: CheckedCheckpoint;
      /** Events in the store, this proposal not counted. */
      readonly here: number;
      /** The tree here has the checkpoint's root at its size: the log continues it. */
      readonly continued: boolean;
      readonly reason?: string;
    }
  | {
      readonly kind: 'restart';
      readonly seconds: string;
      readonly account: AccountId;
      readonly firstOrigin: string;
    }
  | {
      readonly kind: 'move';
      /** Of the moves of this installation, from 1. */
      readonly move: number;
      readonly engine: 'database' | 'server';
      /** Events that were moved. */
      readonly events: number;
      readonly after: CheckedCheckpoint;
      readonly firstOrigin: string;
    }
  | {
      readonly kind: 'note-refusal';
      readonly witness: string;
      readonly origin: string;
      readonly size: number;
      readonly known?: number;
      readonly answer: string;
    };

interface OpenProposal {
  readonly account: string;
  readonly after: CheckedCheckpoint;
  readonly epoch: number;
}

export interface LogState {
  /** Of the last restart; 0 before any. */
  readonly epoch: number;
  readonly vkeys: readonly string[];
  readonly proposals: { readonly [event: string]: OpenProposal };
  /** The last move to another engine that is recorded; 0 before any. */
  readonly moves: number;
}

export const logDecider: Decider<LogState, LogCommand, PastEvent, EventDraft> = {
  initial: { epoch: 0, vkeys: [], proposals: {}, moves: 0 },
  evolve,
  decide(command, state) {
    switch (command.kind) {
      case 'add-key':
        return state.vkeys.includes(command.vkey)
          ? ok([])
          : ok([{ type: 'LogKeyAdded', data: { vkey: command.vkey } }]);
      case 'retire-key':
        return ok([{ type: 'LogKeyRetired', data: { vkey: command.vkey } }]);
      case 'propose-restart':
        return proposeRestart(command, state);
      case 'restart':
        return restart(command, state);
      case 'move':
        return move(command, state);
      case 'note-refusal': {
        const { kind: _kind, ...data } = command;
        return ok([{ type: 'WitnessRefused', data }]);
      }
    }
  },
};

function evolve(state: LogState, event: PastEvent): LogState {
  switch (event.type) {
    case 'LogKeyAdded':
      return { ...state, vkeys: [...state.vkeys, event.data.vkey] };
    case 'LogKeyRetired':
      return { ...state, vkeys: state.vkeys.filter((vkey) => vkey !== event.data.vkey) };
    case 'LogRestartProposed': {
      const { after: note, origin, size, root, epoch } = event.data;
      const proposal = { account: event.account, after: { note, origin, size, root }, epoch };
      return { ...state, proposals: { ...state.proposals, [event.id]: proposal } };
    }
    case 'LogRestarted':
      return { ...state, epoch: event.data.epoch, proposals: {} };
    case 'LogMoved':
      return { ...state, epoch: event.data.epoch, proposals: {}, moves: event.data.move };
    default:
      return state;
  }
}

/** Only after a loss: a log that continues its last checkpoint goes on. */
function proposeRestart(command: Extract<LogCommand, { kind: 'propose-restart' }>, state: LogState) {
  const { after, here } = command;
  if (command.reason === undefined) return refuse(plainRefusal('restart-needs-reason'));
  if (command.continued) return refuse(plainRefusal('nothing-lost', { size: after.size, here }));
  const { note, origin, size, root } = after;
  return ok([
    {
      type: 'LogRestartProposed' as const,
      data: { after: note, origin, size, root, here, epoch: state.epoch + 1 },
    },
  ]);
}

function restart(command: Extract<LogCommand, { kind: 'restart' }>, state: LogState) {
  const proposal = state.proposals[command.seconds];
  if (!proposal) return refuse(plainRefusal('restart-not-proposed', { event: command.seconds }));
  if (proposal.account === command.account) return refuse(plainRefusal('same-person-restart'));
  const { note, origin, size, root } = proposal.after;
  const { epoch } = proposal;
  return ok([
    {
      type: 'LogRestarted' as const,
      data: {
        seconds: command.seconds,
        after: note,
        origin,
        size,
        root,
        epoch,
        newOrigin: originOf(command.firstOrigin, epoch),
      },
    },
  ]);
}

/** Nothing is lost, and both logs can be compared leaf by leaf: no second person has to answer for it (docs/adr). */
function move(
  { move: number, engine, events, after, firstOrigin }: Extract<LogCommand, { kind: 'move' }>,
  state: LogState,
) {
  if (number <= state.moves) return ok([]);
  const { note, origin, size, root } = after;
  const epoch = state.epoch + 1;
  return ok([
    {
      type: 'LogMoved' as const,
      data: {
        move: number,
        engine,
        events,
        after: note,
        origin,
        size,
        root,
        epoch,
        newOrigin: originOf(firstOrigin, epoch),
      },
    },
  ]);
}
