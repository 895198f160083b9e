import { Malformed, type VerifierKey } from '@fonds/ledger/core';
import type { AuditReader, TileRow } from './audit-reader';
import { checkClaim, type Claim } from './checkpoint-check';
import { positionAt, type AuditedEpoch } from './epoch-order';
import { hashOfRecord } from './event-leaf';
import type { EpochPage } from './event-page';
import { FINDINGS_TOLD, type Finding, type FindingBook } from './finding';
import { HASH_BYTES, RECORD_BYTES } from './leaf-record';
import type { PageLeaves, PlacedLeaf } from './page-leaves';
import { tilesBetween, TreeEdge, type MadeTile } from './tree-edge';

const NO_RECORDS = Buffer.alloc(0);

const recordsOf = ({ records }: EpochPage, index: number): Buffer =>
  records.get(Math.floor(index / 256)) ?? NO_RECORDS;

/**
 * One epoch's log against the events, part by part: the events' leaves with the records, the tree of the records with
 * the tiles, and its roots with what was signed. Whatever was changed differs in one of the three, and only there.
 */
export class EpochAudit {
  constructor(
    readonly epoch: AuditedEpoch,
    private readonly keys: readonly VerifierKey[],
    private readonly book: FindingBook,
    private edge: TreeEdge = TreeEdge.at(0, []),
    /** Claims from elsewhere than the checkpoints' table. */
    private readonly claims: readonly Claim[] = [],
  ) {}

  /** Hashes from which an audit that stopped goes on. */
  get unfinished(): Buffer[] {
    return this.edge.unfinished;
  }

  get size(): number {
    return this.edge.size;
  }

  /** Takes the tree up to a leaf as the tiles have it: what is before is not looked at. */
  async skipTo(size: number, reader: AuditReader): Promise<boolean> {
    try {
      const tiles = await reader.tiles(
        this.epoch.number,
        tilesBetween(0, size, true).map(({ level, last }) => ({ level, first: last, last })),
      );
      this.edge = TreeEdge.stored(size, tiles);
      return true;
    } catch (error) {
      if (!(error instanceof Malformed)) throw error;
      this.book.add({
        kind: 'tile-missing',
        epoch: this.epoch.number,
        what: error.where.replace(/^tile /, ''),
      });
      return false;
    }
  }

  async check(page: EpochPage, leaves: PageLeaves): Promise<void> {
    const { number } = this.epoch;
    const wanted: Claim[] = page.checkpoints.map(({ size, note }) => ({
      epoch: number,
      size,
      note,
      what: String(size),
    }));
    wanted.push(...this.claims.filter(({ size }) => size > page.from && size <= page.to));
    wanted.sort((a, b) => a.size - b.size);
    const rooted: { claim: Claim; root: Uint8Array }[] = [];
    const hashes = this.hashesOf(page, leaves);
    const growTo = (size: number): void =>
      this.edge.append(
        hashes.subarray((this.edge.size - page.from) * HASH_BYTES, (size - page.from) * HASH_BYTES),
      );
    for (const claim of wanted) {
      growTo(claim.size);
      rooted.push({ claim, root: this.edge.root() });
    }
    growTo(page.to);
    this.compareTiles(page);
    const verdicts = await Promise.all(
      rooted.map(({ claim, root }) => checkClaim(claim, root, this.keys, this.epoch.size)),
    );
    for (const finding of verdicts.flat()) this.book.add(finding);
  }

  /** Compares the page's leaves with their records. @returns the hashes that the log has for them */
  private hashesOf(page: EpochPage, leaves: PageLeaves): Uint8Array {
    const hashes = new Uint8Array((page.to - page.from) * HASH_BYTES);
    const missing = new MissingRun(this.book, this.epoch.number);
    for (let from = page.from; from < page.to;) {
      const to = Math.min(page.to, from - (from % 256) + 256);
      if (!this.areAsRecorded(page, leaves, from, to, hashes))
        for (let index = from; index < to; index++) this.hashOf(index, page, leaves, hashes, missing);
      from = to;
    }
    missing.end();
    return hashes;
  }

