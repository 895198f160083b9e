import type { PastEvent } from '@fonds/event-contracts';
import { fold, type AccountId } from '@fonds/kernel';
import { logDecider, type LogCommand } from './log.decider';

const after = {
  note: 'archives.example.cn/log\n12\n…',
  origin: 'archives.example.cn/log',
  size: 12,
  root: 'ab',
};
const past = (type: string, data: object, account = 'first', id = 'event-1'): PastEvent =>
  ({
    type,
    data,
    id,
    account,
    role: 'SystemAdministrator',
    revision: 0,
    businessDate: '2026-11-28',
  }) as unknown as PastEvent;
const proposed = past('LogRestartProposed', { ...after, after: after.note, here: 9, epoch: 1 });
const decide = (command: LogCommand, events: readonly PastEvent[] = []) =>
  logDecider.decide(command, fold(logDecider, events));
const code = (result: ReturnType<typeof decide>): unknown => (result.ok ? result.value : result.error.code);
const second = (account: string): LogCommand => ({
  kind: 'restart',
  seconds: 'event-1',
  account: account as AccountId,
  firstOrigin: 'archives.example.cn/log',
});

describe('a restart of the log after a loss', () => {
  it('is proposed with a reason', () => {
    const command = { kind: 'propose-restart', after, here: 9, continued: false } as const;
    expect(code(decide(command))).toBe('restart-needs-reason');
    expect(code(decide({ ...command, reason: 'disk lost' }))).toEqual([
      {
        type: 'LogRestartProposed',
        data: { ...{ origin: after.origin, size: 12, root: 'ab' }, after: after.note, here: 9, epoch: 1 },
      },
    ]);
  });

  it('is not proposed while the log continues the checkpoint', () => {
    const command = {
      kind: 'propose-restart',
      after,
      here: 15,
      continued: true,
      reason: 'disk lost',
    } as const;
    expect(code(decide(command))).toBe('nothing-lost');
  });

  it('takes two people', () => {
    expect(code(decide(second('first'), [proposed]))).toBe('same-person-restart');
    expect(decide(second('second'), [proposed])).toMatchObject({
      ok: true,
      value: [
        {
          type: 'LogRestarted',
          data: { epoch: 1, newOrigin: 'archives.example.cn/log/e1', after: after.note },
        },
      ],
    });
  });

  it('is not seconded twice, nor without a proposal', () => {
    expect(code(decide(second('second')))).toBe('restart-not-proposed');
    const restarted = past(
      'LogRestarted',
      { ...after, after: after.note, seconds: 'event-1', epoch: 1, newOrigin: 'x' },
      'second',
      'event-2',
    );
    expect(code(decide(second('third'), [proposed, restarted]))).toBe('restart-not-proposed');
  });

  it('counts on from the last one', () => {
    const restarted = past(
      'LogRestarted',
      { ...after, after: after.note, seconds: 'event-1', epoch: 1, newOrigin: 'x' },
      'second',
      'event-2',
    );
    const command = { kind: 'propose-restart', after, here: 9, continued: false, reason: 'again' } as const;
    expect(decide(command, [proposed, restarted])).toMatchObject({ value: [{ data: { epoch: 2 } }] });
  });
});

describe('a key of the log', () => {
  it('is recorded once, also when a crash makes the command come again', () => {
    const added = past('LogKeyAdded', { vkey: 'log+1+A' });
    expect(code(decide({ kind: 'add-key', vkey: 'log+1+A' }, [added]))).toEqual([]);
    expect(code(decide({ kind: 'add-key', vkey: 'log+2+B' }, [added]))).toHaveLength(1);
  });
});

describe('a move of all events to another engine', () => {
  const move: LogCommand = {
    kind: 'move',
    move: 1,
    engine: 'server',
    events: 12,
    after,
    firstOrigin: 'archives.example.cn/log',
  };
  const moved = past('LogMoved', { move: 1, engine: 'server', events: 12, epoch: 1 });

  it('begins the next epoch and cites the last checkpoint', () => {
    const { note, ...cited } = after;
    expect(code(decide(move))).toEqual([
      {
        type: 'LogMoved',
        data: {
          ...{ move: 1, engine: 'server', events: 12, after: note, ...cited },
          ...{ epoch: 1, newOrigin: 'archives.example.cn/log/e1' },
        },
      },
    ]);
  });

  it('is recorded once, whoever opens the installation next', () => {
    expect(code(decide(move, [moved]))).toEqual([]);
  });

  it('and a restart count their epochs together', () => {
    expect(code(decide({ ...move, move: 2 }, [moved, past('LogRestarted', { epoch: 2 })]))).toMatchObject([
      { data: { epoch: 3, newOrigin: 'archives.example.cn/log/e3' } },
    ]);
  });
});
