import { auditCheckpoints } from './checkpoint-audit';
import { AuditReader } from './audit-reader';
import { beginAudit, keysOf, type AuditBeginning } from './audit-beginning';
import { reportOf, type AuditOptions, type AuditReport } from './audit-options';
import { AUDIT_PARTS, AuditStateFile, type AuditPart, type AuditState } from './audit-state';
import { EpochAudit } from './epoch-audit';
import { auditEvents, PAGES_AHEAD } from './event-audit';
import { leavesThrough } from './event-page';
import { FindingBook, type Notice } from './finding';
import { LeafWork } from './leaf-work';
import { lendingPool } from './lending-socket';
import { auditPapers } from './paper-audit';
import { RevisionWalk } from './revision-audit';
import { TreeEdge } from './tree-edge';

/** A stopped audit does this many events again at most. */
const STATE_EVERY_EVENTS = 65_536;

/** Events whose hashing takes much longer than to begin a thread. */
const WORTH_A_THREAD = 16_384;

/** An audit of everything, part after part; it can stop between two pages and go on later. */
export class WholeAudit {
  private readonly file: AuditStateFile;
  private readonly book: FindingBook;
  private readonly papers: Map<string, number>;
  private readonly epochs: readonly EpochAudit[];
  private unchecked: readonly Notice[] = [];
  private walk: RevisionWalk | undefined;

  private constructor(
    private readonly options: AuditOptions,
    private readonly begun: AuditBeginning,
    private readonly state: AuditState | undefined,
  ) {
    this.file = new AuditStateFile(options.dataDir);
    this.book = FindingBook.continued(state?.told ?? [], state?.counts ?? {}, options.tell);
    this.papers = new Map(state?.papers);
    for (const finding of begun.findings) this.book.add(finding);
    this.epochs = begun.scope.epochs.map(
      (epoch, i) =>
        new EpochAudit(
          epoch,
          keysOf(epoch, options.keys, begun.scope),
          this.book,
          this.edgeOf(i),
          begun.claims.filter((claim) => claim.epoch === epoch.number),
        ),
    );
  }

  /** @param state of an audit that stopped; its scope is kept */
  static async begin(options: AuditOptions, state?: AuditState): Promise<WholeAudit> {
    const begun = state
      ? { ...state, findings: [] }
      : await beginAudit(options, options.dataDir, options.keys);
    return new WholeAudit(options, begun, state);
  }

  async run(): Promise<AuditReport> {
    const from = this.state?.part ?? 'events';
    if (this.options.since === undefined && (from === 'events' || from === 'revisions'))
      this.walk = new RevisionWalk(this.options);
    try {
      return await this.parts(from);
    } finally {
      await this.walk?.giveUp();
    }
  }

  private async parts(from: AuditPart): Promise<AuditReport> {
    for (const part of AUDIT_PARTS.slice(AUDIT_PARTS.indexOf(from))) {
      const done = part === from ? (this.state?.done ?? 0) : 0;
      if (!(await this.does(part, done))) return this.report(false);
    }
    await this.file.remove();
    return this.report(true);
  }

  private edgeOf(epoch: number): TreeEdge | undefined {
    const edge = this.state?.edges[epoch];
    return (
      edge &&
      TreeEdge.at(
        edge.size,
        edge.tiles.map((tile) => Buffer.from(tile, 'base64')),
      )
    );
  }

  /** @returns false when it was stopped */
  private does(part: AuditPart, done: number): Promise<boolean> {
    switch (part) {
      case 'events':
        return this.events(done);
      case 'revisions':
        return this.revisions();
      case 'papers':
        return this.checkPapers(done);
      case 'projections':
        return this.projections(done);
    }
  }

  private async events(done: number): Promise<boolean> {
    const { keys, progress } = this.options;
    const { scope } = this.begun;
    let kept = Math.max(done, await this.skipped(done));
    const afterPage = async (through: number): Promise<boolean> => {
      progress?.('events', through, scope.lastPosition);
      const stopped = this.stopped;
      if (stopped || through - kept >= STATE_EVERY_EVENTS) {
        await this.keep('events', through);
        kept = through;
      }
      return !stopped;
    };
    const work = new LeafWork(keys.secret, scope.lastPosition - kept >= WORTH_A_THREAD);
    const { epochs, book, papers } = this;
    const pool = lendingPool(this.options.pool, PAGES_AHEAD);
    const source = { ...this.options, pool };
    try {
      return await auditEvents({ source, scope, work, epochs, book, papers, afterPage }, kept);
    } finally {
      await work.end();
      await pool.end();
    }
  }

  /** With `since`, the trees before it are taken from the tiles. @returns the position behind which it begins */
  private async skipped(done: number): Promise<number> {
    const after = (this.options.since ?? 1) - 1;
    if (done > 0 || after === 0) return 0;
    return AuditReader.read(this.options, async (reader) => {
      for (const audit of this.epochs)
        if (!(await audit.skipTo(leavesThrough(audit.epoch, after), reader))) {
          // A tree whose tiles do not carry it has to be built from its first leaf, and with it all of them.
          for (const each of this.epochs) await each.skipTo(0, reader);
          return 0;
        }
      return after;
    });
  }

  private async revisions(): Promise<boolean> {
    const { keys, progress, since, witnesses = [] } = this.options;
    if (since !== undefined) return true;
    const { scope, claims } = this.begun;
    const { events } = scope;
    await this.keep('revisions', 0);
    const source = this.options;
    this.unchecked = await auditCheckpoints({ source, scope, claims, keys, witnesses, book: this.book });
    await this.walk?.findings(this.book, (walked) =>
      progress?.('revisions', Math.min(walked, events), events),
    );
    return true;
  }

  private async checkPapers(done: number): Promise<boolean> {
    const { dataDir, progress } = this.options;
    await this.keep('papers', done);
    const left = new Map([...this.papers].slice(done));
    let reached = done;
    const whole = await auditPapers(dataDir, left, this.book, (count) => {
      reached = done + count;
      progress?.('papers', reached, this.papers.size);
      return !this.stopped;
    });
    if (!whole) await this.keep('papers', reached);
    return whole;
  }

  private async projections(done: number): Promise<boolean> {
    const { projections, progress, since } = this.options;
    if (!projections || since !== undefined) return true;
    for (const [i, name] of projections.names.entries()) {
      if (i < done) continue;
      await this.keep('projections', i);
      if (this.stopped) return false;
      for (const { table, live, rebuilt, equal } of (await projections.check(name)).tables)
        if (!equal)
          this.book.add({
            kind: 'projection-differs',
            what: `${name}.${table}`,
            here: live,
            should: rebuilt,
          });
      progress?.('projections', i + 1, projections.names.length);
    }
    return true;
  }

  private get notices(): readonly Notice[] {
    return [...this.begun.notices, ...this.unchecked];
  }

  private get stopped(): boolean {
    return this.options.signal?.aborted === true;
  }

  private async keep(part: AuditPart, done: number): Promise<void> {
    const { scope, claims } = this.begun;
    await this.file.write({
      v: 1,
      since: this.options.since ?? 1,
      scope,
      claims,
      part,
      done,
      edges: this.epochs.map(({ size, unfinished }) => ({
        size,
        tiles: unfinished.map((tile) => tile.toString('base64')),
      })),
      papers: [...this.papers],
      told: this.book.told,
      counts: this.book.counts,
      notices: this.notices,
    });
  }

  private report(finished: boolean): AuditReport {
    return reportOf(finished, { ...this.begun, notices: this.notices }, this.book, this.papers.size);
  }
}
