import fc from 'fast-check';
import {
  BUNDLE_FILES,
  checkBundle,
  checkCompleteness,
  dataFile,
  entryFile,
  formatSignature,
  metaFile,
  proofFile,
  rootOfRows,
  rowProof,
  toHex,
  utf8,
  verifyRowProof,
  type BundleVerdict,
} from '@fonds/ledger/core';
import { logEntries } from '../../apps/verify/src/log-entries';
import {
  fileOf,
  FILES,
  FOLDER,
  forged,
  FORGER,
  MANIFEST,
  VKEY,
  type Files,
  type Forgery,
} from './bundle.fixture';
import { join } from 'node:path';

const TRUST = { logKeys: [VKEY] };
const MINE = { logKeys: [FORGER] };
const entries = () => logEntries(join(FOLDER, 'log'), MANIFEST.size);
const own = MANIFEST.events.flatMap(({ stream }, place) =>
  stream === `unit-${MANIFEST.subject}` ? [place] : [],
);
const gates = MANIFEST.events.flatMap(({ stream }, place) => (stream.startsWith('gate-') ? [place] : []));
const last = own[own.length - 1] ?? 0;

const codesOf = (verdict: BundleVerdict): string[] =>
  verdict.ok ? ['ok'] : verdict.faults.map(({ code }) => code);

/** Runs of fast-check for each file; `npm run proof:fuzz` raises it. */
const RUNS = Math.max(3, Math.round(Number(process.env['FONDS_FUZZ'] ?? 0) / FILES.size));

describe('a bundle of twelve custody events that commands made', () => {
  it('holds by the key of its log, and is complete by all entries', async () => {
    const verdict = await checkBundle(FILES, TRUST);
    if (!verdict.ok) throw new Error(JSON.stringify(verdict.faults));
    expect(verdict.bundle.events.filter(({ stream }) => stream.startsWith('unit-'))).toHaveLength(12);
    expect(await checkCompleteness(MANIFEST, verdict.bundle.checkpoint, entries())).toMatchObject({
      ok: true,
    });
  });

  it.each([...FILES.keys()])(
    'is refused when %s is changed, cut, longer, another one, or not there',
    async (name) => {
      const bytes = FILES.get(name) ?? new Uint8Array();
      const change = fc.oneof(
        fc
          .tuple(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }))
          .map(([at, by]) => bytes.map((byte, i) => (i === at ? byte ^ by : byte))),
        fc.nat(bytes.length - 1).map((at) => bytes.slice(0, at)),
        fc
          .tuple(fc.nat(bytes.length), fc.uint8Array({ minLength: 1, maxLength: 40 }))
          .map(([at, more]) => Uint8Array.from([...bytes.slice(0, at), ...more, ...bytes.slice(at)])),
        fc.constantFrom(...FILES.values()).filter((other) => toHex(other) !== toHex(bytes)),
        fc.constant(undefined),
      );
      await fc.assert(
        fc.asyncProperty(change, async (changed) => {
          const files = new Map(FILES);
          if (changed) files.set(name, changed);
          else files.delete(name);
          for (const trust of [TRUST, {}]) expect((await checkBundle(files, trust)).ok).toBe(false);
        }),
        { numRuns: RUNS },
      );
    },
  );

  it('is refused with one file more, and under a key that is not its log’s', async () => {
    const more = new Map(FILES).set('events/0.note', utf8('more'));
    expect(codesOf(await checkBundle(more, TRUST))).toEqual(['file-not-named']);
    expect(codesOf(await checkBundle(FILES, MINE))).toEqual(['key-not-trusted']);
    expect(codesOf(await checkBundle(new Map(), TRUST))).toContain('file-missing');
  });

  it('is refused with a blank more in what was signed, and with a line more below the signature', async () => {
    const json = fileOf(FILES, BUNDLE_FILES.manifest);
    const blank = new Map(FILES).set(BUNDLE_FILES.manifest, utf8(`${json}\n`));
    expect(codesOf(await checkBundle(blank, TRUST))).toEqual(['file-differs']);
    const note = fileOf(FILES, BUNDLE_FILES.note);
    const stranger = formatSignature({ name: 'stranger', keyId: '00000000', signature: new Uint8Array(64) });
    const line = new Map(FILES).set(BUNDLE_FILES.note, utf8(note + stranger));
    expect(codesOf(await checkBundle(line, TRUST))).toEqual(['not-signed']);
  });
});

