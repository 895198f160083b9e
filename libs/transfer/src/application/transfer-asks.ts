import { Injectable } from '@nestjs/common';
import type {
  OpinionsAttached,
  PastEvent,
  TransferChecked,
  TransferDispatched,
  TransferReturned,
} from '@fonds/event-contracts';
import { manifestOf } from '@fonds/acts';
import { ok, refuse, type Result } from '@fonds/kernel';
import { plainRefusal } from '@fonds/law';
import { checkAsks, dispatchAsks, opinionAsks, returnAsks } from './in-parts';
import type { TransferAsk } from './transfer.commands';
import type { EnteredTransfer } from './transfer-door';
import { UnitsOfTransfer } from './units-of-transfer';

export type OpinionInput = Omit<OpinionsAttached['opinions'][number], 'units'>;

export interface CheckInput extends Omit<TransferChecked, 'found' | 'missing' | 'unlisted'> {
  /** Codes or ids; what is not on the list becomes unlisted. */
  readonly found: readonly string[];
  /** Boxes that are there with all that was packed into them. */
  readonly boxes: readonly string[];
  readonly missing: readonly string[];
  readonly unlisted: readonly string[];
  /** Nothing else has come: the rest of the list is missing. */
  readonly restMissing: boolean;
}

export interface DefectInput {
  readonly code: string;
  readonly text?: string;
  /** Codes or ids of the units that have it. */
  readonly units?: readonly string[];
  /** Code of something that came and is not on the list. */
  readonly unlisted?: string;
}

type Asks = Promise<Result<TransferAsk[]>>;
type Entered = Pick<EnteredTransfer, 'transfer' | 'events'>;

/** From what people write and scan (codes, boxes) to what the batch's stream records (ids, in parts that fit). */
@Injectable()
export class TransferAsks {
  constructor(private readonly units: UnitsOfTransfer) {}

  /** Opinions for named units, or for the whole list. */
  async opinions(
    { transfer }: Entered,
    given: readonly { readonly opinion: OpinionInput; readonly units?: readonly string[] }[],
  ): Asks {
    const names = this.units.of(transfer.act);
    const asked: { opinion: OpinionInput; units: readonly string[] }[] = [];
    for (const { opinion, units } of given) {
      const named =
        units === undefined
          ? ok(transfer.act.parts.flatMap((part) => [...part.keys()]))
          : await names.allNamed(units);
      if (!named.ok) return named;
      asked.push({ opinion, units: named.value });
    }
    return ok(opinionAsks(asked));
  }

  async dispatch(
    { transfer }: Entered,
    {
      boxes,
      ...how
    }: Omit<TransferDispatched, 'boxes'> & {
      readonly boxes: readonly {
        readonly box: string;
        readonly seal?: string;
        readonly units?: readonly string[];
      }[];
    },
  ): Asks {
    const names = this.units.of(transfer.act);
    const named = await names.allNamed(boxes.flatMap(({ units }) => units ?? []));
    if (!named.ok) return named;
    const packed: TransferDispatched['boxes'] = [];
    for (const { units, ...box } of boxes) {
      const inside = units?.length ? (await names.named(units)).units : [];
      packed.push({ ...box, ...(inside.length && { units: [...inside] }) });
    }
    return ok(dispatchAsks({ ...how, boxes: packed }));
  }

  /** E27: identity of units, not their number. */
  async check({ transfer, events }: Entered, input: CheckInput): Asks {
    const { act } = transfer;
    const names = this.units.of(act);
    const scanned = await names.named(input.found);
    const missing = await names.allNamed(input.missing);
    if (!missing.ok) return missing;
    const packed = boxesOf(events);
    const empty = input.boxes.filter((box) => !packed.get(box)?.length);
    if (empty.length) return refuse(plainRefusal('box-unknown', { boxes: empty }));
    const absent = new Set(missing.value);
    const manifest = new Set(manifestOf(act));
    const inBoxes = input.boxes.flatMap((box) => packed.get(box) ?? []);
    const found = new Set([...scanned.units, ...inBoxes.filter((unit) => manifest.has(unit))]);
    for (const unit of absent) found.delete(unit);
    if (input.restMissing)
      for (const unit of manifest)
        if (!found.has(unit) && transfer.checked.get(unit) !== 'found') absent.add(unit);
    const { method, seals } = input;
    return ok(
      checkAsks({
        method,
        found: [...found],
        missing: [...absent],
        unlisted: [...new Set([...scanned.unknown, ...input.unlisted])],
        ...(seals && { seals }),
      }),
    );
  }

  /** E25: units with what is wrong with each, or the whole batch. */
  async return(
    { transfer }: Entered,
    scope: TransferReturned['scope'],
    units: readonly string[],
    defects: readonly DefectInput[],
  ): Asks {
    const names = this.units.of(transfer.act);
    const listed = await names.allNamed(units);
    if (!listed.ok) return listed;
    const itemised: TransferReturned['defects'] = [];
    const leaving = new Set(listed.value);
    for (const { code, text, units: having = [], unlisted } of defects) {
      const named = await names.allNamed(having);
      if (!named.ok) return named;
      // Naming what was unlisted settles it: whoever signs knows of it.
      const words = unlisted ?? text ?? code;
      if (named.value.length === 0) itemised.push({ code, text: words });
      for (const unit of named.value) {
        leaving.add(unit);
        itemised.push({ unit, code, text: words });
      }
    }
    return ok(returnAsks({ scope, units: scope === 'all' ? [] : [...leaving], defects: itemised }));
  }
}

function boxesOf(events: readonly PastEvent[]): ReadonlyMap<string, readonly string[]> {
  const boxes = new Map<string, readonly string[]>();
  for (const event of events)
    if (event.type === 'TransferDispatched')
      for (const { box, units = [] } of event.data.boxes)
        boxes.set(box, [...(boxes.get(box) ?? []), ...units]);
  return boxes;
}
