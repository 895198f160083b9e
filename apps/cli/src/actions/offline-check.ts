/**
 * The command that checks a file of ours where this system is not.
 *
 * @param vkeys keys of the log that sign now
 * @example offlineCheck(['example/log+…'], 'f.zip') // "npx fonds-verify --vkey 'example/log+…' f.zip"
 */
export const offlineCheck = (vkeys: readonly string[], file: string): string =>
  ['npx fonds-verify', ...vkeys.map((vkey) => `--vkey '${vkey}'`), file].join(' ');
