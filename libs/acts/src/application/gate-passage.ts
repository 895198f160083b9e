import { Inject, Injectable } from '@nestjs/common';
import type { EventDraft } from '@fonds/event-contracts';
import { EVENT_STORE, NO_STREAM, type EventStore, type NewEvent, type StoredEvent } from '@fonds/event-store';
import type { CivilDate } from '@fonds/kernel';
import { lawDataOf } from '@fonds/law';
import { gateStream, manifestOf } from '../domain/act.state';
import { gateDecider } from '../domain/gate.decider';
import { stepEvent } from './act-events';
import { ActKinds } from './act-kind';
import { citedManifests, loadGate, type LoadedAct } from './loaded-act';
import { previousDays } from './previous-days';

const RETRIES = 1_000;

/** Takes a sealed act before its fonds's gate, and writes down in the act what the gate said. */
@Injectable()
export class GatePassage {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    private readonly kinds: ActKinds,
  ) {}

  async pass(act: LoadedAct, record: (draft: EventDraft) => Promise<void>): Promise<void> {
    const { sealed, fonds, kind, custodian } = act.state;
    const sealing = sealed && act.stored[sealed.revision];
    if (!sealed || !sealing) throw new Error('only a sealed act passes the gate');
    const spec = this.kinds.of(kind);
    const of = { act: act.id, sealed: sealed.revision, root: sealed.root, count: sealed.count };
    const {
      event,
      paper,
      case: passing,
      waived,
      papers,
      products,
    } = spec.effect({
      act: act.id,
      state: act.state,
      events: act.events,
      of,
    });
    const units = manifestOf(act.state);
    for (let attempt = 0; attempt < RETRIES; attempt++) {
      const gate = await loadGate(this.store, fonds);
      const decided = gate.state.decided.get(act.id);
      if (decided)
        return record({
          type: 'ActDecided',
          data: { sealed: sealed.revision, gate: decided.revision, event: decided.event },
        });
      const manifests = await citedManifests(this.store, gate.state, sealed.gate);
      const decision = gateDecider.decide(
        {
          kind: 'decide',
          stoppable: spec.stoppable(act.events),
          seen: sealed.gate,
          act: act.id,
          ...(passing && { case: passing }),
          ...(waived && { waived }),
          paper,
          ...(products && { products }),
          event,
          units,
          keptBy: () => custodian,
          previous: await previousDays(this.store, act, gate.state, units, manifests),
          manifests,
          deed: deedOf(sealing, act.stored),
        },
        gate.state,
      );
      if (!decision.ok) {
        const { code, rule, facts } = decision.error;
        return record({
          type: 'ActRefusedAtGate',
          data: { sealed: sealed.revision, code, ...(rule && { rule }), facts },
        });
      }
      const stream = gateStream(fonds);
      const expected = gate.state.revision < 0 ? NO_STREAM : gate.state.revision;
      const [result] = await this.store.append([
        {
          stream,
          expected,
          events: decision.value.map((draft, n) =>
            citing(stepEvent(sealing, stream, `decide-${n}`, draft), act.stored, papers),
          ),
        },
      ]);
      if (result && !result.ok && result.reason === 'invalid')
        throw new Error(`${stream}: ${result.problems.join('; ')}`);
    }
    throw new Error(`the gate of ${fonds} keeps moving`);
  }
}

/** With the papers that were signed: whoever reads the decision finds the scans, not only those of the last command. */
function citing(event: NewEvent, stored: readonly StoredEvent[], papers: readonly string[] = []): NewEvent {
  if (!papers.length) return event;
  const named = new Set(papers);
  const scans = stored.filter(({ id }) => named.has(id)).flatMap(({ meta }) => meta.evidence);
  const cited = [...event.meta.evidence, ...scans];
  const evidence = [...new Map(cited.map((each) => [each.sha256, each])).values()];
  return { ...event, meta: { ...event.meta, evidence } };
}

/**
 * Under the sealing event: its day is the deed's day, and it was held against the day of recording then. The papers are
 * those of the whole act: a scan is cited where the signature was entered, not where the second hand confirmed it.
 */
const deedOf = ({ meta }: StoredEvent, stored: readonly StoredEvent[]) => ({
  businessDate: meta.businessDate as CivilDate,
  today: meta.businessDate as CivilDate,
  account: meta.actor.account,
  lawData: lawDataOf(meta.rules),
  evidence: stored.reduce((n, event) => n + event.meta.evidence.length, 0),
  ...(meta.reason && { reason: meta.reason }),
});
