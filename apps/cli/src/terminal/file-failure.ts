import { constants } from 'node:fs';
import { access, realpath, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { UsageError } from './exit-codes';
import type { Words } from './language';

/** What the operating system says of a file, in words, with what to do. */
const FAILURES: Readonly<Record<string, { readonly what: Words; readonly cure: Words }>> = {
  ENOENT: {
    what: { zh: '没有这个文件或文件夹', en: 'there is no such file or folder' },
    cure: { zh: '请核对路径；文件夹须先建立。', en: 'Check the path; the folder must be there already.' },
  },
  EACCES: {
    what: { zh: '无权读写', en: 'no permission to read or write it' },
    cure: { zh: '请更换位置，或取得权限。', en: 'Choose another place, or obtain the permission.' },
  },
  EEXIST: {
    what: { zh: '这里已有同名文件，不是文件夹', en: 'there is a file of this name, which is no folder' },
    cure: { zh: '请写另一个文件夹。', en: 'Name another folder.' },
  },
  EISDIR: {
    what: { zh: '这是一个文件夹', en: 'it is a folder' },
    cure: { zh: '请写明文件名。', en: 'Name a file in it.' },
  },
  ENXIO: {
    what: { zh: '这是设备或管道，不是文件', en: 'it is a device or a pipe, no file' },
    cure: { zh: '请写明文件名。', en: 'Name a file.' },
  },
  ENOTDIR: {
    what: { zh: '路径中有一段不是文件夹', en: 'a part of the path is no folder' },
    cure: { zh: '请核对路径。', en: 'Check the path.' },
  },
  ENOSPC: {
    what: { zh: '磁盘已满', en: 'the disk is full' },
    cure: {
      zh: '请腾出空间后再执行同一命令；已入账的不受影响。',
      en: 'Free some space and give the same command again; what is recorded stands.',
    },
  },
  EROFS: {
    what: { zh: '该处只读', en: 'nothing can be written there' },
    cure: { zh: '请更换位置。', en: 'Choose another place.' },
  },
};

/** A failure of a file by its system code; undefined for any other error. */
export function fileFailure(
  error: unknown,
): { readonly path: string; readonly what: Words; readonly cure: Words } | undefined {
  if (!(error instanceof Error)) return undefined;
  const { code = '', path = '' } = error as NodeJS.ErrnoException;
  const told = Object.hasOwn(FAILURES, code) ? FAILURES[code] : undefined;
  return told && { path, ...told };
}

/** A file that was named and cannot be read, as a fault of the call; undefined for any other error. */
export function unreadable(path: string, error: unknown): UsageError | undefined {
  const failure = fileFailure(error);
  if (!failure) return undefined;
  const { what, cure } = failure;
  return new UsageError({ zh: `${path}：${what.zh}。${cure.zh}`, en: `${path}: ${what.en}. ${cure.en}` });
}

/** Where a file of this path lies: a link leads there, and stays one when the file is replaced. */
export const placeOf = (path: string): Promise<string> => realpath(path).catch(() => resolve(path));

/**
 * Whether a file can be written there, asked before anything is done: an export is recorded before its file is
 * written, and a path that was mistyped would leave the record of an export that nobody has. The folder has to take
 * the part beside it (`writeWhole`), and a file that is there already has to be one that may be written over.
 * @throws the error of the operating system
 */
export async function refuseUnwritable(path: string): Promise<void> {
  const there = await stat(path).catch(() => undefined);
  if (there && !there.isFile()) {
    const code = there.isDirectory() ? 'EISDIR' : 'ENXIO';
    throw Object.assign(new Error(`${code}: ${path}`), { code, path });
  }
  await access(dirname(await placeOf(path)), constants.W_OK);
  if (there) await access(path, constants.W_OK);
}
