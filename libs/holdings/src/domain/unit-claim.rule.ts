import type { EventDraft } from '@fonds/event-contracts';
import { ok, refuse, type CivilDate, type Refusal, type Result } from '@fonds/kernel';
import { plainRefusal, ruleRefusal } from '@fonds/law';
import { custodyStart } from './custody-timeline';
import { beingDestroyed } from './unit-destruction.rule';
import { changesCustody } from './unit-effects';
import type { Unit } from './unit.types';

/** An act that wants the unit, and what it needs of it. */
export interface ClaimOrder {
  readonly act: string;
  /** transfer, loan, rearrangement … */
  readonly actKind: string;
  readonly fonds: string;
  /** Who must have custody. */
  readonly custodian: string;
  /** The mandatory set of its description profile must be there (DA/T 18). */
  readonly described: boolean;
}

/** Architecture.md §5, step 2: one act at a time has a unit. An act that asks again is answered with nothing new. */
export function claim(unit: Unit, order: ClaimOrder): Result<readonly EventDraft[]> {
  const { act, actKind } = order;
  if (unit.claim?.act === act) return ok([]);
  const refusal = claimRefusal(unit, order);
  return refusal
    ? refuse(refusal)
    : ok([{ type: 'UnitClaimed', data: { act, kind: actKind }, rules: ['INV-02'] }]);
}

function claimRefusal(unit: Unit, { fonds, custodian, described }: ClaimOrder): Refusal | undefined {
  if (unit.fonds !== fonds) return plainRefusal('of-another-fonds', { fonds: unit.fonds });
  if (unit.claim) return ruleRefusal('claimed-by-another-act', 'INV-02', { ...actOf(unit.claim) });
  if (unit.out) return ruleRefusal('unit-not-in-store', 'INV-02', { out: unit.out });
  if (unit.custodian !== custodian)
    return ruleRefusal('wrong-custodian', 'INV-02', { custodian: unit.custodian });
  const leaving = beingDestroyed(unit);
  if (leaving) return leaving;
  if (unit.loan) return plainRefusal('on-loan', { due: unit.loan.due });
  const missing = described ? missingMandatory(unit) : [];
  return missing.length ? plainRefusal('not-described', { missing }) : undefined;
}

/** DA/T 18-2022 必著 of 案卷 and 件, as far as it is the unit's own; opening counts as 未审核 where nothing is printed. */
export function missingMandatory({ profile, description, code }: Unit): readonly string[] {
  if (profile !== 'dat18') return [];
  return [
    ...(code ? [] : ['code']),
    ...(description.dates?.length ? [] : ['dates']),
    ...(description.creators?.length ? [] : ['creators']),
    ...(description.retention ? [] : ['retention']),
  ];
}

/** What no command may change while an act has the unit: its code, secrecy, retention, and when custody began. */
const CLOSED: ReadonlySet<string> = new Set([
  'give-code',
  'propose-code-passage',
  'propose-event-correction',
  'change-secrecy',
  'assign-retention',
  'reset-retention',
  'grade',
  'declassify',
  'propose-held-since',
  'propose-history',
  'propose-filing',
  'accept-filing',
]);
const CLOSED_FIELDS: ReadonlySet<string> = new Set(['retention']);

/** Other corrections stay possible; a proposal that was made before the claim is seconded after it. */
export function closedWhileClaimed(
  unit: Unit,
  command: {
    readonly kind: string;
    readonly fields?: readonly { readonly field: string }[];
    readonly proposal?: string;
  },
): Refusal | undefined {
  const claim = unit.claim ?? (unit.destroying && { act: unit.destroying, kind: 'destruction' });
  if (!claim) return undefined;
  const proposed = command.proposal === undefined ? undefined : unit.proposals.get(command.proposal)?.what;
  const fields = proposed?.kind === 'fields' ? proposed.fields : (command.fields ?? []);
  const closed =
    CLOSED.has(command.kind) ||
    (proposed !== undefined && proposed.kind !== 'fields') ||
    fields.some(({ field }) => CLOSED_FIELDS.has(field));
  return closed ? ruleRefusal('claimed-by-act', 'INV-02', { ...actOf(claim) }) : undefined;
}

const actOf = ({ act, kind }: { act: string; kind: string }) => ({ act, kind });

/** The day before which no next custody event may be dated (INV-43). */
export function lastCustodyDay(unit: Unit): CivilDate {
  const dates = unit.effects.filter(changesCustody).map((effect) => effect.since as CivilDate);
  const start = custodyStart({ heldSince: unit.heldSince, businessDate: unit.takenOn });
  return dates.reduce((latest, day) => (day > latest ? day : latest), start);
}
