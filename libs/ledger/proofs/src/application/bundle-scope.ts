import { Inject, Injectable } from '@nestjs/common';
import { actStream, ActQuery, gateStream, loadAct, type LoadedAct } from '@fonds/acts';
import { EVENT_STORE, type EventStore, type StoredEvent } from '@fonds/event-store';
import { FondsDoor, fondsStream } from '@fonds/fonds';
import { ACT_KIND_WORDS, openingToReaders, UnitDoor, unitStream } from '@fonds/holdings';
import { coded } from '@fonds/http-edge';
import type { Viewer } from '@fonds/identity';
import { isUuid, ok, refuse, type Result } from '@fonds/kernel';
import { plainRefusal } from '@fonds/law';
import { caseKindWords } from '@fonds/law/words';
import { CaseProof, CaseQuery, caseStream } from '@fonds/restructuring';
import type { BundleKind } from '@fonds/ledger/core';
import { under, type SignedTree } from './signed-tree';

/** What a bundle is about, after the asker was found to see it. */
export interface BundleSubject {
  readonly kind: BundleKind;
  readonly id: string;
  /** How people name it. */
  readonly name: { readonly zh: string; readonly en: string };
  /** Opening state of a unit: reading what is not open is an event. */
  readonly opening?: string | null;
}

/** One stream of a bundle, as the checkpoint's tree has it. */
export interface ScopedStream {
  readonly stream: string;
  readonly events: readonly StoredEvent[];
  /** Told whole from this revision on; else the single revisions. */
  readonly from?: number;
  readonly single?: ReadonlySet<number>;
}

/** What an event says of the gate event that it copies. */
export interface GateCopy {
  readonly fonds: string;
  readonly revision: number;
}

export const gateCopyOf = ({ data }: StoredEvent): GateCopy | undefined => {
  const { gate } = data as { gate?: unknown };
  return typeof gate === 'object' && gate !== null && 'event' in gate && 'fonds' in gate
    ? (gate as unknown as GateCopy)
    : undefined;
};

/** The act whose sealed manifest an event of the gate names. */
export const actNamedBy = ({ data }: StoredEvent): { act: string; sealed: number } | undefined => {
  const { of } = data as { of?: { act?: string; sealed?: number } };
  return of?.act !== undefined && of.sealed !== undefined ? { act: of.act, sealed: of.sealed } : undefined;
};