  /** Leaves of one row of records, all of them at once: what nobody has touched is quickly told. */
  private areAsRecorded(
    page: EpochPage,
    leaves: PageLeaves,
    from: number,
    to: number,
    hashes: Uint8Array,
  ): boolean {
    const [first, last] = [positionAt(this.epoch, from), positionAt(this.epoch, to - 1)];
    if (last - first !== to - 1 - from) return false;
    const run = leaves.run(first, to - from);
    const at = (from % 256) * RECORD_BYTES;
    if (!run?.derived.are(run.place, to - from, recordsOf(page, from), at)) return false;
    const { derived, place } = run;
    const own = derived.hashes.subarray(place * HASH_BYTES, (place + to - from) * HASH_BYTES);
    hashes.set(own, (from - page.from) * HASH_BYTES);
    return true;
  }

  private hashOf(
    index: number,
    page: EpochPage,
    leaves: PageLeaves,
    hashes: Uint8Array,
    missing: MissingRun,
  ): void {
    const position = positionAt(this.epoch, index);
    const leaf = position <= this.epoch.lawfulUpTo ? leaves.at(position) : undefined;
    const records = recordsOf(page, index);
    const at = (index % 256) * RECORD_BYTES;
    const into = (index - page.from) * HASH_BYTES;
    if (records.length < at + RECORD_BYTES) missing.leaf(index);
    else if (!leaf?.derived.are(leaf.place, 1, records, at)) {
      if (leaf) this.book.add(this.differing(index, position, leaf, page));
      hashes.set(hashOfRecord(records, at), into);
      return;
    }
    if (leaf) hashes.set(leaf.derived.hashAt(leaf.place), into);
  }

  private differing(
    index: number,
    position: number,
    { derived, place }: PlacedLeaf,
    page: EpochPage,
  ): Finding {
    const where = { position, epoch: this.epoch.number, leaf: index };
    const parts = derived.differing(place, recordsOf(page, index), (index % 256) * RECORD_BYTES);
    const another = parts.includes('data') && parts.includes('metadata') && parts.length > 2;
    if (!another) return { kind: 'leaf-differs', ...where, what: parts.join(', ') };
    // Looked for only while findings are told: it reads the whole page.
    const digests = derived.digestsAt(place);
    const of = digests && this.book.told.length < FINDINGS_TOLD ? leafOfDigests(digests, page) : undefined;
    return { kind: 'event-elsewhere', ...where, ...(of !== undefined && { here: String(of) }) };
  }

  private compareTiles(page: EpochPage): void {
    const stored = new Map(page.tiles.map((tile) => [`${tile.level}/${tile.index}`, tile]));
    const made: MadeTile[] = this.edge.takeMade();
    if (page.to === this.epoch.size && page.to > page.from)
      this.edge.unfinished.forEach((hashes, level) => {
        const index = Math.floor(this.epoch.size / 256 ** (level + 1));
        if (hashes.length > 0) made.push({ level, index, hashes });
      });
    for (const tile of made) {
      const what = `${tile.level}/${tile.index}`;
      const finding = compareTile(tile, stored.get(what));
      if (finding) this.book.add({ ...finding, epoch: this.epoch.number, what });
    }
  }
}

function compareTile(made: MadeTile, stored: TileRow | undefined): Finding | undefined {
  if (!stored || stored.hashes.length < made.hashes.length) return { kind: 'tile-missing' };
  if (stored.hashes.subarray(0, made.hashes.length).equals(made.hashes)) return undefined;
  for (let at = 0; at < made.hashes.length; at += HASH_BYTES)
    if (!stored.hashes.subarray(at, at + HASH_BYTES).equals(made.hashes.subarray(at, at + HASH_BYTES)))
      return { kind: 'tile-differs', here: String(at / HASH_BYTES) };
  return undefined;
}

/** The leaf of the page that has these digests: where an event that was moved belongs. */
function leafOfDigests(digests: Buffer, { records }: EpochPage): number | undefined {
  for (const [index, row] of records) {
    const at = row.indexOf(digests);
    if (at >= 0 && at % RECORD_BYTES === 0) return index * 256 + at / RECORD_BYTES;
  }
  return undefined;
}

/** Leaves without a record, told as runs. */
class MissingRun {
  private first = -1;
  private last = -1;

  constructor(
    private readonly book: FindingBook,
    private readonly epoch: number,
  ) {}

  leaf(index: number): void {
    if (this.first >= 0 && index === this.last + 1) this.last = index;
    else {
      this.end();
      this.first = this.last = index;
    }
  }

  end(): void {
    if (this.first < 0) return;
    const should = this.last > this.first ? { should: String(this.last) } : {};
    this.book.add(
      { kind: 'leaf-missing', epoch: this.epoch, leaf: this.first, ...should },
      this.last - this.first + 1,
    );
    this.first = -1;
  }
}
