import { refuse, type Result } from '@fonds/kernel';
import { plainRefusal, ruleRefusal } from '@fonds/law';

/** The second hand: another person, once (INV-01). */
export function secondHand<Proposal extends { readonly account: string }>(
  open: { readonly proposals: ReadonlyMap<string, Proposal>; readonly seconded: ReadonlySet<string> },
  id: string,
  account: string,
): Result<Proposal> {
  const proposal = open.proposals.get(id);
  if (!proposal) return refuse(plainRefusal('proposal-unknown', { proposal: id }));
  if (open.seconded.has(id)) return refuse(plainRefusal('proposal-done', { proposal: id }));
  if (proposal.account === account) return refuse(ruleRefusal('same-person', 'INV-01', { proposal: id }));
  return { ok: true, value: proposal };
}
