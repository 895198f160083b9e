import type { EventDraft, PastEvent } from '@fonds/event-contracts';
import type { Deed } from '@fonds/holdings';
import { ok, refuse, type Decider, type Result } from '@fonds/kernel';
import { businessDateNotInFuture, plainRefusal, ruleRefusal } from '@fonds/law';
import { evolveAct, type Act } from './act.state';

export type OwnActCommand = { readonly deed: Deed } & (
  | { readonly kind: 'second'; readonly sample?: { readonly checked: number; readonly wrong: number } }
  | { readonly kind: 'withdraw'; readonly ground: string }
);

const SECONDED: readonly Act['kind'][] = ['rearrangement', 'corrections'];
/** An opening, a destruction, the withdrawal of a deposit: each is ended at its own door, by whoever may begin it. */
const WITHDRAWN_HERE: readonly Act['kind'][] = [...SECONDED, 'accession', 'arrangement', 'loan', 'move'];

/** Acts of one custodian that need two of its people (E97, E101). */
export const ownActDecider: Decider<Act | undefined, OwnActCommand, PastEvent, EventDraft> = {
  initial: undefined,
  evolve: evolveAct,
  decide(command, act) {
    const late = businessDateNotInFuture(command.deed.businessDate, command.deed.today);
    if (late) return refuse(late);
    if (!act || act.kind === 'transfer') return refuse(plainRefusal('act-unknown'));
    if (act.closed || act.withdrawn) return refuse(plainRefusal('act-ended'));
    if (act.sealed) return refuse(ruleRefusal('act-sealed', 'INV-02', { root: act.sealed.root }));
    if (command.kind === 'withdraw')
      return WITHDRAWN_HERE.includes(act.kind)
        ? withdraw(act, command.ground)
        : refuse(plainRefusal('withdrawn-elsewhere', { kind: act.kind }));
    if (!SECONDED.includes(act.kind) || !act.listed) return refuse(plainRefusal('not-to-be-seconded'));
    if (act.secondedBy) return refuse(plainRefusal('proposal-done', { proposal: '' }));
    if (act.account === command.deed.account) return refuse(ruleRefusal('same-person', 'INV-01'));
    // E101: whoever seconds thousands of changes has looked at some of them.
    if (act.kind === 'corrections' && !command.sample)
      return refuse(ruleRefusal('sample-missing', 'INV-01', { count: act.listed.count }));
    return ok([
      {
        type: 'ActSeconded',
        data: { ...act.listed, ...(command.sample && { sample: { ...command.sample } }) },
        rules: ['INV-01'],
      },
    ]);
  },
};

/**
 * E29: an accession takes its number as soon as its list is complete, and a number that was given stands in the register
 * for ever. From then on the accession is carried to its end; what came in by error leaves again by an act of its own.
 */
function withdraw(act: Act, ground: string): Result<readonly EventDraft[]> {
  return act.kind === 'accession' && act.listed
    ? refuse(plainRefusal('accession-numbered', { count: act.listed.count }))
    : ok([{ type: 'ActWithdrawn', data: { ground } }]);
}
