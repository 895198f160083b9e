import { Command } from '@nestjs/cqrs';
import type { CaseFactsStated, InventoryCounted, RestructuringOpened } from '@fonds/event-contracts';
import type { CommandContext, Outcome } from '@fonds/event-store';
import type { Viewer } from '@fonds/identity';
import type { Result } from '@fonds/kernel';
import type { ArchiveClass } from '@fonds/law';
import type { CaseCommand, DecisionWords } from '../domain/case.commands';
import type { FondsWords } from '../domain/fonds-ending.rule';

export interface OpenedCase {
  readonly case: string;
  readonly hold: string;
  /** Units that it fixed. */
  readonly units: number;
  readonly outcome: Outcome;
}

/** E66: one whole-fonds hold at the gate, then the set of units. Refused also: `case-open-already`, `nothing-held`. */
export class OpenCase extends Command<Result<OpenedCase>> {
  constructor(
    readonly input: Omit<RestructuringOpened, 'table' | 'hold'>,
    readonly context: CommandContext,
  ) {
    super();
  }
}

/** An asset as a list names it; files by ids or codes. */
export interface AssetWords {
  readonly asset: string;
  readonly name?: string;
  readonly buyer?: string;
  readonly stateControlled?: boolean;
  readonly units?: readonly string[];
}

type Ready =
  | 'form-group'
  | 'state-facts'
  | 'explain'
  | 'record-opinion'
  | 'adopt-plan'
  | 'file-plan'
  | 'amend'
  | 'give-copies'
  | 'grant-access'
  | 'meet-obligation'
  | 'record-deregistration'
  | 'record-termination'
  | 'name-responsible';
type Without<C> = C extends CaseCommand ? Omit<C, 'deed'> : never;
/** Steps that need nothing looked up. */
export type ReadyOrder = Without<Extract<CaseCommand, { kind: Ready }>>;

/** What a person asks of a case: units by ids or codes, groups by their names. */
export type CaseOrder =
  | ReadyOrder
  | { readonly kind: 'sort'; readonly classes?: ReadonlyMap<string, ArchiveClass> }
  | {
      readonly kind: 'split';
      readonly to: string;
      readonly class?: ArchiveClass;
      readonly units: readonly string[];
      /** Units of this suspended batch, beside those named. */
      readonly act?: string;
      readonly ground: string;
      readonly facts?: CaseFactsStated['facts'];
    }
  | { readonly kind: 'list-assets'; readonly assets: readonly AssetWords[] }
  | {
      readonly kind: 'count';
      readonly method: InventoryCounted['method'];
      readonly group?: string;
      /** Codes or ids that were found; or their number, where they were counted by box or by hand. */
      readonly found: readonly string[] | number;
      readonly note?: string;
    }
  | { readonly kind: 'decide-custody'; readonly decision: DecisionWords }
  | {
      readonly kind: 'draft-plan';
      readonly cost?: string;
      readonly payer?: string;
      readonly timetable?: string;
      readonly requirement?: string;
    }
  | { readonly kind: 'execute'; readonly groups: readonly string[]; readonly agreement?: string }
  | { readonly kind: 'adopt'; readonly act: string; readonly agreement?: string }
  | {
      readonly kind: 'lend';
      readonly units: readonly string[];
      readonly purpose: 'audit' | 'valuation';
      readonly reader: string;
      readonly due: string;
      readonly approval: string;
    }
  | { readonly kind: 'close'; readonly fonds?: FondsWords };

export interface CaseAnswer {
  readonly outcome: Outcome;
  /** The transfer that was drafted or adopted, or the loan. */
  readonly act?: string;
}

/** E67–E72. */
export class ActOnCase extends Command<Result<CaseAnswer>> {
  constructor(
    readonly id: string,
    readonly order: CaseOrder,
    readonly viewer: Viewer,
    readonly context: CommandContext,
  ) {
    super();
  }
}
