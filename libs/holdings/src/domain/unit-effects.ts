import type { EffectApplied } from '@fonds/event-contracts';
import type { DestructionEffectKind } from './unit-destruction.rule';

/** What a gate event means for one unit, as its copy tells. */
export type UnitEffect = Omit<EffectApplied['effect'], 'kind'> & {
  readonly kind: EffectApplied['effect']['kind'] | DestructionEffectKind | 'opened';
  /** Of a destruction: the act. */
  readonly act?: string;
};

export interface AppliedEffect extends UnitEffect {
  /** Revision of the gate event in the gate's stream: the order of the law. */
  readonly revision: number;
  /** Its id. */
  readonly event: string;
  /** Gate revision of the correction that gave it its present date. */
  readonly correctedAt?: number;
}

/** Where a unit stands: who has custody, who has it in hand, whether it is in store at all. */
export interface Standing {
  readonly custodian: string;
  readonly holder: string;
  readonly transferringUnit?: string;
  readonly out?: 'lost' | 'withdrawn' | 'rearranged' | 'destroyed';
  /** The act of a destruction that has started: it is still in the balance, and nothing else may have it. */
  readonly destroying?: string;
  readonly loan?: { readonly due: string };
  readonly place?: string;
}

const WITHOUT_CUSTODY = [
  'incident',
  'loaned',
  'loan-returned',
  'moved',
  'destruction-started',
  'destruction-returned',
  'opened',
] as const satisfies readonly UnitEffect['kind'][];

/** Whether an effect changes custody or existence: the next one may not be dated before it (INV-43). */
export const changesCustody = ({ kind }: Pick<UnitEffect, 'kind'>): boolean =>
  !(WITHOUT_CUSTODY as readonly string[]).includes(kind);

/**
 * The standing after one more effect. A loss leaves custody where it was (E57): who had it still answers for it.
 *
 * @example afterEffect(entry, { kind: 'lost', since: '2026-10-14' }).out // 'lost'
 */
export function afterEffect(before: Standing, effect: UnitEffect): Standing {
  const parties = {
    custodian: effect.custodian ?? before.custodian,
    holder: effect.holder ?? effect.custodian ?? before.holder,
    transferringUnit: effect.transferringUnit ?? before.transferringUnit,
    // What has another custodian stands on no shelf of the one before.
    place: (effect.custodian ?? before.custodian) === before.custodian ? before.place : undefined,
  };
  switch (effect.kind) {
    case 'lost':
      return { ...before, ...parties, out: 'lost' };
    case 'recovered':
      return { ...before, ...parties, out: undefined };
    case 'withdrawn':
      return { ...before, ...parties, out: 'withdrawn' };
    case 'rearranged-away':
      return { ...before, out: 'rearranged' };
    case 'loaned':
      return { ...before, loan: { due: effect.due ?? effect.since } };
    case 'loan-returned':
      return { ...before, loan: undefined };
    case 'moved':
      return { ...before, place: effect.place };
    case 'incident':
    case 'opened':
      return before;
    case 'destruction-started':
      return { ...before, destroying: effect.act };
    case 'destruction-returned':
      return { ...before, destroying: undefined };
    case 'destroyed':
    case 'already-gone':
      return { ...before, destroying: undefined, out: 'destroyed' };
    case 'transferred':
    case 'early-custody':
    case 'accessioned':
    case 'taken-over':
    case 'seized':
    case 'seizure-returned':
      return { ...before, ...parties };
  }
}

export const standing = (entry: Standing, effects: readonly UnitEffect[]): Standing =>
  effects.reduce(afterEffect, entry);

/**
 * Who had custody before a seizure moved it, while the seizing body still has it (E98); undefined where none did, or where
 * something has moved it since.
 */
export function seizedFrom({
  entry,
  effects,
  custodian,
}: {
  readonly entry: Standing;
  readonly effects: readonly UnitEffect[];
  readonly custodian: string;
}): string | undefined {
  const at = effects.map(({ kind }) => kind).lastIndexOf('seized');
  const seizing = effects[at]?.custodian;
  if (at < 0 || effects.slice(at).some(({ kind }) => kind === 'seizure-returned')) return undefined;
  const before = standing(entry, effects.slice(0, at)).custodian;
  return seizing === custodian && before !== custodian ? before : undefined;
}
