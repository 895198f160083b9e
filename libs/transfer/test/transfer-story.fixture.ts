import type { EventDraft, EventMap, EventType, PastEvent } from '@fonds/event-contracts';
import type { Deed } from '@fonds/holdings';
import { civilDate } from '@fonds/kernel';
import { LAW_DATA_VERSION } from '@fonds/law';
import { rootOfRows } from '@fonds/ledger/core';
import { happened, rulesOf, testId, type PastDeed } from '@fonds/testing';
import { HEAD_AND_HANDLER } from '../src/domain/signature-policy';
import { transferDecider, type TransferCommand } from '../src/domain/transfer.decider';
import type { Opinion } from '../src/domain/transfer.state';

/** One batch of three units between two bodies, as the deciding of a transfer meets it. */
export const { given } = rulesOf(transferDecider);
export const [FONDS, FROM, TO] = [testId<'fonds'>(), testId<'organisation'>(), testId<'organisation'>()];
export const [SENDER_HEAD, SENDER_CLERK] = [testId<'account'>(), testId<'account'>()];
export const [HEAD, CLERK] = [testId<'account'>(), testId<'account'>()];
export const UNITS: readonly string[] = [testId<'unit'>(), testId<'unit'>(), testId<'unit'>()];
export const [A = '', B = '', C = ''] = UNITS;
export const TODAY = civilDate('2026-11-22');
export const ALL = rootOfRows([...UNITS]);

export const deed = (over: Partial<Deed> = {}): Deed => ({
  businessDate: TODAY,
  today: TODAY,
  account: CLERK,
  evidence: 0,
  lawData: LAW_DATA_VERSION,
  ...over,
});
export const event = <T extends EventType>(type: T, data: EventMap[T], by: PastDeed = {}): PastEvent =>
  happened(type, data, by);

export const draftOf = (over: Partial<EventMap['TransferDrafted']> = {}): PastEvent =>
  event('TransferDrafted', {
    fonds: FONDS,
    from: FROM,
    to: TO,
    nature: 'transfer',
    historical: false,
    ...over,
  });
export const listed = [
  event('ActUnitsListed', { part: 0, units: [A, B] }),
  event('ActUnitsListed', { part: 1, units: [C] }),
];
export const complete = event('ManifestSealed', { count: 3, root: ALL });
export const opinions = (of: Opinion, units: readonly string[] = UNITS): PastEvent =>
  event('OpinionsAttached', { opinions: [{ ...of, units: [...units] }] });
export const offered = event('TransferOffered', { count: 3, root: ALL, defects: [] });
export const claims = (part: number, units: readonly string[]): PastEvent =>
  event('ActUnitsClaimed', {
    part,
    gate: -1,
    claimed: [...units],
    revisions: units.map(() => 1),
    since: units.map(() => '2010-12-31'),
    levels: units.map(() => 'f').join(''),
    refused: [],
  });
export const claimed = [claims(0, [A, B]), claims(1, [C])];
export const checked = (over: Partial<EventMap['TransferChecked']> = {}): PastEvent =>
  event('TransferChecked', { method: 'scan', found: [...UNITS], missing: [], unlisted: [], ...over });
export const returned = (units: readonly string[], text = '破损'): PastEvent =>
  event('TransferReturned', {
    scope: 'units',
    units: [...units],
    defects: units.length
      ? units.map((unit) => ({ unit, code: 'damaged', text }))
      : [{ code: 'unlisted', text }],
  });
export const gone = (units: readonly string[]): PastEvent =>
  event('ActUnitsReleased', { units: [...units], why: 'returned' });
export const report = (
  result: 'pass' | 'fail',
  mandatory = true,
  stage: 'sender' | 'receiver' = 'receiver',
) =>
  event('FourPropertyReportFiled', {
    stage,
    results: [{ property: '真实性', check: '1-1', mandatory, result, method: 'machine' }],
  });

export const waiting = [draftOf(), ...listed, complete, offered, ...claimed];
export const received = [...waiting, checked()];

export type Side = 'from' | 'to';
export type Capacity = 'head' | 'handler';
export const signature = (
  side: Side,
  capacity: Capacity,
  account: string,
  over: Partial<EventMap['TransferSigned']> = {},
): PastEvent =>
  event(
    'TransferSigned',
    { side, capacity, kind: 'account', signedOn: TODAY, root: ALL, count: 3, ...over },
    { account },
  );
export const SEALABLE = { gate: 5, changed: [] };
export const sign = (
  side: Side,
  capacity: Capacity,
  account: string,
  over: Partial<Extract<TransferCommand, { kind: 'sign' }>> = {},
): TransferCommand => ({
  kind: 'sign',
  side,
  capacity,
  intoArchives: false,
  policy: HEAD_AND_HANDLER,
  sealable: SEALABLE,
  deed: deed({ account }),
  ...over,
});
export const three = [
  signature('from', 'handler', SENDER_CLERK),
  signature('from', 'head', SENDER_HEAD),
  signature('to', 'handler', CLERK),
];
export const signedDraft = (side: Side, capacity: Capacity): EventDraft<'TransferSigned'> => ({
  type: 'TransferSigned',
  data: { side, capacity, kind: 'account', signedOn: TODAY, root: ALL, count: 3 },
});
export const sealedBy = (signatures: readonly PastEvent[], over: Partial<EventMap['ActSealed']> = {}) => ({
  type: 'ActSealed' as const,
  data: { root: ALL, count: 3, gate: 5, signatures: signatures.map(({ id }) => id), ...over },
});
