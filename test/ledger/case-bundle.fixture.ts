import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  BUNDLE_FILES,
  ED25519,
  parseBundleManifest,
  parseVkey,
  readRowList,
  rowListFile,
  UNIT_EVENTS,
  utf8,
  type VerifierKey,
} from '@fonds/ledger/core';
import { readZip } from '../../apps/verify/src/read-zip';
import { fileOf, forgedOf, type Files, type Forgery } from './bundle.fixture';
import { keyOf, logSigner } from './log.fixture';

/**
 * The bundle of a case that commands made (test/http/case-bundle.e2e-spec.ts wrote it): nine units at opening, one found
 * and two registered since; one is lost, three stay, eight were transferred.
 */
export const CASE_FOLDER = join(__dirname, '..', 'fixtures', 'case-bundle');
export const CASE_FILES: ReadonlyMap<string, Uint8Array> = readZip(
  readFileSync(join(CASE_FOLDER, 'case.zip')),
);
export const CASE_MANIFEST = parseBundleManifest(CASE_FILES.get(BUNDLE_FILES.manifest) ?? new Uint8Array());
export const CASE_VKEY = parseVkey(readFileSync(join(CASE_FOLDER, 'vkey'), 'utf8').trim());
export const CASE_FORGER: VerifierKey = keyOf(CASE_MANIFEST.origin, ED25519, logSigner);

export const forgedCase = (change?: Forgery['change']): Promise<Files> =>
  forgedOf(CASE_FILES, CASE_MANIFEST, change ? { change } : {});

/** Files of the bundle that are lists. */
export const LIST_FILES = [...CASE_FILES.keys()].filter((name) => name.startsWith('lists/')).sort();
export const rowsOf = (
  file: string,
  files: ReadonlyMap<string, Uint8Array> = CASE_FILES,
): readonly string[] => readRowList(files.get(file) ?? new Uint8Array(), file).rows;
export const unitsNamed = (file: string): readonly string[] =>
  rowsOf(file).map((row) => (row.startsWith('{') ? (JSON.parse(row) as { unit: string }).unit : row));

export const CASE_UNITS: readonly string[] = unitsNamed('lists/endings');

/** Lists that name a unit; registrations of single units are one, too. */
export function listsNaming(unit: string): string[] {
  const lists = LIST_FILES.filter((file) => unitsNamed(file).includes(unit));
  return fileOf(CASE_FILES, UNIT_EVENTS).includes(`unit-${unit}`) ? [...lists, UNIT_EVENTS] : lists;
}

/** Takes a unit out of one list, as if it had never been there. */
export function removeFrom(files: Files, file: string, unit: string): void {
  if (file === UNIT_EVENTS) {
    const lines = fileOf(files, file).split('\n');
    files.set(file, utf8(lines.filter((line) => !line.includes(`unit-${unit}`)).join('\n')));
  } else files.set(file, rowListFile(rowsOf(file, files).filter((row) => !row.includes(unit))));
}
