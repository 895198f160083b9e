import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openNote, parseSignatureLines, utf8, type VerifierKey } from '@fonds/ledger/core';
import { formatAddCheckpoint, openWitness, type WitnessAnswer } from '@fonds/ledger/witness';
import { PracticeLog } from '@fonds/testing';

const CHILD = join(__dirname, 'witness-once.mjs');
const log = new PracticeLog('county.example/log');
/** The same key, another history from before the first head of each test. */
const fork = log.forkedAt(3);
const clock = { now: () => 1_800_000_000_000 };

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fonds-witness-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const body = async (oldSize: number, size: number, of = log): Promise<string> =>
  formatAddCheckpoint({ oldSize, proof: of.proof(oldSize, size), note: await of.checkpoint(size) });

type Ask = (text: string) => Promise<WitnessAnswer>;

/** In this process, on the same folder. */
async function at<T>(work: (ask: Ask, key: VerifierKey) => Promise<T>): Promise<T> {
  const open = await openWitness({ folder, clock });
  try {
    await open.logs.add(log.vkey);
    return await work((text) => open.witness.addCheckpoint(utf8(text)), open.verifier);
  } finally {
    await open.close();
  }
}

interface Ended {
  readonly killed: boolean;
  readonly steps: readonly string[];
  readonly answers: readonly WitnessAnswer[];
}

function inItsOwnProcess(requests: readonly string[], killedBefore: number): Ended {
  const file = join(folder, 'requests.json');
  writeFileSync(file, JSON.stringify(requests));
  const { stdout, stderr, signal, status } = spawnSync(
    process.execPath,
    [CHILD, JSON.stringify({ folder, requests: file, killedBefore })],
    { encoding: 'utf8' },
  );
  if (signal !== 'SIGKILL' && status !== 0) throw new Error(stderr);
  const linesOf = (text: string): string[] => text.split('\n').filter((line) => line !== '');
  return {
    killed: signal === 'SIGKILL',
    steps: linesOf(stderr),
    answers: linesOf(stdout).map((line) => JSON.parse(line) as WitnessAnswer),
  };
}

/** How one request becomes durable: the file beside, its bytes, its flush, its name, the folder's flush. */
const STEPS = ['open', 'writeFile', 'sync', 'rename', 'open', 'sync'];

describe('a witness that is killed', () => {
  it('answers only when all of it is durable', async () => {
    await at((ask) => body(0, 5).then(ask));
    const { steps, answers } = inItsOwnProcess([await body(5, 9)], 0);
    expect(steps).toEqual(STEPS);
    expect(answers).toMatchObject([{ status: 200 }]);
  });

  it('at any step of two requests never goes back, nor cosigns two roots for one size', async () => {
    const requests = [await body(5, 9), await body(9, 14)];
    for (let step = 1; step <= 2 * STEPS.length; step++) {
      rmSync(join(folder, 'heads'), { recursive: true, force: true });
      await at((ask) => body(0, 5).then(ask));
      const { killed, answers } = inItsOwnProcess(requests, step);
      expect(killed).toBe(true);
      // The second request begins when the first was answered.
      expect(answers).toHaveLength(step <= STEPS.length ? 0 : 1);
      const [before, asked] = answers.length === 0 ? [5, 9] : [9, 14];
      await at(async (ask) => {
        const { status, body: kept } = await ask(await body(1, 20));
        expect(status).toBe(409);
        const size = Number(kept);
        // What was answered is remembered; what was on its way may be.
        expect([before, asked]).toContain(size);
        for (const to of [size, 30]) expect((await ask(await body(size, to, fork))).status).toBe(422);
        expect((await ask(await body(size, 20))).status).toBe(200);
        // Asked again, the lost request is told where the witness stands.
        expect(await ask(requests[0] ?? '')).toMatchObject({ status: 409, body: '20\n' });
      });
    }
  });

  it('had given its signature to whom it answered', async () => {
    await at((ask) => body(0, 5).then(ask));
    const { answers } = inItsOwnProcess([await body(5, 9), await body(9, 14)], STEPS.length + 1);
    const [only, ...more] = answers;
    expect(more).toEqual([]);
    const signatures = parseSignatureLines(only?.body ?? '');
    await at(async (_ask, key) =>
      expect(await openNote({ text: log.text(9), signatures }, [key])).toMatchObject({ ok: true }),
    );
  });
});
