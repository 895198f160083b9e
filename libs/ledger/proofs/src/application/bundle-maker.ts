import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { EventSight } from '@fonds/custody';
import {
  appendOne,
  EVENT_STORE,
  NO_STREAM,
  stamp,
  type CommandContext,
  type EventStore,
} from '@fonds/event-store';
import { ClosedReading } from '@fonds/holdings';
import type { Viewer } from '@fonds/identity';
import { canonicalJson, derivedId, ok, refuse, type Result } from '@fonds/kernel';
import { plainRefusal } from '@fonds/law';
import {
  BUNDLE_FILES,
  bundleNoteText,
  checkBundle,
  formatNote,
  MAX_BUNDLE_EVENTS,
  MAX_BUNDLE_STREAMS,
  signNote,
  utf8,
  type BundleKind,
  type BundleManifest,
} from '@fonds/ledger/core';
import { Ledger } from '@fonds/ledger/integrator';
import { ProjectionHost } from '@fonds/projections';
import {
  contentEvents,
  passagesOf,
  writeEvents,
  writeHeads,
  type BundleFiles,
  type BundleParts,
} from './bundle-content';
import { BundlePages } from './bundle-page';
import { BundlePapers } from './bundle-papers';
import { BundleScopes, type BundleSubject } from './bundle-scope';
import { CaseContent } from './case-content';
import { readmeText, withheldCount, WITHHELD_WHY } from './bundle-words';
import { zipOf } from '../adapters/bundle.zip';
import { leafOfEvent, signedTree, type SignedTree } from './signed-tree';

export interface BundleOrder {
  readonly kind: BundleKind;
  /** Id; also code of a unit, number of a fonds. */
  readonly subject: string;
  /** With the supporting files that the asker may open. */
  readonly papers: boolean;
  readonly purpose?: string;
}

/** A custody bundle; its event (E93) stands in the log already. */
export interface MadeBundle {
  readonly name: string;
  readonly zip: Buffer;
  readonly sha256: string;
  readonly events: number;
  readonly withheld: number;
  readonly size: number;
  readonly position: bigint;
  /** Verifier keys of the log; also in the zip, where a forger would put his own. */
  readonly vkeys: readonly string[];
}

const hex = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/**
 * Makes custody bundles: what an outsider needs to check the history of a unit, an act, a fonds or a case without network or
 * database. It leaves only after the event that says so (E93), and only after it has been checked as a stranger would.
 */
@Injectable()
export class BundleMaker {
  constructor(
    private readonly ledger: Ledger,
    private readonly scopes: BundleScopes,
    private readonly sight: EventSight,
    private readonly pages: BundlePages,
    private readonly papers: BundlePapers,
    private readonly cases: CaseContent,
    private readonly reading: ClosedReading,
    private readonly projections: ProjectionHost,
    @Inject(EVENT_STORE) private readonly store: EventStore,
  ) {}

  /**
   * Refused: as the doors of units, acts and fonds refuse; `event-not-published`; `bundle-too-large`;
   * `bundle-not-whole` when what is stored is not what the log holds.
   */
  async make(order: BundleOrder, viewer: Viewer, context: CommandContext): Promise<Result<MadeBundle>> {
    await this.projections.catchUp();
    const subject = await this.scopes.subject(order.kind, order.subject, viewer);
    if (!subject.ok) return subject;
    const tree = await this.treeOver(subject.value);
    if (!tree.ok) return tree;
    const files = await this.files(order, subject.value, tree.value, viewer, context);
    if (!files.ok) return files;
    if (order.kind === 'unit') await this.reading.record(subject.value.id, subject.value.opening, context);
    const zip = await zipOf(files.value.files);
    const sha256 = hex(zip);
    const { events, withheld } = files.value;
    const position = await this.record(
      { ...order, subject: subject.value.id },
      { count: events, digest: sha256, knownAt: String(tree.value.size) },
      context,
    );
    const name = `${order.kind}-${subject.value.id}.zip`;
    const vkeys = this.ledger.vkeys(tree.value.epoch);
    return ok({ name, zip, sha256, events, withheld, size: tree.value.size, position, vkeys });
  }

