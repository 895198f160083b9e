import type { EventDraft } from '@fonds/event-contracts';
import { manifestOf } from '@fonds/acts';
import type { Deed } from '@fonds/holdings';
import { namedUnits, ok, refuse, type CivilDate, type Refusal, type Result } from '@fonds/kernel';
import { rootOfRows } from '@fonds/ledger/core';
import { plainRefusal, ruleRefusal } from '@fonds/law';
import { missingSignatures, type SignaturePolicy } from './signature-policy';
import type { Capacity, Side, Signature, Transfer } from './transfer.state';

export interface SignOrder {
  readonly side: Side;
  readonly capacity: Capacity;
}

/** Whether the gate's facts let the manifest be sealed: the revision they were read at, and the units they changed. */
export interface Sealable {
  readonly gate: number;
  readonly changed: readonly string[];
}

type Drafts = Result<readonly EventDraft[]>;

/** A signature is the signer's own command (architecture.md §10). The last one that is wanted seals the act. */
export function sign(
  transfer: Transfer,
  order: SignOrder & { readonly deed: Deed; readonly policy: SignaturePolicy; readonly sealable: Sealable },
): Drafts {
  const { side, capacity, deed, policy } = order;
  const manifest = manifestOf(transfer.act);
  const root = rootOfRows(manifest);
  const refusal =
    kindRefusal(policy, 'account') ??
    signedAlready(transfer, order, root) ??
    otherSide(transfer, side, deed.account, root);
  if (refusal) return refuse(refusal);
  return sealedWhenComplete(transfer, order, {
    type: 'TransferSigned',
    data: {
      side,
      capacity,
      kind: 'account',
      signedOn: deed.businessDate,
      root,
      count: manifest.length,
    },
    rules: ['INV-02'],
  });
}

/** A signature on paper, first hand: scan, name, seal. */
export function enterPaper(
  transfer: Transfer,
  order: SignOrder & {
    readonly deed: Deed;
    readonly policy: SignaturePolicy;
    readonly name: string;
    readonly seal?: string;
    readonly signedOn: string;
  },
): Drafts {
  const { side, capacity, deed, name, seal, signedOn, policy } = order;
  const manifest = manifestOf(transfer.act);
  const root = rootOfRows(manifest);
  const refusal = kindRefusal(policy, 'paper') ?? signedAlready(transfer, order, root);
  if (refusal) return refuse(refusal);
  if (deed.evidence === 0) return refuse(ruleRefusal('scan-missing', 'INV-02', { side, capacity }));
  if (signedOn > deed.today)
    return refuse(
      ruleRefusal('business-date-in-future', 'INV-43', { businessDate: signedOn, today: deed.today }),
    );
  const data = { side, capacity, name, ...(seal && { seal }), signedOn, root, count: manifest.length };
  return ok([{ type: 'PaperSignatureEntered', data, rules: ['INV-02'] }]);
}

/** Second hand: another account has compared the entry with the paper. */
export function confirmPaper(
  transfer: Transfer,
  order: {
    readonly deed: Deed;
    readonly policy: SignaturePolicy;
    readonly sealable: Sealable;
    readonly entry: string;
  },
): Drafts {
  const { entry: id, deed } = order;
  const entry = transfer.papers.get(id);
  if (!entry) return refuse(plainRefusal('paper-unknown', { entry: id }));
  if (transfer.confirmed.has(id)) return refuse(plainRefusal('proposal-done', { proposal: id }));
  if (entry.account === deed.account) return refuse(ruleRefusal('same-person', 'INV-01', { proposal: id }));
  const manifest = manifestOf(transfer.act);
  const root = rootOfRows(manifest);
  if (entry.root !== root) return refuse(ruleRefusal('signed-another-list', 'INV-02', { proposal: id }));
  const already = signedAlready(transfer, entry, root);
  if (already) return refuse(already);
  const { side, capacity, name, signedOn } = entry;
  return sealedWhenComplete(transfer, order, {
    type: 'TransferSigned',
    data: { side, capacity, kind: 'paper', seconds: id, name, signedOn, root, count: manifest.length },
    rules: ['INV-02'],
  });
}

/** After a refusal at the gate: what was signed stands as long as it is the same manifest. */
export function conclude(
  transfer: Transfer,
  { policy, sealable }: { readonly policy: SignaturePolicy; readonly sealable: Sealable },
): Drafts {
  const root = rootOfRows(manifestOf(transfer.act));
  const missing = missingSignatures(policy, transfer.signatures, root);
  if (missing.length) return refuse(ruleRefusal('signatures-missing', 'INV-02', { missing: told(missing) }));
  const changed = changedRefusal(sealable);
  return changed ? refuse(changed) : ok([sealed(transfer, root, sealable)]);
}

const told = (missing: readonly SignOrder[]): string[] =>
  missing.map(({ side, capacity }) => `${side} ${capacity}`);

/** In one append: a withdrawal and a last signature cannot both win. */
function sealedWhenComplete(
  transfer: Transfer,
  { policy, sealable }: { readonly policy: SignaturePolicy; readonly sealable: Sealable },
  draft: Extract<EventDraft, { type: 'TransferSigned' }>,
): Drafts {
  const { side, capacity, kind, signedOn, root } = draft.data;
  const signature: Signature = {
    event: '',
    side,
    capacity,
    kind,
    account: '',
    signedOn: signedOn as CivilDate,
    root,
  };
  const complete = !missingSignatures(policy, [...transfer.signatures, signature], root).length;
  if (!complete) return ok([draft]);
  const changed = changedRefusal(sealable);
  return changed ? refuse(changed) : ok([draft, sealed(transfer, root, sealable)]);
}

/** Its signatures are those before it in the stream that name the same root; the last one stands right before it. */
const sealed = ({ act, signatures }: Transfer, root: string, { gate }: Sealable): EventDraft => ({
  type: 'ActSealed',
  data: {
    root,
    count: manifestOf(act).length,
    gate,
    signatures: signatures.filter((each) => each.root === root).map(({ event }) => event),
  },
  rules: ['INV-02'],
});

const changedRefusal = ({ changed }: Sealable): Refusal | undefined =>
  changed.length ? ruleRefusal('units-changed-since', 'INV-02', namedUnits(changed)) : undefined;

const kindRefusal = ({ kinds }: SignaturePolicy, kind: Signature['kind']): Refusal | undefined =>
  kinds.includes(kind) ? undefined : plainRefusal('signature-kind-not-enough', { kind, kinds: [...kinds] });

const signedAlready = (
  transfer: Transfer,
  { side, capacity }: SignOrder,
  root: string,
): Refusal | undefined =>
  transfer.signatures.some((each) => each.side === side && each.capacity === capacity && each.root === root)
    ? plainRefusal('signed-already', { side, capacity })
    : undefined;

/** INV-02: two hands. Whoever signed for one side cannot sign for the other. */
const otherSide = (
  { signatures }: Transfer,
  side: Side,
  account: string,
  root: string,
): Refusal | undefined =>
  signatures.some(
    (each) => each.kind === 'account' && each.account === account && each.side !== side && each.root === root,
  )
    ? ruleRefusal('same-person-both-sides', 'INV-02', { side })
    : undefined;
