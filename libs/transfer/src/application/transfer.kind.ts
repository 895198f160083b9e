import type { ActKindSpec } from '@fonds/acts';
import type { PastEvent } from '@fonds/event-contracts';
import { balanceOf } from '@fonds/acts';
import { evolveTransfer, type Signature, type Transfer } from '../domain/transfer.state';

const transferOf = (events: readonly PastEvent[]): Transfer => {
  const transfer = events.reduce<Transfer | undefined>(evolveTransfer, undefined);
  if (!transfer) throw new Error('not a transfer');
  return transfer;
};

const signedBy = (signatures: readonly Signature[]): 'account' | 'paper' | 'both' => {
  const kinds = new Set(signatures.map(({ kind }) => kind));
  return kinds.size > 1 ? 'both' : kinds.has('paper') ? 'paper' : 'account';
};

/** Where the scans stand: with the entry of each signature on paper, and with its confirmation. */
const papersOf = (events: readonly PastEvent[], signatures: readonly Signature[]): readonly string[] => {
  const onPaper = new Set(signatures.filter(({ kind }) => kind === 'paper').map(({ event }) => event));
  return events.flatMap((event) =>
    event.type === 'TransferSigned' && onPaper.has(event.id)
      ? [...(event.data.seconds ? [event.data.seconds] : []), event.id]
      : [],
  );
};

/** E27: what a transfer asks of the gate. Custody counts from the day of the last signature. */
export const TRANSFER_KIND: ActKindSpec = {
  kind: 'transfer',
  described: true,
  // 代管 keeps custody where it is; what blocks a transfer blocks moving the units away all the same.
  stoppable: () => 'transfer',
  effect({ state, events, of }) {
    const { draft, signatures } = transferOf(events);
    const valid = signatures.filter(({ root }) => root === of.root);
    const since = valid.map(({ signedOn }) => signedOn).sort()[valid.length - 1] ?? state.businessDate;
    const kind = signedBy(valid);
    const papers = papersOf(events, valid);
    const { returned, explained } = balanceOf(state);
    return {
      event: {
        type: 'TransferAccepted',
        data: {
          of,
          from: draft.from,
          to: draft.to,
          holder: draft.to,
          since,
          nature: draft.nature,
          ...(draft.case && { case: draft.case }),
          partial: returned + explained > 0,
          signedBy: kind,
        },
      },
      paper: kind !== 'account',
      ...(draft.case && { case: draft.case }),
      ...(papers.length && { papers }),
    };
  },
};
