import { Inject, Injectable } from '@nestjs/common';
import { loadAct, sealedManifest } from '@fonds/acts';
import { EventSight } from '@fonds/custody';
import { EVENT_STORE, type CommandContext, type EventStore, type StoredEvent } from '@fonds/event-store';
import { ClosedReading, unitStream } from '@fonds/holdings';
import type { Viewer } from '@fonds/identity';
import { ok, refuse, type Result } from '@fonds/kernel';
import { plainRefusal } from '@fonds/law';
import {
  cameList,
  concat,
  ENDINGS_LIST,
  FIXED_LIST,
  GATE_CHANGES,
  gateList,
  intoList,
  leafSetProof,
  leafSetRanges,
  rootOfRows,
  rowListFile,
  toHex,
  UNIT_EVENTS,
  UNIT_PROOF,
  unitEventsFile,
} from '@fonds/ledger/core';
import { CaseProof, type CaseProofLists } from '@fonds/restructuring';
import type { BundleFiles, BundleParts, ContentEvent } from './bundle-content';
import { actNamedBy } from './bundle-scope';
import { leafOfEvent } from './signed-tree';

export interface CaseContentOrder {
  readonly id: string;
  readonly events: readonly ContentEvent[];
  readonly parts: BundleParts;
  readonly viewer: Viewer;
  readonly context: CommandContext;
}

const REGISTRATIONS = ['HoldingTakenOn', 'RecordCaptured'];
/** Streams of units read at a time; registrations in one bundle: it is held in memory. */
const AT_A_TIME = 500;
const MOST_REGISTRATIONS = 50_000;

/**
 * The lists of a case: the set fixed at opening, what came since, every unit's ending, and the units of each gate event
 * that names a manifest by its root. A hundred thousand units are a list of four megabytes, not a hundred thousand proofs.
 */
@Injectable()
export class CaseContent {
  constructor(
    private readonly proof: CaseProof,
    private readonly sight: EventSight,
    private readonly reading: ClosedReading,
    @Inject(EVENT_STORE) private readonly store: EventStore,
  ) {}

  /** @returns a refusal `case-not-all-shown`, `bundle-too-large`, or as the case refuses */
  async write(order: CaseContentOrder, files: BundleFiles): Promise<Result<void>> {
    const hidden = order.events.filter(({ shown }) => !shown).length;
    if (hidden > 0) return refuse(plainRefusal('case-not-all-shown', { count: hidden }));
    const lists = await this.proof.lists(order.id);
    if (!lists.ok) return lists;
    const { fixed, closed } = lists.value;
    files.set(FIXED_LIST, rowListFile(fixed));
    if (closed) {
      files.set(ENDINGS_LIST, rowListFile(closed.endings));
      for (const [term, units] of closed.came) files.set(cameList(term), rowListFile(units));
    }
    await this.gateLists(order, lists.value, files);
    return this.registrations(order, lists.value, files);
  }

  private async gateLists(
    { events }: CaseContentOrder,
    { fonds, hold, closed }: CaseProofLists,
    files: BundleFiles,
  ): Promise<void> {
    for (const { stored } of events) {
      const { stream, revision, position, type } = stored;
      const counts =
        stream === `gate-${fonds}` &&
        revision > hold.revision &&
        (!closed || position < closed.position) &&
        GATE_CHANGES[type];
      const named = counts ? actNamedBy(stored) : undefined;
      const act = named && (await loadAct(this.store, named.act));
      if (!act) continue;
      const drafted = act.events.flatMap((event) =>
        event.type === 'ActUnitsDrafted' ? event.data.units.map((each) => each.unit) : [],
      );
      const rows = [[...sealedManifest(act, named.sealed)], drafted];
      const { of, into } = stored.data as {
        of?: { root: string; units?: readonly string[] };
        into?: { root: string };
      };
      const list = (root: string): Uint8Array | undefined => {
        const found = rows.find((each) => rootOfRows(each) === root);
        return found && rowListFile(found);
      };
      // One that does not fit is left out: the check before the bundle leaves says so.
      const [moved, made] = [of && !of.units && list(of.root), into && list(into.root)];
      if (moved) files.set(gateList(revision), moved);
      if (made) files.set(intoList(revision), made);
    }
  }

  /** The event by which each unit was registered that no gate brought. */
  private async registrations(
    { parts, viewer, context }: CaseContentOrder,
    { fonds, organisation, hold, closed }: CaseProofLists,
    files: BundleFiles,
  ): Promise<Result<void>> {
    const units = [...(closed?.came.values() ?? [])].flat();
    if (units.length > MOST_REGISTRATIONS)
      return refuse(plainRefusal('bundle-too-large', { events: units.length, most: MOST_REGISTRATIONS }));
    const found: StoredEvent[] = [];
    for (let at = 0; at < units.length; at += AT_A_TIME) {
      const page = units.slice(at, at + AT_A_TIME).map(unitStream);
      const [streams, visible] = await Promise.all([
        this.store.readStreams(page),
        this.sight.revisions(page, viewer),
      ]);
      for (const stream of page)
        for (const event of streams.get(stream) ?? []) {
          const { fonds: of, custodian } = event.data as { fonds?: string; custodian?: string };
          const registers = REGISTRATIONS.includes(event.type) && of === fonds && custodian === organisation;
          if (!registers || event.position <= hold.position) continue;
          if (!visible.get(stream)?.has(event.revision))
            return refuse(plainRefusal('case-not-all-shown', { count: 1 }));
          found.push(event);
        }
    }
    if (found.length === 0) return ok(undefined);
    await this.put(found, parts, files);
    for (const { stream, data } of found) {
      const { description } = data as { description?: { opening?: string } };
      await this.reading.record(stream.slice('unit-'.length), description?.opening, context);
    }
    return ok(undefined);
  }

  private async put(
    events: readonly StoredEvent[],
    { ledger, tree }: BundleParts,
    files: BundleFiles,
  ): Promise<void> {
    const lines = events
      .map((event) => ({
        stream: event.stream,
        key: toHex(ledger.leaves.keyOf(event.stream)),
        revision: event.revision,
        leafIndex: leafOfEvent(tree, event),
        salt: toHex(event.salt),
        data: event.bytes.data,
        meta: event.bytes.meta,
      }))
      .sort((a, b) => a.leafIndex - b.leafIndex);
    const indices = lines.map(({ leafIndex }) => leafIndex);
    const nodes = await ledger.tree(tree.epoch).nodesOf(leafSetRanges(indices, tree.size), tree.size);
    files.set(UNIT_EVENTS, unitEventsFile(lines));
    files.set(UNIT_PROOF, concat(...leafSetProof(indices, tree.size, nodes)));
  }
}
