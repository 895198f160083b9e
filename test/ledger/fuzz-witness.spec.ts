import fc from 'fast-check';
import { openNote, parseSignatureLines, toBase64, utf8 } from '@fonds/ledger/core';
import { formatAddCheckpoint, MAX_BODY_BYTES, originHash } from '@fonds/ledger/witness';
import { PracticeLog } from '@fonds/testing';
import { WitnessFixture } from '../http/witness.fixture';

/** `npm run proof:fuzz` sends 100,000. */
const LARGE = process.env['FONDS_FUZZ'] !== undefined;
const BODIES = Number(process.env['FONDS_FUZZ'] ?? 300);
const STATUSES = [200, 400, 403, 404, 409, 413, 415, 422];
/** The witness knows this much of the log before anything wrong is sent; forks part before it. */
const KNOWN = 40;
const LEAVES = 700;

const log = new PracticeLog('county.example/log');
/** Signed by the log's own key: only the history tells them apart. */
const forks = [log.forkedAt(0), log.forkedAt(17), log.forkedAt(KNOWN - 1)];
const strangers = [new PracticeLog(log.origin, 'another key'), new PracticeLog('stranger.example')];
const histories = [log, ...forks, ...strangers];

let witness: WitnessFixture;
beforeAll(async () => {
  witness = await WitnessFixture.start();
  await witness.open.logs.add(log.vkey);
  const answer = await witness.post(await bodyOf({ of: 0, proofOf: 0, old: 0, from: 0, to: KNOWN }));
  expect(answer.status).toBe(200);
});
afterAll(() => witness.close());

interface Wanted {
  /** Whose checkpoint, and whose proof. */
  readonly of: number;
  readonly proofOf: number;
  readonly old: number;
  readonly from: number;
  readonly to: number;
}

const historyAt = (index: number): PracticeLog => histories[index] ?? log;

async function bodyOf({ of, proofOf, old, from, to }: Wanted): Promise<string> {
  const [low, high] = [Math.min(from, to), Math.max(from, to)];
  const proof = historyAt(proofOf).proof(low, high);
  return formatAddCheckpoint({ oldSize: old, proof, note: await historyAt(of).checkpoint(to) });
}

/** One change of a body. Numbers are taken modulo what there is. */
type Change = (bytes: Uint8Array, a: number, b: number) => Uint8Array;
const join = (...parts: readonly Uint8Array[]): Uint8Array => Buffer.concat(parts);
const onText =
  (change: (lines: string[], a: number, b: number) => string): Change =>
  (bytes, a, b) =>
    Buffer.from(change(Buffer.from(bytes).toString('latin1').split('\n'), a, b), 'latin1');

const CHANGES: readonly Change[] = [
  (bytes, a, b) =>
    Uint8Array.from(bytes, (byte, i) => (i === a % bytes.length ? byte ^ (1 << (b % 8)) : byte)),
  (bytes, a) => bytes.slice(0, a % bytes.length),
  (bytes, a, b) => join(bytes.slice(0, a % bytes.length), bytes.slice((a % bytes.length) + (b % 70))),
  (bytes, a, b) =>
    join(bytes.slice(0, a % bytes.length), Uint8Array.of(b % 256), bytes.slice(a % bytes.length)),
  (bytes, a, b) => join(bytes, bytes.slice(a % bytes.length, (a % bytes.length) + (b % 200))),
  (bytes, a) =>
    join(bytes.slice(0, a % bytes.length), new Uint8Array(a % 5_000), bytes.slice(a % bytes.length)),
  onText((lines, a, b) => {
    const [i, j] = [a % lines.length, b % lines.length];
    [lines[i], lines[j]] = [lines[j] ?? '', lines[i] ?? ''];
    return lines.join('\n');
  }),
  onText((lines, a, b) => lines.toSpliced(a % lines.length, b % 3).join('\n')),
  onText((lines, a, b) =>
    lines.toSpliced(a % lines.length, 0, ...Array<string>(b % 80).fill(lines[1] ?? '')).join('\n'),
  ),
  onText((lines, a) =>
    lines
      .toSpliced(a % lines.length, 0, 'A'.repeat(a % 8 === 0 ? a % (2 * MAX_BODY_BYTES) : a % 300))
      .join('\n'),
  ),
  onText((lines, a, b) =>
    lines
      .toSpliced(a % lines.length, 1, `${['old ', '', '-', '0', '+'][b % 5]}${'9'.repeat(b % 30)}`)
      .join('\n'),
  ),
  onText((lines, a) => lines.toSpliced(a % lines.length, 0, toBase64(log.root(a % LEAVES))).join('\n')),
  onText((lines) => lines.join('\r\n')),
];

