import type {
  CodePassageProposed,
  CustodyInterval,
  Description,
  FieldChange,
  HeldSince,
  Owner,
  ReferenceCode,
} from '@fonds/event-contracts';
import type { ToldEvent } from '@fonds/corrections';
import type { CivilDate } from '@fonds/kernel';
import type { UnitMarks } from './unit-destruction.rule';
import type { AppliedEffect, Standing } from './unit-effects';
import type { UnitOpening, UnitOpeningDay } from './unit-opening.rule';
import type { Shelved } from './unit-standing';

/** A proposal that waits for the second hand. */
export interface OpenProposal {
  readonly account: string;
  readonly what:
    | { readonly kind: 'fields'; readonly entry?: string; readonly fields: readonly FieldChange[] }
    | {
        readonly kind: 'heldSince';
        readonly corrects: string;
        readonly before: HeldSince;
        readonly after: HeldSince;
      }
    | { readonly kind: 'history'; readonly intervals: readonly CustodyInterval[] }
    | { readonly kind: 'event'; readonly corrects: string; readonly fields: readonly FieldChange[] }
    | { readonly kind: 'passage'; readonly passage: CodePassageProposed }
    | { readonly kind: 'filing'; readonly catalogue: string };
}

export interface Unit extends UnitMarks {
  readonly fonds: string;
  readonly custodian: string;
  readonly holder: string;
  readonly owner: Owner;
  readonly transferringUnit?: string;
  readonly description: Description;
  readonly entries: ReadonlyMap<string, Description>;
  readonly code?: ReferenceCode;
  /** Codes it has borne; none is ever free again (INV-44). */
  readonly formerCodes: readonly ReferenceCode[];
  /** Codes entered in error that have passed to other units: each by its normalised form. */
  readonly passed: ReadonlyMap<string, PassedCode>;
  /** Business date of the opening entry (E95). */
  readonly takenOn: CivilDate;
  readonly heldSince: HeldSince;
  /** The event that says so: the opening entry, or its last correction. */
  readonly heldSinceEvent: string;
  /** Gate revision of the act that brought it into being. */
  readonly begun?: number;
  /** Gate revision of the newest correction of its day. */
  readonly begunCorrectedAt?: number;
  readonly history: readonly CustodyInterval[];
  /** Who had it at the opening entry; custodian and holder above are what the effects since made of it. */
  readonly entry: Standing;
  /** Copies of gate events, in the order of the gate. */
  readonly effects: readonly AppliedEffect[];
  /** Not in store: lost, withdrawn, or gone into other units. */
  readonly out?: Standing['out'];
  /** The destruction that has started and has no fact of this unit yet (INV-17b). */
  readonly destroying?: string;
  /** An act that has claimed it: no other custody decision until the act ends. */
  readonly claim?: {
    readonly act: string;
    readonly kind: string;
    readonly revision: number;
    readonly since: CivilDate;
  };
  readonly loan?: { readonly due: string };
  /** It came into being here (E07), and is to be filed (E13). */
  readonly captured?: true;
  /** Since when the archives room answers for it, under which catalogue (E13). */
  readonly filed?: { readonly on: CivilDate; readonly catalogue: string; readonly event: string };
  /** Of what became secret after it was there: the day of the notification, from which its term runs (SECR 19). */
  readonly secretSince?: CivilDate;
  /** Its openings (E63) in the order of the gate, each on the day that is believed now. */
  readonly openings: readonly UnitOpeningDay[];
  /** What the last opening review made of it; absent when there was none. */
  readonly opening?: UnitOpening;
  /** Where it stands: 库房-区-列-节-架-层-盒. */
  readonly place?: string;
  /** Its last shelving (E35). */
  readonly shelved?: Shelved;
  readonly level: 'file' | 'item';
  readonly profile: 'isad' | 'dat18';
  readonly proposals: ReadonlyMap<string, OpenProposal>;
  /** What events said that may be corrected later, as it is believed now (E92); in their order. */
  readonly told: ReadonlyMap<string, ToldEvent>;
  /** Proposals that were seconded: the second hand comes once. */
  readonly seconded: ReadonlySet<string>;
}

/** Where a code went, and the event that says so. */
export interface PassedCode {
  readonly to: string;
  readonly event: string;
}

/**
 * A stream begins with the opening entry, or is the reservation of a code that some unit bears, or the code was set
 * aside because a catalogue has a status in place of holdings.
 */
export type UnitState =
  | { readonly kind: 'none' }
  | { readonly kind: 'unit'; readonly unit: Unit }
  | {
      readonly kind: 'reservation';
      readonly bearer: string;
      readonly code: ReferenceCode;
      readonly voided: boolean;
    }
  | SetAside;

export interface SetAside {
  readonly kind: 'set-aside';
  readonly code: ReferenceCode;
  /** As the catalogue says: 已销毁, 空号 … */
  readonly status: string;
  readonly fonds: string;
  readonly numberingBody: string;
  readonly import: string;
  /** Kept for ever, or its unit may be taken on under it; undefined while nobody has decided. */
  readonly decision?: 'keep' | 'admit';
}