describe('what even the holder of the log’s key cannot make of it', () => {
  const refused: readonly (readonly [string, string, Forgery])[] = [
    ['a byte of data', 'bytes-differ', { change: (files) => edit(files, dataFile(last), '三库', '四库') }],
    [
      'a byte of metadata',
      'bytes-differ',
      { change: (files) => edit(files, metaFile(last), '"v":1', '"v":2') },
    ],
    [
      'a salt',
      'bytes-differ',
      {
        change: (_, m) =>
          (m.events = m.events.map((e, i) => (i === last ? { ...e, salt: '0'.repeat(32) } : e))),
      },
    ],
    [
      'two events in each other’s place',
      'says-otherwise',
      {
        change: (_, m) =>
          (m.events = m.events.map(
            (e, i) => m.events[i === own[0] ? last : i === last ? (own[0] ?? 0) : i] ?? e,
          )),
      },
    ],
    [
      'an event called another revision',
      'bytes-differ',
      {
        change: (_, m) =>
          (m.events = m.events.map((e, i) => (i === last ? { ...e, revision: e.revision + 1 } : e))),
      },
    ],
    [
      'a leaf of its own making',
      'not-in-log',
      { change: (files) => edit(files, entryFile(last), '"v":1', '"v":1 ') },
    ],
    [
      'the proof of another leaf',
      'says-otherwise',
      { change: (files) => void files.set(proofFile(last), files.get(proofFile(0)) ?? new Uint8Array()) },
    ],
    [
      'a head that says one event more',
      'says-otherwise',
      { head: (head) => ({ ...head, revision: head.revision + 1 }) },
    ],
    ['a head of another tree', 'says-otherwise', { head: (head) => ({ ...head, size: head.size + 1 }) }],
    [
      'a stream told from its second event on',
      'gap',
      { change: (_, m) => (m.streams = m.streams.map((s, i) => (i === 0 ? { ...s, from: 1 } : s))) },
    ],
    [
      'a withheld event that is not told',
      'withheld-untold',
      { change: (files, m) => withheld(files, m, [last]) },
    ],
    [
      'bytes beside an event that is said to be withheld',
      'file-not-named',
      {
        change: (_, m) => {
          m.events = m.events.map((e, i) => (i === last ? { ...e, salt: undefined } : e));
          m.withheld = { count: 1, why: { zh: '无', en: 'none' } };
        },
      },
    ],
    [
      'a passage to another gate event',
      'gate-differs',
      {
        change: (_, m) =>
          (m.passages = m.passages.map((p, i) => (i === 0 ? { ...p, gate: gates[1] ?? 0 } : p))),
      },
    ],
    ['a passage left out', 'gate-differs', { change: (_, m) => (m.passages = m.passages.slice(1)) }],
    [
      'another unit’s place in the manifest',
      'manifest-misses',
      {
        change: (_, m) =>
          (m.passages = m.passages.map((p) =>
            p.manifest ? { ...p, manifest: { ...p.manifest, index: (p.manifest.index + 1) % 3 } } : p,
          )),
      },
    ],
    [
      'a manifest of its own making',
      'manifest-misses',
      {
        change: (_, m) =>
          (m.passages = m.passages.map((p) => ({ ...p, manifest: rowProof([m.subject], m.subject) }))),
      },
    ],
    [
      'a gate that is told from a later event on',
      'gap',
      { change: (_, m) => (m.streams = m.streams.map((s, i) => (i === 1 ? { ...s, from: 1 } : s))) },
    ],
    [
      'a gate of which single events are told',
      'gap',
      { change: (_, m) => (m.streams = m.streams.map((s, i) => (i === 1 ? { ...s, from: undefined } : s))) },
    ],
    [
      'a paper that no event cites',
      'not-cited',
      {
        change: (_, m) =>
          (m.papers = [...m.papers, { sha256: 'a'.repeat(64), kind: 'scan', events: [last], here: false }]),
      },
    ],
    ['another size', 'says-otherwise', { change: (_, m) => (m.size -= 1) }],
    ['another subject', 'gap', { change: (_, m) => (m.subject = '00000000-0000-8000-8000-000000000000') }],
    [
      'a key that gives another tag',
      'says-otherwise',
      {
        change: (_, m) =>
          (m.streams = m.streams.map((s, i) => (i === 0 ? { ...s, key: 'b'.repeat(64) } : s))),
      },
    ],
    [
      'a name that leads out of the folder',
      'malformed',
      { change: (files) => void files.set('../up', utf8('up')) },
    ],
  ];

  it('stands as it is when it is signed anew', async () => {
    expect(codesOf(await checkBundle(await forged(), MINE))).toEqual(['ok']);
    const told = await forged({ change: (files, m) => withheld(files, m, gates, gates.length) });
    expect(codesOf(await checkBundle(told, MINE))).toEqual(['ok']);
  });

  it.each(refused)('%s is refused: %s', async (_what, code, forgery) => {
    expect(codesOf(await checkBundle(await forged(forgery), MINE))).toContain(code);
  });

  it('a history cut at its end passes as long as the log’s word is taken, and is found by all entries', async () => {
    const cut = await forged({
      head: (head) => (head.revision === 11 ? { ...head, revision: 10 } : head),
      change: (files, m) => {
        for (const name of [dataFile(last), metaFile(last), proofFile(last), entryFile(last)])
          files.delete(name);
        m.streams = m.streams.map((s) => (s.stream === `unit-${m.subject}` ? { ...s, last: 10 } : s));
        m.events = m.events.slice(0, last);
        m.passages = m.passages.filter(({ event }) => event !== last);
      },
    });
    const verdict = await checkBundle(cut, MINE);
    if (last !== MANIFEST.events.length - 1) throw new Error('the fixture ends with the unit’s last event');
    if (!verdict.ok) throw new Error(JSON.stringify(verdict.faults));
    const { manifest, checkpoint } = verdict.bundle;
    expect(await checkCompleteness(manifest, checkpoint, entries())).toMatchObject({
      ok: false,
      faults: [{ code: 'leaf-left-out' }, { code: 'leaf-left-out' }],
    });
  });
});

