import type { EventDraft } from '@fonds/event-contracts';
import type { Deed } from '@fonds/holdings';
import { namedUnits, ok, refuse, type Refusal, type Result } from '@fonds/kernel';
import { plainRefusal, ruleRefusal } from '@fonds/law';
import type { Destruction } from './destruction.state';
import { notItsSupervisor } from './supervision.rule';

interface Certificate {
  readonly outcomes: ReadonlyMap<string, { readonly outcome: string; readonly since: string }>;
  readonly note?: string;
}

/** E54: both who counted sign afterwards; with the second signature the destruction is certified (INV-12, INV-18). */
export function certify(
  destruction: Destruction,
  { outcomes, note }: Certificate,
  deed: Deed,
): Result<readonly EventDraft[]> {
  const refusal = certificateRefusal(destruction, outcomes, deed);
  if (refusal) return refuse(refusal);
  const { act, order, certifiers } = destruction;
  const all = [...outcomes.values()];
  const number = (outcome: string): number => all.filter((each) => each.outcome === outcome).length;
  const counted = {
    root: act.sealed?.root ?? '',
    destroyed: number('destroyed'),
    returned: number('returned'),
    alreadyGone: number('already-gone'),
  };
  const days = all.map(({ since }) => since).sort();
  const signature: EventDraft = {
    type: 'DestructionCertificateSigned',
    data: { ...counted, ...(note && { note }) },
    rules: ['INV-12', 'INV-17b'],
  };
  if (!certifiers.length) return ok([signature]);
  const { method = '', place = '' } = order ?? {};
  const [from = '', to = ''] = [days[0], days[days.length - 1]];
  return ok([
    signature,
    {
      type: 'DestructionCertified',
      data: { ...counted, method, place, from, to },
      rules: ['INV-12', 'INV-17b', 'INV-18'],
    },
  ]);
}

function certificateRefusal(
  destruction: Destruction,
  outcomes: Certificate['outcomes'],
  { account, businessDate }: Deed,
): Refusal | undefined {
  const { act, certifiers, erasedOn, certified, order } = destruction;
  if (certified) return plainRefusal('certified-already');
  const stranger = notItsSupervisor(destruction, account);
  if (stranger) return stranger;
  if (certifiers.includes(account)) return ruleRefusal('certificate-signed-already', 'INV-13');
  const open = [...(act.decided?.manifest ?? [])].filter((unit) => !outcomes.has(unit));
  if (open.length) return ruleRefusal('units-without-fact', 'INV-17b', namedUnits(open));
  // What is certified has happened: nobody signs before the last fact, the erasure included.
  const facts = [...[...outcomes.values()].map(({ since }) => since), ...(erasedOn ? [erasedOn] : [])];
  const later = facts.find((since) => since > businessDate);
  if (later) return ruleRefusal('certified-before-fact', 'INV-17b', { fact: later });
  return order?.electronic && !erasedOn ? ruleRefusal('erasure-missing', 'INV-12') : undefined;
}
