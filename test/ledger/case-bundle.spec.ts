import { join } from 'node:path';
import fc from 'fast-check';
import {
  checkBundle,
  checkCompleteness,
  dataDigest,
  dataFile,
  entryFile,
  fromHex,
  leafEntry,
  parseLeaf,
  rootOfRows,
  rowListFile,
  UNIT_EVENTS,
  utf8,
  type BundleVerdict,
  type Fault,
} from '@fonds/ledger/core';
import { logEntries } from '../../apps/verify/src/log-entries';
import { fileOf, type Files } from './bundle.fixture';
import {
  CASE_FILES,
  CASE_FOLDER,
  CASE_FORGER,
  CASE_MANIFEST,
  CASE_UNITS,
  CASE_VKEY,
  forgedCase,
  LIST_FILES,
  listsNaming,
  removeFrom,
  rowsOf,
  unitsNamed,
} from './case-bundle.fixture';

const TRUST = { logKeys: [CASE_VKEY] };
/** The attacker holds the log's key itself: what he changes outside the tree is signed well. */
const MINE = { logKeys: [CASE_FORGER] };
const faultsOf = (verdict: BundleVerdict): readonly Fault[] => (verdict.ok ? [] : verdict.faults);
const told = (verdict: BundleVerdict): string[] =>
  faultsOf(verdict).map(({ code, where }) => `${code} ${where}`);

describe('the bundle of a case that commands made', () => {
  it('holds by the key of its log, and is complete by all entries', async () => {
    const verdict = await checkBundle(CASE_FILES, TRUST);
    if (!verdict.ok) throw new Error(JSON.stringify(verdict.faults));
    const { case: found, checkpoint } = verdict.bundle;
    expect(found).toMatchObject({ fixed: { count: 9 }, closed: { endings: { count: 12 }, untouched: 3 } });
    const entries = logEntries(join(CASE_FOLDER, 'log'), CASE_MANIFEST.size);
    expect(await checkCompleteness(CASE_MANIFEST, checkpoint, entries)).toMatchObject({ ok: true });
  });

  it('holds when it is signed anew with nothing changed', async () => {
    expect(told(await checkBundle(await forgedCase(), MINE))).toEqual([]);
    expect(told(await checkBundle(await forgedCase(), TRUST))).toEqual([
      expect.stringContaining('key-not-trusted'),
    ]);
  });
});

describe('one unit removed, and the bundle signed anew', () => {
  const each = CASE_UNITS.map((unit) => [unit, listsNaming(unit)] as const);

  it('stands in two lists at least, whichever it is', () => {
    expect(each.filter(([, lists]) => lists.length < 2)).toEqual([]);
    expect(new Set(each.flatMap(([, lists]) => lists))).toEqual(new Set([...LIST_FILES, UNIT_EVENTS]));
  });

  it.each(each)(
    '%s: from one list after another, the list is named, and the unit by what is left',
    async (unit, lists) => {
      for (const list of lists) {
        const verdict = await checkBundle(await forgedCase((files) => removeFrom(files, list, unit)), MINE);
        const named = told(verdict);
        expect([list, named]).toEqual([
          list,
          expect.arrayContaining([
            list === UNIT_EVENTS ? `not-in-log ${list}` : `list-differs ${list}`,
            expect.stringContaining(unit),
          ]),
        ]);
      }
    },
  );

  it.each(each)('%s: from every list at once, each of them is named', async (unit, lists) => {
    const files = await forgedCase((all) => lists.forEach((list) => removeFrom(all, list, unit)));
    const named = told(await checkBundle(files, MINE));
    for (const list of lists)
      expect(named).toContain(list === UNIT_EVENTS ? `not-in-log ${list}` : `list-differs ${list}`);
  });

  it.each(each)(
    '%s: with roots and counts made anew in every event, these are not in the log',
    async (unit, lists) => {
      const made: number[] = [];
      const files = await forgedCase((all) => {
        const before = new Map(LIST_FILES.map((list) => [rootOfRows(rowsOf(list)), list]));
        lists.forEach((list) => removeFrom(all, list, unit));
        made.push(...remade(all, before, unit));
      });
      const named = told(await checkBundle(files, MINE));
      expect(made.length).toBeGreaterThan(1);
      for (const place of made) expect(named).toContain(`not-in-log proofs/${place}.tlog-proof`);
    },
  );
});

