import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { makeHome } from './cluster-home';
import { openPlace } from './place';
import { runningUser } from './running-user';

let top: string;
let folder: string;
let ground: string;
beforeEach(() => {
  top = mkdtempSync(join(tmpdir(), 'fonds-place-'));
  chmodSync(top, 0o711);
  folder = join(top, 'closed', 'data');
  ground = join(top, 'ground');
  mkdirSync(join(top, 'closed'), { mode: 0o700 });
});
afterEach(() => rmSync(top, { recursive: true, force: true }));

const open = (dataDir = folder) => openPlace(dataDir, ground);
const home = (): string => readFileSync(join(folder, 'database-folder'), 'utf8').trim();

describe('a data folder', () => {
  it('is made, closed to others, and holds its cluster', () => {
    chmodSync(join(top, 'closed'), 0o711);
    const place = open();
    expect(place.cluster).toBe(join(folder, 'postgres-18'));
    expect(statSync(folder).mode & 0o777).toBe(place.user.isOther ? 0o711 : 0o700);
    expect([place.notice, existsSync(ground)]).toEqual([undefined, false]);
  });
});

/** Only root hands PostgreSQL over to another user. */
const asRoot = (name: string, tests: () => void): void =>
  process.getuid?.() === 0 ? describe(name, tests) : undefined;
asRoot('a data folder that PostgreSQL’s user cannot enter', () => {
  it('has its cluster where that user can enter, names it, and tells it once', () => {
    const first = open();
    expect(dirname(dirname(first.cluster))).toBe(ground);
    expect(first.cluster).toBe(join(home(), 'postgres-18'));
    expect(first.notice).toContain(home());
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(statSync(home()).mode & 0o777).toBe(0o711);
    const again = open();
    expect([again.cluster, again.notice]).toEqual([first.cluster, undefined]);
  });

  it('keeps one cluster when two processes make it at once', () => {
    open();
    const late = makeHome(folder, runningUser(undefined), ground);
    expect(late).toEqual({ folder: home() });
    expect(readdirSync(ground)).toEqual([basename(home())]);
    expect(readdirSync(folder)).toEqual(['database-folder']);
  });

  it('takes its cluster with it when it is moved', () => {
    const { cluster } = open();
    renameSync(folder, `${folder}-moved`);
    expect(open(`${folder}-moved`).cluster).toBe(cluster);
    expect(open(`${folder}-moved`).cluster).toBe(cluster);
  });

  it('is refused as a copy, because two installations would share the cluster of the first', () => {
    open();
    cpSync(folder, `${folder}-copy`, { recursive: true });
    expect(() => open(`${folder}-copy`)).toThrow(/is a copy of .*restore that into a new FONDS_DATA/);
    expect(open().cluster).toContain(home());
  });

  it('that was deleted and made again begins anew, and never with the old cluster', () => {
    const { cluster } = open();
    rmSync(folder, { recursive: true });
    expect(open().cluster).not.toBe(cluster);
  });

  it('whose cluster is gone is refused, and not given an empty one', () => {
    open();
    rmSync(home(), { recursive: true });
    expect(() => open()).toThrow(/that folder is gone\. Put it back/);
  });

  it('is refused with the cure when the common ground cannot be entered either', () => {
    mkdirSync(ground, { mode: 0o700 });
    expect(() => open()).toThrow(/closed to other users.* set FONDS_DATA to a folder/);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('is refused when it holds a cluster already: that never moves by itself', () => {
    mkdirSync(join(folder, 'postgres-18'), { recursive: true });
    expect(() => open()).toThrow(/closed to other users/);
    expect(existsSync(ground)).toBe(false);
  });
});
