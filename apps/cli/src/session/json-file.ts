import { readFile } from 'node:fs/promises';
import { UsageError } from '../terminal/exit-codes';
import { unreadable } from '../terminal/file-failure';

/** What a JSON file holds. @throws UsageError for one that cannot be read, or is no JSON; nothing of it is repeated */
export async function jsonOf<T>(path: string): Promise<T> {
  const text = await textOf(path);
  try {
    return JSON.parse(text) as T;
  } catch (error) {
    const { zh, en } = placeOf(error, text);
    throw new UsageError({
      zh: `${path}：不是 JSON${zh}。请存为 UTF-8 的 .json 文件，格式见 --help。`,
      en: `${path}: is no JSON${en}. Save it as a .json file in UTF-8; --help shows the form.`,
    });
  }
}

async function textOf(path: string): Promise<string> {
  try {
    return (await readFile(path, 'utf8')).replace(/^\uFEFF/, '');
  } catch (error) {
    throw unreadable(path, error) ?? error;
  }
}

/** Where the text stops being JSON, if that is told. The message itself has words of the file. */
function placeOf(error: unknown, text: string): { readonly zh: string; readonly en: string } {
  const position = error instanceof Error && / at position (\d+)/.exec(error.message)?.[1];
  if (!position) return { zh: '', en: '' };
  const before = text.slice(0, Number(position)).split('\n');
  const [line, column] = [before.length, (before.at(-1)?.length ?? 0) + 1];
  return { zh: `（第${line}行第${column}列）`, en: ` (line ${line}, column ${column})` };
}