/** Which streams a bundle tells, and how far. */
@Injectable()
export class BundleScopes {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    private readonly units: UnitDoor,
    private readonly acts: ActQuery,
    private readonly fonds: FondsDoor,
    private readonly cases: CaseQuery,
    private readonly proof: CaseProof,
  ) {}

  /** @returns refusals of the doors: `unit-unknown`, `act-unknown`, `fonds-unknown` …, also for what one may not see */
  async subject(kind: BundleKind, text: string, viewer: Viewer): Promise<Result<BundleSubject>> {
    switch (kind) {
      case 'unit': {
        // The door writes the copies that the unit's decided acts and gate facts owe it.
        const found = await this.units.visible(text, viewer);
        if (!found.ok) return found;
        const { id, unit } = found.value;
        const name = unit.code?.printed ?? unit.description.title;
        return ok({ kind, id, name: alike(name), opening: openingToReaders(unit.description) ?? null });
      }
      case 'act': {
        const row = isUuid(text) ? await this.acts.one(text, viewer) : undefined;
        if (!row) return refuse(plainRefusal('act-unknown', { act: text }));
        return ok({ kind, id: row.id, name: coded(ACT_KIND_WORDS)[row.kind] });
      }
      case 'fonds': {
        const id = await this.fonds.visible(text, viewer);
        return id.ok ? ok({ kind, id: id.value, name: alike(text) }) : id;
      }
      case 'case': {
        const found = isUuid(text) ? await this.cases.one(text, viewer) : undefined;
        if (!found) return refuse(plainRefusal('case-unknown', { case: text }));
        if (!found.fixed) return refuse(plainRefusal('case-not-fixed'));
        const { zh, en } = caseKindWords(found.kind);
        const { title } = found.opened.decision;
        const name = { zh: `${zh}（${found.kind}）${title}`, en: `${en} (${found.kind}) ${title}` };
        return ok({ kind, id: text, name });
      }
    }
  }

  /** Position of the subject's last event: a checkpoint that does not cover it is no basis for its bundle. */
  async lastOf({ kind, id }: BundleSubject): Promise<StoredEvent | undefined> {
    const events = await this.store.readStream(`${kind}-${id}`);
    return events[events.length - 1];
  }

  /** The subject's own stream first. */
  async streams({ kind, id }: BundleSubject, tree: SignedTree): Promise<readonly ScopedStream[]> {
    switch (kind) {
      case 'unit':
        return this.ofUnit(id, tree);
      case 'act':
        return this.ofAct(id, tree);
      case 'fonds':
        return this.ofFonds(id, tree);
      case 'case':
        return this.ofCase(id, tree);
    }
  }

  /** Its stream; the gate since the first event that it copies; what its acts say of its place in their manifests. */
  private async ofUnit(unit: string, tree: SignedTree): Promise<ScopedStream[]> {
    const own = await this.whole(unitStream(unit), tree);
    const copies = own.events.flatMap((event) => gateCopyOf(event) ?? []);
    const [first] = copies;
    if (!first) return [own];
    const from = Math.min(...copies.map(({ revision }) => revision));
    const gate = { ...(await this.whole(gateStream(first.fonds), tree)), from };
    const copied = new Set(copies.map(({ revision }) => revision));
    const acts = new Map(
      gate.events
        .filter(({ revision }) => copied.has(revision))
        .flatMap((event) => actNamedBy(event) ?? [])
        .map(({ act }) => [act, act]),
    );
    const parts: ScopedStream[] = [];
    for (const act of acts.keys()) {
      const loaded = await loadAct(this.store, act);
      if (!loaded) continue;
      const events = under(tree, loaded.stored);
      parts.push({ stream: actStream(act), events, single: namingUnit(loaded, unit) });
    }
    return [own, gate, ...parts];
  }

  /** Its stream; the gate from the event that decided it. */
  private async ofAct(act: string, tree: SignedTree): Promise<ScopedStream[]> {
    const own = await this.whole(actStream(act), tree);
    const loaded = await loadAct(this.store, act);
    const gate = loaded && (await this.whole(gateStream(loaded.state.fonds), tree));
    const decided = gate?.events.find((event) => actNamedBy(event)?.act === act);
    return gate && decided ? [own, { ...gate, from: decided.revision }] : [own];
  }

  /** Its stream, its gate, and the acts whose manifests passed it. Its units have bundles of their own. */
  private async ofFonds(fonds: string, tree: SignedTree): Promise<ScopedStream[]> {
    const own = await this.whole(fondsStream(fonds), tree);
    const gate = await this.whole(gateStream(fonds), tree);
    const acts = new Set(gate.events.flatMap((event) => actNamedBy(event)?.act ?? []));
    const streams = [own, ...(gate.events.length ? [gate] : [])];
    for (const act of acts) streams.push(await this.whole(actStream(act), tree));
    return streams;
  }

  /** Its stream, and the gate from its hold on: nothing moves but there. */
  private async ofCase(id: string, tree: SignedTree): Promise<ScopedStream[]> {
    const about = await this.proof.about(id);
    const own = await this.whole(caseStream(id), tree);
    if (!about.ok) return [own];
    const { fonds, hold } = about.value;
    return [own, { ...(await this.whole(gateStream(fonds), tree)), from: hold.revision }];
  }

  private async whole(stream: string, tree: SignedTree): Promise<ScopedStream> {
    return { stream, events: under(tree, await this.store.readStream(stream)), from: 0 };
  }
}

/** The act's first event, its seals, and the chunks of its list that name the unit. */
function namingUnit({ events }: LoadedAct, unit: string): ReadonlySet<number> {
  const named = events.filter((event) => {
    switch (event.type) {
      case 'ActUnitsListed':
        return event.data.units.includes(unit);
      case 'ActUnitsDrafted':
        return event.data.units.some((drafted) => drafted.unit === unit);
      case 'ActUnitsClaimed':
        return event.data.claimed.includes(unit);
      case 'ManifestSealed':
      case 'ActSealed':
      case 'ActDecided':
        return true;
      default:
        return event.revision === 0;
    }
  });
  return new Set(named.map(({ revision }) => revision));
}

const alike = (name: string) => ({ zh: name, en: name });