/** Writes other roots and counts into the events that name a list, and their leaves anew. @returns their places */
function remade(files: Files, before: ReadonlyMap<string, string>, unit: string): number[] {
  const places: number[] = [];
  CASE_MANIFEST.events.forEach(({ salt }, place) => {
    const text = fileOf(CASE_FILES, dataFile(place));
    let changed = text.replaceAll(`"${unit}",`, '').replaceAll(`"${unit}"`, '');
    for (const [root, list] of before) {
      const rows = rowsOf(list, files);
      const count = unitsNamed(list).length;
      if (rows.length !== count)
        changed = changed
          .replaceAll(root, rootOfRows(rows))
          .replaceAll(`"count":${count}`, `"count":${rows.length}`);
    }
    if (changed === text || salt === undefined) return;
    const leaf = parseLeaf(CASE_FILES.get(entryFile(place)) ?? new Uint8Array());
    files.set(dataFile(place), utf8(changed));
    files.set(
      entryFile(place),
      leafEntry({ ...leaf, dataDigest: dataDigest(fromHex(salt, 16, 'salt'), utf8(changed)) }),
    );
    places.push(place);
  });
  return places;
}

describe('lists of a case changed at random, and the bundle signed anew', () => {
  const RUNS = Math.max(25, Math.round(Number(process.env['FONDS_FUZZ'] ?? 0) / 20));
  const row = fc.oneof(
    fc.constantFrom(...LIST_FILES.flatMap((file) => rowsOf(file))),
    fc.uuid(),
    fc.string({ minLength: 1, maxLength: 40 }).filter((text) => !/[\n\ud800-\udfff]/.test(text)),
  );
  const edit = fc.record({
    file: fc.constantFrom(...LIST_FILES),
    drop: fc.uniqueArray(fc.nat(11), { maxLength: 3 }),
    put: fc.array(row, { maxLength: 2 }),
  });

  it('are refused, whatever was taken out, put in, or moved from one to another', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 3 }), async (edits) => {
        const files = await forgedCase((all) => {
          for (const { file, drop, put } of edits) {
            const rows = rowsOf(file, all).filter((_, i) => !drop.includes(i));
            all.set(file, rowListFile([...new Set([...rows, ...put])]));
          }
        });
        const same = LIST_FILES.every((file) => rowsOf(file, files).join() === rowsOf(file).join());
        const verdict = await checkBundle(files, MINE);
        expect(verdict.ok).toBe(same);
        if (!verdict.ok)
          for (const file of LIST_FILES)
            if (rowsOf(file, files).join() !== rowsOf(file).join())
              expect(told(verdict)).toContain(`list-differs ${file}`);
      }),
      { numRuns: RUNS },
    );
  });

  it('are refused with a list left out, one more, or one cut in the middle of a row', async () => {
    for (const file of LIST_FILES) {
      expect(told(await checkBundle(await forgedCase((all) => void all.delete(file)), MINE))).toContain(
        `file-missing ${file}`,
      );
      const cut = await forgedCase(
        (all) => void all.set(file, all.get(file)?.slice(0, -9) ?? new Uint8Array()),
      );
      expect(told(await checkBundle(cut, MINE))).toContain(`malformed ${file}`);
    }
    const more = await forgedCase((all) => void all.set('lists/gate-99', rowListFile(['x'])));
    expect(told(await checkBundle(more, MINE))).toEqual(['file-not-named lists/gate-99']);
  });
});