  /** The newest published tree, which must cover the subject's last event. */
  private async treeOver(subject: BundleSubject): Promise<Result<SignedTree>> {
    // Copies that the door has just written are read by the sight of events, too.
    await this.projections.catchUp();
    await this.ledger.settled();
    const [tree, last] = await Promise.all([signedTree(this.ledger), this.scopes.lastOf(subject)]);
    return tree && last && leafOfEvent(tree, last) < tree.size
      ? ok(tree)
      : refuse(plainRefusal('event-not-published', { event: last?.id ?? '', published: tree?.size ?? 0 }));
  }

  private async files(
    { kind, papers: withPapers }: BundleOrder,
    subject: BundleSubject,
    tree: SignedTree,
    viewer: Viewer,
    context: CommandContext,
  ): Promise<Result<{ files: BundleFiles; events: number; withheld: number }>> {
    const scoped = await this.scopes.streams(subject, tree);
    const visible = await this.sight.revisions(
      scoped.map(({ stream }) => stream),
      viewer,
    );
    const events = contentEvents(scoped, visible);
    if (events.length > MAX_BUNDLE_EVENTS || scoped.length > MAX_BUNDLE_STREAMS)
      return refuse(
        plainRefusal('bundle-too-large', {
          ...{ events: events.length, most: MAX_BUNDLE_EVENTS },
          ...{ streams: scoped.length, mostStreams: MAX_BUNDLE_STREAMS },
        }),
      );
    const files: BundleFiles = new Map();
    const parts: BundleParts = { ledger: this.ledger, store: this.store, tree };
    const cited = this.papers.cited(events);
    const papers = withPapers ? await this.papers.put(cited, files, viewer, context) : ok(cited);
    if (!papers.ok) return papers;
    const told = await writeEvents(events, parts, files);
    const streams = await writeHeads(scoped, parts, files);
    const passages = await passagesOf(subject, events, parts);
    if (kind === 'case') {
      const lists = await this.cases.write({ id: subject.id, events, parts, viewer, context }, files);
      if (!lists.ok) return lists;
    }
    files.set(BUNDLE_FILES.checkpoint, utf8(tree.note));
    files.set(BUNDLE_FILES.keys, utf8(tree.keys));
    const facts = { subject, tree, events };
    files.set(BUNDLE_FILES.readme, utf8(readmeText(facts)));
    files.set(BUNDLE_FILES.page, await this.pages.page(facts, viewer));
    const withheld = withheldCount(events);
    await this.sign(
      {
        v: 1,
        kind,
        subject: subject.id,
        origin: tree.origin,
        size: tree.size,
        streams,
        events: told,
        passages,
        papers: papers.value,
        ...(withheld > 0 && { withheld: { count: withheld, why: WITHHELD_WHY } }),
        files: Object.fromEntries([...files].map(([name, bytes]) => [name, hex(bytes)])),
      },
      tree,
      files,
    );
    const verdict = await checkBundle(files, {
      logKeys: this.ledger.keys.keysFor(tree.origin).map(({ vkey }) => vkey),
    });
    if (verdict.ok) return ok({ files, events: events.length, withheld });
    const [first] = verdict.faults;
    return refuse(
      plainRefusal('bundle-not-whole', {
        what: first?.code ?? '',
        where: first?.where ?? '',
        count: verdict.count,
      }),
    );
  }

  private async sign(
    manifest: BundleManifest,
    { origin, size }: SignedTree,
    files: BundleFiles,
  ): Promise<void> {
    const json = utf8(canonicalJson(manifest));
    const text = bundleNoteText({ origin, size, manifest: hex(json) });
    const note = formatNote(await signNote(origin, text, this.ledger.keys.keysFor(origin)));
    files.set(BUNDLE_FILES.manifest, json);
    files.set(BUNDLE_FILES.note, utf8(note));
  }

  private async record(
    { kind, subject, papers, purpose }: BundleOrder,
    counted: { readonly count: number; readonly digest: string; readonly knownAt: string },
    context: CommandContext,
  ): Promise<bigint> {
    const stream = `export-${derivedId<'export'>('export/1', context.account, context.command, kind, subject)}`;
    const scope = { bundle: kind, subject, papers: String(papers) };
    const data = { scope, format: 'zip' as const, ...counted, ...(purpose && { purpose }) };
    const events = stamp(stream, [{ type: 'AuditExportMade', data }], context);
    const result = await appendOne(this.store, stream, NO_STREAM, events);
    if (!result.ok) throw new Error(`${stream} holds another export`);
    return result.position;
  }
}
