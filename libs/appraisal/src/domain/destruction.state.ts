import type {
  DestructionApproved,
  DestructionCertified,
  DestructionCounted,
  DestructionListDrawn,
  DestructionPaperEntered,
  DestructionRegisterSigned,
  DestructionStartOrdered,
  PastEvent,
  UnitDestroyed,
} from '@fonds/event-contracts';
import { evolveAct, type Act } from '@fonds/acts';
import { civilDate, laterDay, type CivilDate } from '@fonds/kernel';

export type RegisterForm = DestructionListDrawn['form'];
export type RegisterCapacity = DestructionRegisterSigned['capacity'];
export type CountingOffice = DestructionCounted['office'];

/** What became of each unit, as the gate has it. */
export type Outcomes = ReadonlyMap<
  string,
  { readonly outcome: UnitDestroyed['outcome']; readonly since: string }
>;

export interface Count extends DestructionCounted {
  readonly account: string;
  readonly event: string;
  readonly on: CivilDate;
}

/** A register of destruction (销毁清册): the act, and what is a destruction's own. */
export interface Destruction {
  readonly act: Act;
  readonly drawn: DestructionListDrawn;
  readonly excluded: number;
  readonly approvals: readonly (DestructionApproved & { readonly account: string })[];
  /** Day of its filing for record. */
  readonly filedOn?: CivilDate;
  readonly signed: readonly (DestructionRegisterSigned & { readonly account: string })[];
  readonly papers: ReadonlyMap<string, DestructionPaperEntered & { readonly account: string }>;
  readonly confirmed: ReadonlySet<string>;
  readonly counts: readonly Count[];
  readonly order?: DestructionStartOrdered;
  /** Day of the order that the gate let pass. */
  readonly startedOn?: CivilDate;
  /** Last day on which electronic records were erased. */
  readonly erasedOn?: CivilDate;
  /** Accounts that have signed the certificate. */
  readonly certifiers: readonly string[];
  readonly certified?: DestructionCertified;
}

export function evolveDestruction(
  destruction: Destruction | undefined,
  event: PastEvent,
): Destruction | undefined {
  if (event.type === 'DestructionListDrawn') {
    const act = evolveAct(undefined, event);
    return act && begun(act, event.data);
  }
  if (!destruction) return undefined;
  const act = evolveAct(destruction.act, event) ?? destruction.act;
  return step({ ...destruction, act }, event);
}

const begun = (act: Act, drawn: DestructionListDrawn): Destruction => ({
  act,
  drawn,
  excluded: 0,
  approvals: [],
  signed: [],
  papers: new Map(),
  confirmed: new Set(),
  counts: [],
  certifiers: [],
});

function step(destruction: Destruction, event: PastEvent): Destruction {
  const { account } = event;
  switch (event.type) {
    case 'DestructionUnitsExcluded':
      return { ...destruction, excluded: destruction.excluded + event.data.units.length };
    case 'DestructionPaperEntered':
      return {
        ...destruction,
        papers: new Map([...destruction.papers, [event.id, { ...event.data, account }]]),
      };
    case 'DestructionApproved':
      return confirmed(
        { ...destruction, approvals: [...destruction.approvals, { ...event.data, account }] },
        event.data.seconds,
      );
    case 'DestructionDeclined':
      return confirmed(destruction, event.data.seconds);
    case 'DestructionRegisterSigned':
      return confirmed(
        { ...destruction, signed: [...destruction.signed, { ...event.data, account }] },
        event.data.seconds,
      );
    case 'DestructionFiled':
      return { ...destruction, filedOn: civilDate(event.data.on) };
    case 'DestructionCounted':
      return {
        ...destruction,
        counts: [...destruction.counts, { ...event.data, account, event: event.id, on: event.businessDate }],
      };
    case 'DestructionStartOrdered':
      return { ...destruction, order: event.data, startedOn: event.businessDate };
    case 'ElectronicDataErased':
      return { ...destruction, erasedOn: laterDay(destruction.erasedOn, civilDate(event.data.on)) };
    case 'DestructionCertificateSigned':
      return { ...destruction, certifiers: [...destruction.certifiers, account] };
    case 'DestructionCertified':
      return { ...destruction, certified: event.data };
    default:
      return destruction;
  }
}

const confirmed = (destruction: Destruction, paper: string | undefined): Destruction =>
  paper === undefined
    ? destruction
    : { ...destruction, confirmed: new Set([...destruction.confirmed, paper]) };

/** The register as its stream tells. @throws Error for the events of another act */
export function destructionOf(events: readonly PastEvent[]): Destruction {
  const destruction = events.reduce<Destruction | undefined>(evolveDestruction, undefined);
  if (!destruction) throw new Error('not a destruction');
  return destruction;
}
