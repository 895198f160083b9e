import { inspect } from './inspect';
import { jsonReport } from './json-report';
import { readOptions, UsageError, type Language } from './options';
import { report } from './report';

/**
 * 0: holds under the key that was given. 1: something does not hold. 2: what is asked cannot be done. 3: holds, but
 * only under the key that the bundle itself brings.
 */
export const EXIT = { holds: 0, refused: 1, usage: 2, ownKey: 3 } as const;

export const USAGE: Readonly<Record<Language, string>> = {
  zh: `用法：fonds-verify [选项] 文件…
文件：凭证包（.zip 或解开的文件夹）、.tlog-proof（旁有 .entry）、馆藏声明 .note（旁有 .tlog-proof）
  --vkey 公钥       信任此日志公钥；不给则用包内的，并说明
  --witness 公钥    信任此见证方；可多次
  --quorum 个数     其中至少几个须已联署，默认全部
  --entries 文件夹  日志全部条目（tlog-tiles 布局）：自行核对有无遗漏
  --entry 文件      证明所对应的叶
  --lang zh|en  --json  --help
退出码：0 在所给公钥下成立；1 不成立；2 用法错误；3 成立，但公钥取自包内`,
  en: `Usage: fonds-verify [options] FILE…
FILE: a bundle (.zip, or the folder it was unpacked into), a .tlog-proof (with its .entry), a holdings statement .note (with its .tlog-proof)
  --vkey KEY        trust this key of the log; without it the bundle's own is taken, and that is said
  --witness KEY     trust this witness; may be repeated
  --quorum N        how many of them must have cosigned; all of them
  --entries FOLDER  all entries of the log (laid out as tlog-tiles): check that nothing was left out
  --entry FILE      the leaf of the proof
  --lang zh|en  --json  --help
Exit: 0 holds under the key given; 1 does not hold; 2 usage; 3 holds, but under the key that the bundle brings`,
};

export interface Streams {
  out(line: string): void;
  err(line: string): void;
}

/** One call of the verifier. @returns the exit code */
export async function verify(
  argv: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  { out, err }: Streams,
): Promise<number> {
  try {
    const options = readOptions(argv, env);
    if (options.help) {
      out(USAGE[options.language]);
      return EXIT.holds;
    }
    let code: number = EXIT.holds;
    for (const path of options.paths) {
      const finding = await inspect(path, options);
      if (options.json) out(JSON.stringify(jsonReport(finding)));
      else for (const line of report(finding, options.trust, options.language)) out(line);
      if (finding.what === 'refused') code = EXIT.refused;
      else if (finding.what === 'bundle' && !finding.bundle.keysGiven && code === EXIT.holds)
        code = EXIT.ownKey;
    }
    return code;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    err(error.message);
    err(USAGE.zh);
    err(USAGE.en);
    return EXIT.usage;
  }
}
