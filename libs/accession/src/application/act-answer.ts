import { balanceOf, type LoadedAct } from '@fonds/acts';
import { refuse, type Citation, type Json, type Refusal } from '@fonds/kernel';
import { findRule } from '@fonds/law';
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
    exceptions: act.state.exceptions.map(({ unit, code }) => ({ unit, code })),
    closed: act.state.closed,
  };
}

/** What the gate said when it refused the act, which then ends without effect. */
export function gateRefusal({ state }: LoadedAct): { ok: false; error: Refusal } | undefined {
  if (!state.refused) return undefined;
  const { code, rule, facts } = state.refused;
  const basis: readonly Citation[] = rule ? (findRule(rule)?.basis ?? []) : [];
  return refuse({ code, ...(rule && { rule }), basis, facts: facts as { readonly [name: string]: Json } });
}
