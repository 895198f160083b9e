import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createTestDatabase } from '@fonds/testing';

/** The proof runs processes that can be killed, so it runs what `npm run build` made. */
const BUILT = join(__dirname, '../../dist/libs/event-store/src/index.js');
const LIMIT_MS = 120_000;

interface Outcome {
  readonly exitCode: number | null;
  readonly stored: number;
  readonly acknowledged: number;
  readonly skipped: number;
  readonly lost: number;
  readonly doubled: number;
  readonly gaps: number;
  readonly disordered: number;
  readonly kills: number;
  readonly failures: readonly string[];
}

async function prove(...options: string[]): Promise<Outcome> {
  if (!existsSync(BUILT)) throw new Error('dist/ is missing: run `npm run build` first');
  const test = await createTestDatabase();
  try {
    const args = [join(__dirname, 'proof-gaps.mjs'), '--json', '--database', test.url, ...options];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    let complaint = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (complaint += text));
    const exitCode = await new Promise<number | null>((settle, fail) =>
      child.once('error', fail).once('close', settle),
    );
    if (!output) throw new Error(`the proof did not finish: ${complaint}`);
    return { exitCode, ...(JSON.parse(output) as Omit<Outcome, 'exitCode'>) };
  } finally {
    await test.drop();
  }
}

describe('many writing processes, slow commits and kill -9 (npm run proof:gaps, in small)', () => {
  it(
    'no reader skips an event, no acknowledged event is lost, none is there twice',
    async () => {
      const outcome = await prove(
        '--events',
        '8000',
        '--writers',
        '4',
        '--readers',
        '2',
        '--kill-every',
        '1000',
      );
      expect(outcome).toMatchObject({
        exitCode: 0,
        skipped: 0,
        lost: 0,
        doubled: 0,
        gaps: 0,
        disordered: 0,
        kills: 8,
        failures: [],
      });
      expect(outcome.stored).toBeGreaterThanOrEqual(8_000);
      // Each kill takes at most what its 32 callers were waiting for, a bulk load among it.
      expect(outcome.acknowledged).toBeGreaterThan(outcome.stored / 2);
    },
    LIMIT_MS,
  );

  it(
    'the proof fails on positions from a sequence without the head lock',
    async () => {
      const outcome = await prove(
        '--naive',
        '--events',
        '4000',
        '--writers',
        '4',
        '--readers',
        '2',
        '--slow',
        '20',
      );
      expect(outcome.exitCode).toBe(1);
      expect(outcome.failures).toEqual([]);
      expect(outcome.skipped).toBeGreaterThan(0);
    },
    LIMIT_MS,
  );
});