const wanted = fc.record<Wanted>({
  of: fc.nat(histories.length - 1),
  proofOf: fc.nat(histories.length - 1),
  old: fc.nat(LEAVES),
  from: fc.nat(LEAVES),
  to: fc.nat(LEAVES),
});
const changes = fc.array(fc.tuple(fc.nat(CHANGES.length - 1), fc.nat(), fc.nat()), { maxLength: 3 });
const sent = fc.oneof(
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('noise' as const), bytes: fc.uint8Array({ maxLength: 2_000 }) }),
  },
  // What goes on from the head, as an honest log and a forked one would: most that is cosigned comes from here.
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('next' as const),
      of: fc.nat(histories.length - 1),
      by: fc.nat(2),
      changes,
    }),
  },
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('any' as const), wanted, changes }) },
);

/** The head that the witness is at, by its answers alone. */
let size = KNOWN;

async function bytesOf(what: typeof sent extends fc.Arbitrary<infer T> ? T : never): Promise<Uint8Array> {
  if (what.kind === 'noise') return what.bytes;
  const { of } = what.kind === 'next' ? what : what.wanted;
  const next = {
    of,
    proofOf: of,
    old: size,
    from: size,
    to: Math.min(LEAVES, size + ('by' in what ? what.by : 0)),
  };
  let bytes = utf8(await bodyOf(what.kind === 'next' ? next : what.wanted));
  for (const [change, a, b] of what.changes)
    if (bytes.length > 0) bytes = CHANGES[change]?.(bytes, a, b) ?? bytes;
  return bytes;
}

/** What a cosignature says must be true: the log's own history, and no shorter than before. */
async function expectTrue(answer: string): Promise<void> {
  const signatures = parseSignatureLines(answer);
  for (let to = size; to <= LEAVES; to++) {
    const opened = await openNote({ text: log.text(to), signatures }, [witness.open.verifier]);
    if (!opened.ok) continue;
    size = to;
    return;
  }
  throw new Error('a cosignature over what the log never was');
}

describe('a witness that is sent anything', () => {
  it(`answers each of ${BODIES} bodies with a status of the specification, and cosigns only what the log was`, async () => {
    const seen = new Map<number, number>();
    await fc.assert(
      fc.asyncProperty(sent, async (what) => {
        const answer = await witness.post(await bytesOf(what));
        const text = await answer.text();
        seen.set(answer.status, (seen.get(answer.status) ?? 0) + 1);
        if (!STATUSES.includes(answer.status)) throw new Error(`status ${answer.status}: ${text}`);
        if (answer.status === 200) await expectTrue(text);
        if (answer.status === 409 && text !== `${size}\n`) throw new Error(`409 with ${text}, at ${size}`);
      }),
      // A failure of the large run tells its own seed.
      { numRuns: BODIES, endOnFailure: true, ...(LARGE ? {} : { seed: 6962 }) },
    );
    for (const status of [200, 400, 403, 404, 409, 422]) expect(seen.get(status)).toBeGreaterThan(0);
    const kept = await (await fetch(`${witness.url}${originHash(log.origin)}/checkpoint`)).text();
    expect(await openNote(kept, [witness.open.verifier, log.key])).toMatchObject({
      ok: true,
      note: { text: log.text(size) },
    });
    if (LARGE) console.info(`size ${size}`, Object.fromEntries(seen));
  }, 3_600_000);
});
