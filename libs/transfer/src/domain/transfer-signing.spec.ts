import type { EventDraft, PastEvent } from '@fonds/event-contracts';
import { rootOfRows } from '@fonds/ledger/core';
import { HEAD_AND_HANDLER, type SignaturePolicy } from './signature-policy';
import { type TransferCommand } from './transfer.decider';
import {
  given,
  SENDER_HEAD,
  SENDER_CLERK,
  HEAD,
  CLERK,
  A,
  B,
  C,
  TODAY,
  ALL,
  deed,
  event,
  draftOf,
  listed,
  complete,
  offered,
  claims,
  returned,
  gone,
  received,
  signature,
  SEALABLE,
  sign,
  three,
  signedDraft,
  sealedBy,
} from '../../test/transfer-story.fixture';

describe('two hands sign (E27)', () => {
  it('the last signature that is wanted seals the manifest, and names those before it', () =>
    given([...received, ...three])
      .when(sign('to', 'head', HEAD))
      .then([signedDraft('to', 'head'), sealedBy(three)]));

  it('nobody signs for both sides', () =>
    given([...received, signature('from', 'handler', CLERK)])
      .when(sign('to', 'head', CLERK))
      .then({ code: 'same-person-both-sides', rule: 'INV-02', facts: { side: 'to' } }));

  it('each capacity of a side signs once', () =>
    given([...received, ...three])
      .when(sign('to', 'handler', HEAD))
      .then({ code: 'signed-already' }));

  it('a signature for another list counts no more: it is asked for again', () => {
    const rest = rootOfRows([A, B]);
    const other = [...three, returned([C]), gone([C])];
    given([...received, ...other])
      .when(sign('to', 'head', HEAD))
      .then([
        {
          type: 'TransferSigned',
          data: { side: 'to', capacity: 'head', kind: 'account', signedOn: TODAY, root: rest, count: 2 },
        },
      ]);
  });

  it('units that a fact has changed are not signed for', () =>
    given([...received, ...three])
      .when(sign('to', 'head', HEAD, { sealable: { gate: 6, changed: [B] } }))
      .then({ code: 'units-changed-since', rule: 'INV-02', facts: { units: [B], count: 1 } }));

  it('by accounts only where paper is not enough, and the other way round', () => {
    const paperOnly: SignaturePolicy = { ...HEAD_AND_HANDLER, kinds: ['paper'] };
    given(received)
      .when(sign('to', 'head', HEAD, { policy: paperOnly }))
      .then({ code: 'signature-kind-not-enough' });
  });

  it.each<[string, PastEvent[], string]>([
    ['before the offer', [draftOf(), ...listed, complete], 'not-offered'],
    [
      'while units are being claimed',
      [draftOf(), ...listed, complete, offered, claims(0, [A, B])],
      'claims-under-way',
    ],
  ])('not %s', (_, history, code) =>
    given(history)
      .when(sign('to', 'head', HEAD))
      .then({ code }),
  );
});

describe('a signature on paper is entered by two people', () => {
  const enter = (over: Partial<Extract<TransferCommand, { kind: 'enter-paper' }>> = {}): TransferCommand => ({
    kind: 'enter-paper',
    intoArchives: false,
    side: 'from',
    capacity: 'head',
    policy: HEAD_AND_HANDLER,
    name: '张三',
    signedOn: '2026-11-01',
    deed: deed({ account: CLERK, evidence: 1 }),
    ...over,
  });
  const entered = event(
    'PaperSignatureEntered',
    { side: 'from', capacity: 'head', name: '张三', signedOn: '2026-11-01', root: ALL, count: 3 },
    { account: CLERK },
  );
  const confirm = (account: string): TransferCommand => ({
    kind: 'confirm-paper',
    policy: HEAD_AND_HANDLER,
    sealable: SEALABLE,
    entry: entered.id,
    deed: deed({ account }),
  });
  const confirmed: EventDraft<'TransferSigned'> = {
    type: 'TransferSigned',
    data: {
      side: 'from',
      capacity: 'head',
      kind: 'paper',
      seconds: entered.id,
      name: '张三',
      signedOn: '2026-11-01',
      root: ALL,
      count: 3,
    },
  };

  it('the first enters the scan, the name and the day of the paper', () => {
    given(received)
      .when(enter())
      .then([
        {
          type: 'PaperSignatureEntered',
          data: { side: 'from', capacity: 'head', name: '张三', signedOn: '2026-11-01', root: ALL, count: 3 },
        },
      ]);
    given(received)
      .when(enter({ deed: deed({ evidence: 0 }) }))
      .then({ code: 'scan-missing', rule: 'INV-02' });
    given(received)
      .when(enter({ signedOn: '2026-11-23' }))
      .then({ code: 'business-date-in-future', rule: 'INV-43' });
  });

  it('the second is another account, once', () => {
    given([...received, entered])
      .when(confirm(HEAD))
      .then([confirmed]);
    given([...received, entered])
      .when(confirm(CLERK))
      .then({ code: 'same-person', rule: 'INV-01' });
    const signed = event('TransferSigned', confirmed.data, { account: HEAD });
    given([...received, entered, signed])
      .when(confirm(HEAD))
      .then({ code: 'proposal-done' });
  });

  it('a paper that was entered for another list is entered again', () =>
    given([...received, entered, returned([C]), gone([C])])
      .when(confirm(HEAD))
      .then({ code: 'signed-another-list', rule: 'INV-02' }));

  it('as the last one it seals as well', () => {
    const others = [
      signature('from', 'handler', SENDER_CLERK),
      signature('to', 'handler', CLERK),
      signature('to', 'head', HEAD),
    ];
    given([...received, ...others, entered])
      .when(confirm(SENDER_HEAD))
      .then([confirmed, sealedBy(others)]);
  });
});
