import { balanceOf, refusedWhole, type LoadedAct } from '@fonds/acts';
import { refuse, type Refusal } from '@fonds/kernel';
import type { ActAnswer } from './accession.commands';

export function actAnswer(act: LoadedAct): ActAnswer {
  const last = act.stored[act.stored.length - 1];
  const { listed, applied } = balanceOf(act.state);
  return {
    act: act.id,
    outcome: {
      stream: `act-${act.id}`,
      revision: act.state.revision,
      position: last?.position ?? 0n,
      events: act.stored.map(({ id }) => id),
      repeated: false,
    },
    listed,
    applied,
    exceptions: [
      ...act.state.exceptions.map(({ unit, code }) => ({ unit, code })),
      // It is there, without the code that it was to have: that one was taken meanwhile.
      ...(act.state.uncoded ?? []).map(({ unit, refusal }) => ({ unit, code: refusal })),
    ],
    closed: act.state.closed,
  };
}

/** The same command came again: what became of its act. */
export function repeatedAnswer(act: LoadedAct): ActAnswer {
  const { outcome, ...answer } = actAnswer(act);
  return { ...answer, outcome: { ...outcome, repeated: true } };
}

/** What the gate said when it refused the act, which then ends without effect. */
export function gateRefusal(act: LoadedAct): { ok: false; error: Refusal } | undefined {
  const refusal = act.state.refused && refusedWhole(act);
  return refusal && refuse(refusal);
}
