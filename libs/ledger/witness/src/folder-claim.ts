import { randomBytes } from 'node:crypto';
import { open, readdir, rm, stat, type FileHandle } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { WitnessFault } from './witness-fault';

const SOCKET = /^serving-[0-9a-f]{8}$/;
/** sockaddr_un: 104 bytes on macOS, 108 on Linux, one of them the end. */
const LONGEST_SOCKET_PATH = 103;

/**
 * The claim of one process on a folder. Each that wants it listens on a socket of its own in the folder and then looks
 * whether another one answers; whoever meets another withdraws. Of two at the same time the later look sees the other,
 * so at most one goes on. The system closes the socket of a process that was killed: no claim outlives its process, and
 * none depends on a process number that may be another's by now.
 */
export class FolderClaim {
  private constructor(
    private readonly server: Server,
    private readonly path: string,
  ) {}

  /** @throws WitnessFault when another process has the folder. */
  static async take(folder: string): Promise<FolderClaim> {
    const name = `serving-${randomBytes(4).toString('hex')}`;
    const directory = await open(folder, 'r');
    const server = createServer((socket) => socket.destroy());
    const claim = new FolderClaim(server, join(folder, name));
    try {
      await listen(server, socketPath(folder, directory, name));
      const others = (await readdir(folder)).filter((each) => SOCKET.test(each) && each !== name);
      const answers = await Promise.all(others.map((each) => isAlive(socketPath(folder, directory, each))));
      if (answers.includes(true)) throw inUse(folder);
      for (const dead of others) await rm(join(folder, dead), { force: true });
      // Another one may have cleared this name away before it answered: then nobody who comes later would see it.
      await stat(claim.path).catch(() => Promise.reject(inUse(folder)));
      return claim;
    } catch (error) {
      await claim.release();
      throw error;
    } finally {
      await directory.close();
    }
  }

  async release(): Promise<void> {
    if (this.server.listening) await new Promise((resolve) => this.server.close(resolve));
    await rm(this.path, { force: true });
  }
}

const inUse = (folder: string): WitnessFault =>
  new WitnessFault(
    `Another process serves the witness in ${folder}. Two would cosign two histories: stop it first.`,
    `另一进程正在使用 ${folder} 中的见证者；两个进程可能副署两种历史，请先停止它。`,
  );

/** A path that is too long for a socket is reached through the open folder, where the system has such names (Linux). */
function socketPath(folder: string, directory: FileHandle, name: string): string {
  const path = join(folder, name);
  if (Buffer.byteLength(path) <= LONGEST_SOCKET_PATH) return path;
  if (process.platform === 'linux') return `/proc/self/fd/${directory.fd}/${name}`;
  throw new WitnessFault(
    `The path ${folder} is too long for a lock in it. Choose a folder with a shorter one.`,
    `文件夹路径 ${folder} 过长，无法加锁，请改用路径较短的文件夹。`,
  );
}

function listen(server: Server, path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(path, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

/** Nobody listens behind the name of a dead process. Any other failure counts as somebody: better refuse than be two. */
function isAlive(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', (error: NodeJS.ErrnoException) =>
      resolve(error.code !== 'ECONNREFUSED' && error.code !== 'ENOENT'),
    );
  });
}
