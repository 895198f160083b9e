import { ActClaimSettler, ActKinds, ActProcess, ClaimPart, GatePassage } from '@fonds/acts';
import type { HoldingTakenOn } from '@fonds/event-contracts';
import { execute, type CommandContext, type EventStore, type Outcome } from '@fonds/event-store';
import { deedOf, unitStream } from '@fonds/holdings';
import { civilDate, type CivilDate, type Result } from '@fonds/kernel';
import { holdingTakenOn, record, testContext, testId } from '@fonds/testing';
import {
  ACCESSION_KIND,
  ARRANGEMENT_KIND,
  WITHDRAWAL_KIND,
} from '../../libs/accession/src/application/act-kinds';
import { REARRANGEMENT_KIND } from '../../libs/acts/src/application/rearrangement.kind';
import { actOnTransfer, type TransferOrder } from '../../libs/transfer/src/application/act-on-transfer';
import { TRANSFER_KIND } from '../../libs/transfer/src/application/transfer.kind';
import { HEAD_AND_HANDLER } from '../../libs/transfer/src/domain/signature-policy';
import { transferDecider, type TransferCommand } from '../../libs/transfer/src/domain/transfer.decider';

/** The day of the tests' clock. */
export const TODAY = civilDate('2026-11-22');
const OPINION = {
  opinion: '开放',
  expiry: '到期',
  disclosure: '主动公开',
  secrecyChange: '无',
} as const;

/** Who signs, in which order. */
export const SIGNERS = (['from', 'to'] as const).flatMap((side) =>
  (['handler', 'head'] as const).map((capacity) => ({ side, capacity, account: testId<'account'>() })),
);

/** What carries acts in one process. */
export function carrierOn(store: EventStore) {
  const kinds = new ActKinds();
  for (const spec of [TRANSFER_KIND, REARRANGEMENT_KIND, ACCESSION_KIND, ARRANGEMENT_KIND, WITHDRAWAL_KIND])
    kinds.register(spec);
  const settler = new ActClaimSettler(store, kinds);
  const claims = new ClaimPart(store, kinds, settler);
  return { kinds, settler, process: new ActProcess(store, kinds, claims, new GatePassage(store, kinds)) };
}

export interface Batch {
  readonly act: string;
  readonly fonds: string;
  readonly from: string;
  readonly to: string;
  /** The list in its chunks. */
  readonly parts: readonly (readonly string[])[];
  readonly day: CivilDate;
  readonly historical?: boolean;
}

export const contextOn = (day: CivilDate, over: Partial<CommandContext> = {}): CommandContext =>
  testContext({ businessDate: day, ...over });

/** One command of a person, which may be sent again after its process died: it is the same command then. */
export interface Sent {
  (store: EventStore): Promise<Result<Outcome> | undefined>;
}

type Raw = Exclude<TransferCommand, { kind: 'sign' | 'confirm-paper' | 'conclude' }>;
type RawOrder<C = Raw> = C extends Raw ? Omit<C, 'deed'> : never;

/** A command that no claim has to be settled for. */
export function raw(act: string, order: RawOrder, context: CommandContext): Sent {
  const command = { ...order, deed: deedOf(context) } as TransferCommand;
  return (store) => execute(store, `act-${act}`, transferDecider, command, context);
}

export function ordered(act: string, order: TransferOrder, context: CommandContext): Sent {
  return (store) => actOnTransfer(store, carrierOn(store).process, act, order, context);
}

export const carried =
  (act: string): Sent =>
  async (store) => {
    await carrierOn(store).process.carry(act);
    return undefined;
  };

/** From the draft to the offer, with its claims. */
export function offering({ act, fonds, from, to, parts, day, historical = false }: Batch): readonly Sent[] {
  const order = (command: RawOrder): Sent => raw(act, command, contextOn(day));
  return [
    order({ kind: 'draft', draft: { fonds, from, to, nature: 'transfer', historical } }),
    ...parts.map((units, part) => order({ kind: 'list', part, units })),
    order({ kind: 'list-complete' }),
    ...parts.map((units) =>
      order({ kind: 'attach-opinions', opinions: [{ ...OPINION, units: [...units] }] }),
    ),
    order({ kind: 'offer', intoArchives: true }),
    carried(act),
  ];
}

export const checking = (
  act: string,
  day: CivilDate,
  found: readonly string[],
  missing: readonly string[] = [],
) =>
  raw(
    act,
    { kind: 'check', check: { method: 'scan', found: [...found], missing: [...missing], unlisted: [] } },
    contextOn(day),
  );

export const returning = (act: string, day: CivilDate, units: readonly string[]): Sent =>
  raw(
    act,
    {
      kind: 'return',
      return: {
        scope: 'units',
        units: [...units],
        defects: units.map((unit) => ({ unit, code: 'missing', text: '未到' })),
      },
    },
    contextOn(day),
  );

/** All four signatures; the last one seals. */
export const signing = (act: string, day: CivilDate, signers = SIGNERS): readonly Sent[] =>
  signers.map(({ side, capacity, account }) =>
    ordered(
      act,
      { kind: 'sign', side, capacity, intoArchives: true, policy: HEAD_AND_HANDLER },
      contextOn(day, { account }),
    ),
  );

export const holding = (over: Partial<HoldingTakenOn>, since: string): HoldingTakenOn =>
  holdingTakenOn({ profile: 'isad', heldSince: { printed: since, to: since }, ...over });

export async function takenOn(store: EventStore, unit: string, data: HoldingTakenOn): Promise<void> {
  await record(store, unitStream(unit), 'HoldingTakenOn', data);
}

/** Sends every command once. @throws Error when one is refused */
export async function sendAll(store: EventStore, commands: readonly Sent[]): Promise<void> {
  for (const send of commands) {
    const result = await send(store);
    if (result && !result.ok) throw new Error(`refused: ${JSON.stringify(result.error)}`);
  }
}
