import { existsSync, readFileSync, statSync } from 'node:fs';
import {
  checkBundle,
  checkCompleteness,
  checkProof,
  checkStatement,
  Malformed,
  textOf,
  MAX_ENTRY_BYTES,
  MAX_NOTE_BYTES,
  type CheckedBundle,
  type CheckedProof,
  type Completeness,
  type Fault,
  type HoldingsNote,
} from '@fonds/ledger/core';
import { EntriesMissing, logEntries } from './log-entries';
import { UsageError, type Options } from './options';
import { readFolder } from './read-folder';
import { MOST_BYTES, readZip, ZipRefused } from './read-zip';

/** What was found of one file. */
export type Finding =
  | {
      readonly what: 'refused';
      readonly path: string;
      readonly count: number;
      readonly faults: readonly Fault[];
    }
  | {
      readonly what: 'bundle';
      readonly path: string;
      readonly bundle: CheckedBundle;
      readonly completeness?: Completeness;
    }
  | { readonly what: 'proof'; readonly path: string; readonly proof: CheckedProof }
  | {
      readonly what: 'statement';
      readonly path: string;
      readonly statement: HoldingsNote;
      readonly recordedAt: string;
      readonly proof: CheckedProof;
    };

const PROOF = '.tlog-proof';

/** Checks one file, by what it is. @throws UsageError for a file that cannot be read, or a key that is missing */
export async function inspect(path: string, options: Options): Promise<Finding> {
  if (!existsSync(path)) throw new UsageError(`${path}: 没有这个文件 · not there`);
  try {
    if (path.endsWith(PROOF)) return await proof(path, options);
    if (!statSync(path).isDirectory() && !isZip(path)) return await statement(path, options);
    return await bundle(path, options);
  } catch (error) {
    if (error instanceof ZipRefused || error instanceof Malformed || error instanceof EntriesMissing)
      return refused(path, [
        {
          code: error instanceof EntriesMissing ? 'entries-missing' : 'malformed',
          where: path,
          detail: error.message,
        },
      ]);
    // No permission, a folder in the place of a file: nothing is said about what it holds.
    if (error instanceof Error && 'syscall' in error) throw new UsageError(error.message);
    throw error;
  }
}

const refused = (path: string, faults: readonly Fault[], count = faults.length): Finding => ({
  what: 'refused',
  path,
  count,
  faults,
});

async function bundle(path: string, { trust, entries }: Options): Promise<Finding> {
  const files = statSync(path).isDirectory() ? readFolder(path) : readZip(bounded(path, MOST_BYTES));
  const verdict = await checkBundle(files, trust);
  if (!verdict.ok) return refused(path, verdict.faults, verdict.count);
  if (entries === undefined) return { what: 'bundle', path, bundle: verdict.bundle };
  const { manifest, checkpoint } = verdict.bundle;
  const completeness = await checkCompleteness(manifest, checkpoint, logEntries(entries, checkpoint.size));
  return completeness.ok
    ? { what: 'bundle', path, bundle: verdict.bundle, completeness }
    : refused(path, completeness.faults);
}

async function proof(path: string, options: Options): Promise<Finding> {
  const entryPath = options.entry ?? `${path.slice(0, -PROOF.length)}.entry`;
  if (!existsSync(entryPath)) throw new UsageError(`--entry: ${entryPath}: 没有这个文件 · not there`);
  const entry = bounded(entryPath, MAX_ENTRY_BYTES);
  const verdict = await checkProof(textFile(path), entry, withKeys(options));
  return verdict.ok
    ? { what: 'proof', path, proof: verdict.proof }
    : refused(path, verdict.faults, verdict.count);
}

/** A holdings statement, with its proof beside it. */
async function statement(path: string, options: Options): Promise<Finding> {
  const beside = `${path.replace(/\.note$/, '')}${PROOF}`;
  if (!existsSync(beside)) throw new UsageError(`${beside}: 没有这个文件 · not there`);
  const verdict = await checkStatement(textFile(path), textFile(beside), withKeys(options));
  return verdict.ok ? { what: 'statement', path, ...verdict } : refused(path, verdict.faults, verdict.count);
}

/** Proofs and statements bring no key with them: without one nothing is known of who signed. */
function withKeys({ trust }: Options) {
  const { logKeys } = trust;
  if (!logKeys) throw new UsageError('--vkey: 证明须给出该日志的公钥 · a proof needs the key of its log');
  return { ...trust, logKeys };
}

/** `PK`: every zip begins so. */
const ZIP_START = 'PK';
const isZip = (path: string): boolean =>
  path.endsWith('.zip') || bounded(path, MOST_BYTES).subarray(0, 2).toString('latin1') === ZIP_START;

const textFile = (path: string): string => textOf(bounded(path, MAX_NOTE_BYTES), path);

function bounded(path: string, most: number): Buffer {
  const { size } = statSync(path);
  if (size > most) throw new ZipRefused(`${path}: more than ${most} bytes`);
  return readFileSync(path);
}
