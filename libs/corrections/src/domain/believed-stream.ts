import type { EventDraft, FieldChange, PastEvent } from '@fonds/event-contracts';
import { refuse, type Refusal, type Result } from '@fonds/kernel';
import {
  correctEvent,
  proposeEventCorrection,
  standsOf,
  type CorrectionGround,
  type Told,
  type WantedCorrection,
} from './event-correction.rule';
import { secondHand } from './second-hand.rule';
import { corrected, toldBy, type CorrectableEvents } from './told-event';

/**
 * A short stream as it is believed now: its events as corrections left them, each in its own place. Whoever folds them
 * again has what stands.
 */
export interface BelievedStream {
  readonly events: readonly PastEvent[];
  readonly proposals: ReadonlyMap<string, OpenCorrection>;
  readonly seconded: ReadonlySet<string>;
}

export interface OpenCorrection {
  readonly account: string;
  readonly corrects: string;
  readonly fields: readonly FieldChange[];
}

export const NOTHING_TOLD: BelievedStream = { events: [], proposals: new Map(), seconded: new Set() };

export function believe(stream: BelievedStream, event: PastEvent, events: CorrectableEvents): BelievedStream {
  switch (event.type) {
    case 'EventCorrectionProposed': {
      const { corrects, fields } = event.data;
      const open = { account: event.account, corrects, fields };
      return { ...stream, proposals: new Map([...stream.proposals, [event.id, open]]) };
    }
    case 'EventCorrected': {
      const { seconds, corrects, fields } = event.data;
      return {
        ...stream,
        seconded: new Set([...stream.seconded, seconds]),
        events: stream.events.map((told) => (told.id === corrects ? corrected(told, fields, events) : told)),
      };
    }
    default:
      return { ...stream, events: [...stream.events, event] };
  }
}

export type CorrectionCommand =
  | { readonly kind: 'propose-event-correction'; readonly correction: WantedCorrection }
  | { readonly kind: 'second-correction'; readonly proposal: string };

export interface CorrectionDeed extends CorrectionGround {
  readonly account: string;
}

/** Whose events are corrected: how they are folded, and what of the outcome is shown. */
export interface CorrectionSubject<State> {
  readonly stream: BelievedStream;
  readonly events: CorrectableEvents;
  readonly fold: (events: readonly PastEvent[]) => State;
  readonly shown: (state: State) => Readonly<Record<string, unknown>>;
  /** Whether it may stand so. */
  readonly refused?: (after: State, told: PastEvent, fields: readonly FieldChange[]) => Refusal | undefined;
}

/** E92 on a stream that is folded whole: by two people, in two commands. */
export function decideCorrection<State>(
  subject: CorrectionSubject<State>,
  command: CorrectionCommand,
  deed: CorrectionDeed,
): Result<readonly EventDraft[]> {
  const { stream, events } = subject;
  const told: Told = {
    events,
    told: new Map(
      stream.events.flatMap((event) => {
        const said = toldBy(event, events);
        return said ? [[event.id, said] as const] : [];
      }),
    ),
  };
  const after = (corrects: string, fields: readonly FieldChange[]): State =>
    subject.fold(
      stream.events.map((each) => (each.id === corrects ? corrected(each, fields, events) : each)),
    );
  const standing = (corrects: string, fields: readonly FieldChange[]): Refusal | undefined => {
    const event = stream.events.find(({ id }) => id === corrects);
    return event && subject.refused?.(after(corrects, fields), event, fields);
  };
  if (command.kind === 'propose-event-correction')
    return proposeEventCorrection(told, deed, command.correction, standing);
  const proposal = secondHand(stream, command.proposal, deed.account);
  if (!proposal.ok) return refuse(proposal.error);
  const { corrects, fields } = proposal.value;
  const stands = standsOf(subject.shown(subject.fold(stream.events)), subject.shown(after(corrects, fields)));
  return correctEvent(told, command.proposal, { corrects, fields }, standing, stands);
}
