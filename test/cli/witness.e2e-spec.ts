import type { ChildProcess } from 'node:child_process';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { COSIGNATURE_V1, formatVkey, parseVkey, verifierKey } from '@fonds/ledger/core';
import { WitnessClient } from '@fonds/ledger/witness';
import { PracticeLog } from '@fonds/testing';
import { FondsProcess, line, lines } from './fonds-process';

const fonds = new FondsProcess();
const log = new PracticeLog('county.example/log');
const served: ChildProcess[] = [];
afterEach(() => {
  for (const each of served.splice(0)) each.kill('SIGKILL');
  rmSync(fonds.data, { recursive: true, force: true });
});
afterAll(() => fonds.remove());

interface Served {
  readonly address: string;
  readonly vkey: string;
  readonly child: ChildProcess;
  /** The exit code. */
  readonly ended: Promise<number | null>;
}

/** `fonds witness serve` up to its first line. */
function serve(...words: string[]): Promise<Served> {
  const child = fonds.start(['witness', 'serve', '--port', '0', '--json', ...words]);
  served.push(child);
  const ended = new Promise<number | null>((resolve) => void child.once('close', resolve));
  return new Promise((resolve, reject) => {
    let [stdout, stderr] = ['', ''];
    child.stderr?.on('data', (piece: Buffer) => (stderr += piece.toString()));
    child.stdout?.on('data', (piece: Buffer) => {
      stdout += piece.toString();
      if (stdout.endsWith('\n')) resolve({ ...(JSON.parse(stdout) as Served), child, ended });
    });
    void ended.then((code) => reject(new Error(`ended with ${code}: ${stderr}`)));
  });
}

const clientOf = ({ address, vkey }: Served): WitnessClient =>
  new WitnessClient({ prefix: address, key: parseVkey(vkey) });
const ask = async (client: WitnessClient, oldSize: number, size: number) =>
  client.addCheckpoint({ oldSize, proof: log.proof(oldSize, size), note: await log.checkpoint(size) });

describe('fonds witness', () => {
  it('serves without a database, on loopback, and remembers over a restart and a kill', async () => {
    const first = await serve('--name', 'city.example/witness');
    expect(first.address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
    expect(readdirSync(fonds.data)).toEqual(['witness']);
    expect(await ask(clientOf(first), 0, 5)).toMatchObject({ kind: 'refused', status: 404 });
    const added = await fonds.run(['witness', 'log', 'add', log.vkey, '--json']);
    expect(line(added)).toEqual({ vkey: log.vkey, added: true });
    expect(await ask(clientOf(first), 0, 5)).toMatchObject({ kind: 'cosigned' });
    first.child.kill('SIGKILL');
    await first.ended;

    const second = await serve();
    expect(second.vkey).toBe(first.vkey);
    expect(await ask(clientOf(second), 0, 9)).toEqual({ kind: 'behind', size: 5 });
    expect(await ask(clientOf(second), 5, 9)).toMatchObject({ kind: 'cosigned' });
    second.child.kill('SIGTERM');
    expect(await second.ended).toBe(0);
    expect(readdirSync(join(fonds.data, 'witness')).sort()).toEqual(['forks', 'heads', 'key', 'logs']);
  });

  it('on a folder that another one serves refuses to start, in the language of the person', async () => {
    await serve();
    const second = await fonds.run(['witness', 'serve', '--port', '0']);
    expect(second.code).toBe(1);
    expect(second.stderr).toContain('Another process serves the witness');
    const third = await fonds.run(['witness', 'serve', '--port', '0', '--lang', 'zh']);
    expect(third.stderr).toContain('另一进程正在使用');
    expect(third.stderr).not.toContain('    at ');
  });

  it('prints its vkey, once there is one', async () => {
    const none = await fonds.run(['witness', 'key', 'show']);
    expect(none.code).toBe(1);
    expect(none.stderr).toContain('fonds witness serve');
    expect(existsSync(join(fonds.data, 'witness', 'key'))).toBe(false);
    const { vkey } = await serve();
    expect((await fonds.run(['witness', 'key', 'show'])).stdout).toBe(`${vkey}\n`);
    expect(parseVkey(vkey).type).toBe(0x04);
    expect(formatVkey(parseVkey(vkey))).toBe(vkey);
  });

  it('lists and removes logs, and takes no key of a witness for one', async () => {
    const run = (...words: string[]) =>
      fonds.call(['witness', 'log', ...words, '--data', join(fonds.data, 'w')]);
    await run('add', log.vkey);
    const other = new PracticeLog('key.example');
    await run('add', other.vkey, '--origin', 'origin of it');
    expect(lines(await run('list', '--json'))).toEqual([
      { origin: log.origin, vkey: log.vkey },
      { origin: 'origin of it', vkey: other.vkey },
    ]);
    expect((await run('remove', 'origin of it')).code).toBe(0);
    expect((await run('remove', 'origin of it')).code).toBe(3);
    expect((await run('list')).stdout).toBe(`${log.vkey}\n`);
    const wrong = await run('add', formatVkey(verifierKey('w.example', COSIGNATURE_V1, other.key.publicKey)));
    expect(wrong.code).toBe(2);
    expect(wrong.stderr).toContain('the key of a witness, not of a log');
  });

  it('says which port is wrong or taken', async () => {
    expect((await fonds.run(['witness', 'serve', '--port', 'eighty'])).code).toBe(2);
    const { address } = await serve();
    const port = new URL(address).port;
    const taken = await fonds.run(['witness', 'serve', '--port', port, '--data', join(fonds.data, 'other')]);
    expect(taken.code).toBe(1);
    expect(taken.stderr).toContain('EADDRINUSE');
  });
});
