import { once } from 'node:events';
import files from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CommandContext } from '@fonds/event-store';
import type { Paper } from '@fonds/forms';
import type { PrintedPaper } from '@fonds/interchange';
import type { Session } from '../session/session';
import { Output } from '../terminal/output';
import { handOut } from './hand-out';
import { printed, printedAll } from './paper-answer';

let folder: string;
beforeEach(async () => (folder = await files.mkdtemp(join(tmpdir(), 'papers-'))));
afterEach(async () => {
  jest.restoreAllMocks();
  await files.rm(folder, { recursive: true });
});

/** A paper that stands in the log, as a file that has still to be put in its place. */
async function recorded(): Promise<PrintedPaper> {
  const path = join(folder, 'made');
  await files.writeFile(path, 'a paper');
  const remove = (): Promise<void> => files.rm(path);
  return { path, remove, rows: 1, sha256: 'ab', missingGlyphs: [] } as unknown as PrintedPaper;
}

describe('a paper', () => {
  it('is not recorded as gone out where its file cannot be written', async () => {
    const print = jest.fn();
    const session = { out: {}, installation: { get: () => ({ print }) } } as unknown as Session;
    const order = { path: `${folder}/no/such/register.pdf`, format: 'pdf', scope: {} } as const;
    await expect(printed(session, {} as Paper, order, {} as CommandContext)).rejects.toMatchObject({
      code: 'ENOENT',
      path: `${folder}/no/such`,
    });
    expect(print).not.toHaveBeenCalled();
  });

  it('is not recorded as gone out where a file stands that must not be written over', async () => {
    const path = join(folder, 'register.pdf');
    await files.writeFile(path, 'an older one');
    // Permission bits do not bind an administrator, who may run this.
    const denied = Object.assign(new Error('EACCES'), { code: 'EACCES', path });
    jest
      .spyOn(files, 'access')
      .mockImplementation((asked) => (asked === path ? Promise.reject(denied) : Promise.resolve()));
    const make = jest.fn(recorded);
    await expect(handOut(path, make)).rejects.toBe(denied);
    expect(make).not.toHaveBeenCalled();
    expect(await files.readFile(path, 'utf8')).toBe('an older one');
  });

  it('is in its place when it has gone out, and nowhere else', async () => {
    await handOut(join(folder, 'register.pdf'), recorded);
    expect(await files.readdir(folder)).toEqual(['register.pdf']);
    expect(await files.readFile(join(folder, 'register.pdf'), 'utf8')).toBe('a paper');
  });
});

describe('a paper for a path that is no plain file', () => {
  it('goes where a link leads, which stays one', async () => {
    const [there, link] = [join(folder, 'there'), join(folder, 'register.pdf')];
    await files.mkdir(there);
    await files.writeFile(join(there, 'kept.pdf'), 'an older one');
    await files.symlink(join(there, 'kept.pdf'), link);
    await handOut(link, recorded);
    expect(await files.readFile(join(there, 'kept.pdf'), 'utf8')).toBe('a paper');
    expect([await files.readdir(there), await files.readlink(link)]).toEqual([
      ['kept.pdf'],
      join(there, 'kept.pdf'),
    ]);
  });

  it('is not recorded as gone out where a device or a pipe is, which a file would replace', async () => {
    const path = join(folder, 'socket.pdf');
    const server = createServer().listen(path);
    await once(server, 'listening');
    const make = jest.fn(recorded);
    await expect(handOut(path, make)).rejects.toMatchObject({ code: 'ENXIO', path });
    expect(make).not.toHaveBeenCalled();
    server.close();
    await once(server, 'close');
  });
});

describe('the papers of an act', () => {
  const order = (into: string) => ({
    folder: into,
    act: 'A',
    forms: ['deed'],
    formats: ['pdf', 'xlsx'] as const,
  });

  it('are each asked for before it is recorded', async () => {
    jest.spyOn(process.stdout, 'write').mockReturnValue(true);
    const print = jest.fn(recorded);
    await files.mkdir(join(folder, 'papers', 'deed-A.xlsx'), { recursive: true });
    const into = order(join(folder, 'papers'));
    await expect(printedAll(new Output('en', false), into, print)).rejects.toMatchObject({ code: 'EISDIR' });
    expect(print.mock.calls).toEqual([['deed', 'pdf']]);
    expect(process.stdout.write).toHaveBeenCalledWith(`${join(folder, 'papers', 'deed-A.pdf')}\n`);
  });

  it('are not recorded where their folder is a file', async () => {
    const print = jest.fn(recorded);
    await files.writeFile(join(folder, 'papers'), '');
    const into = order(join(folder, 'papers'));
    await expect(printedAll(new Output('en', false), into, print)).rejects.toMatchObject({ code: 'EEXIST' });
    expect(print).not.toHaveBeenCalled();
  });
});