describe('completeness', () => {
  const of = async () => {
    const verdict = await checkBundle(FILES, TRUST);
    if (!verdict.ok) throw new Error('the fixture does not hold');
    return verdict.bundle.checkpoint;
  };

  it('is not answered by entries of which one is changed, missing, doubled or in another place', async () => {
    const all = [...entries()];
    const checkpoint = await of();
    await fc.assert(
      fc.asyncProperty(
        fc.nat(all.length - 2),
        fc.constantFrom('change', 'drop', 'double', 'swap'),
        async (at, how) => {
          const [one, next] = [all[at] ?? new Uint8Array(), all[at + 1] ?? new Uint8Array()];
          const put = {
            change: [Uint8Array.from(one, (byte, i) => (i === 20 ? byte ^ 1 : byte)), next],
            drop: [next],
            double: [one, one, next],
            swap: [next, one],
          }[how];
          const others = all.toSpliced(at, 2, ...put);
          expect((await checkCompleteness(MANIFEST, checkpoint, others)).ok).toBe(false);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('the place of a row among rows', () => {
  it('is proved for each row of each list, and for no other row', () => {
    for (let count = 1; count <= 20; count++) {
      const rows = Array.from({ length: count }, (_, n) => `row ${(n * 7919) % 1000}`);
      for (const row of rows) {
        const proof = rowProof(rows, row);
        expect(proof?.root).toBe(rootOfRows(rows));
        expect(proof && verifyRowProof(row, proof)).toBe(true);
        expect(proof && verifyRowProof(`${row}0`, proof)).toBe(false);
      }
      expect(rowProof(rows, 'none')).toBeUndefined();
    }
  });
});

function edit(files: Files, name: string, from: string, to: string): void {
  const text = fileOf(files, name);
  if (!text.includes(from)) throw new Error(`${name} has no ${from}`);
  files.set(name, utf8(text.replace(from, to)));
}

function withheld(
  files: Files,
  manifest: { -readonly [M in keyof typeof MANIFEST]: (typeof MANIFEST)[M] },
  places: readonly number[],
  told?: number,
): void {
  manifest.events = manifest.events.map((event, place) =>
    places.includes(place)
      ? { stream: event.stream, revision: event.revision, leafIndex: event.leafIndex }
      : event,
  );
  for (const place of places) for (const name of [dataFile(place), metaFile(place)]) files.delete(name);
  manifest.passages = manifest.passages.map((p) =>
    places.includes(p.gate) ? { event: p.event, gate: p.gate } : p,
  );
  manifest.passages = manifest.passages.filter(({ event }) => !places.includes(event));
  manifest.papers = [];
  if (told !== undefined) manifest.withheld = { count: told, why: { zh: '无权', en: 'not allowed' } };
}

it('names no file that the maker does not write', () => {
  const fixed = Object.values(BUNDLE_FILES) as readonly string[];
  for (const name of FILES.keys())
    expect(fixed.includes(name) || /^(events|proofs|heads)\/\d+/.test(name)).toBe(true);
});
