import { chmodSync, mkdirSync, mkdtempSync, readlinkSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeComplete } from './binaries';
import { firstClosedFolder } from './running-user';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fonds-binaries-'));
  chmodSync(folder, 0o755);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const unpack = (): string => {
  const native = join(folder, 'native');
  for (const name of ['bin', 'lib']) mkdirSync(join(native, name), { recursive: true });
  for (const name of ['postgres', 'initdb']) writeFileSync(join(native, 'bin', name), '', { mode: 0o644 });
  writeFileSync(join(native, 'lib', 'libicui18n.so.60.2'), '');
  const links = [{ source: 'native/lib/libicui18n.so.60.2', target: 'native/lib/libicui18n.so.60' }];
  writeFileSync(join(native, 'pg-symlinks.json'), JSON.stringify(links));
  return native;
};

describe('binaries from npm', () => {
  it('get the links and modes that a blocked install script left out', () => {
    const native = unpack();
    expect(makeComplete(native)).toBe(true);
    expect(readlinkSync(join(native, 'lib', 'libicui18n.so.60'))).toBe('libicui18n.so.60.2');
    expect(statSync(join(native, 'bin', 'postgres')).mode & 0o555).toBe(0o555);
  });

  it('that are complete are left as they are', () => {
    const native = unpack();
    makeComplete(native);
    expect(makeComplete(native)).toBe(true);
  });

  it('that cannot be completed are told from those that can', () => {
    const native = unpack();
    rmSync(join(native, 'bin', 'initdb'));
    expect(makeComplete(native)).toBe(false);
  });
});

describe('the first closed folder on a way', () => {
  const stranger = { uid: 64_000, gid: 64_000 };

  it('is none when every folder lets the user through', () => {
    mkdirSync(join(folder, 'a', 'b'), { recursive: true });
    expect(firstClosedFolder(join(folder, 'a', 'b'), stranger)).toBeUndefined();
  });

  it('is the outermost one that does not', () => {
    mkdirSync(join(folder, 'a', 'b', 'c'), { recursive: true });
    chmodSync(join(folder, 'a', 'b'), 0o700);
    chmodSync(join(folder, 'a'), 0o711);
    expect(firstClosedFolder(join(folder, 'a', 'b', 'c'), stranger)).toBe(join(folder, 'a', 'b'));
  });

  it('asks the owner bits of the owner', () => {
    const { uid, gid } = statSync(folder);
    chmodSync(folder, 0o700);
    expect(firstClosedFolder(folder, { uid, gid })).toBeUndefined();
    expect(firstClosedFolder(folder, stranger)).toBe(folder);
  });
});
