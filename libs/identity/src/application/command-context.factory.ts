import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { keyedCommand, type CommandContext } from '@fonds/event-store';
import {
  isCivilDate,
  ok,
  refuse,
  shanghaiDay,
  uuidV7,
  type CivilDate,
  type Clock,
  type CommandId,
  type Result,
} from '@fonds/kernel';
import { businessDateNotInFuture, isCarried, law, lawDataVersions, plainRefusal } from '@fonds/law';
import { CLOCK } from '../clock.token';
import { pickRole, type Caller, type WantedRole } from '../domain/caller';
import type { Permission } from '../domain/permission';

/** What a person says about the deed besides the deed itself. */
export interface ActInput {
  /** Civil date of the deed, Asia/Shanghai; today when absent. */
  readonly businessDate?: string;
  /** With offset; only where an instant is known. */
  readonly occurredAt?: string;
  readonly reason?: string;
  readonly onBehalfOf?: string;
  readonly evidence?: readonly { readonly sha256: string; readonly kind: string }[];
}

/** What the way it came adds. */
export interface CommandEdge {
  /** `Idempotency-Key`: the same key of the same account is the same command. Random when absent. */
  readonly key?: string;
  /** What is asked with the key: method, address and body. */
  readonly asked?: string;
  /** `If-Match`. */
  readonly expectedRevision?: number;
  /** Operating-system user or address. */
  readonly client?: string;
  readonly wanted?: WantedRole;
}

/** RFC 3339 to the second, as the envelope of events takes it; the day is looked up in the calendar. */
const TIME = /^T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,3})?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/;
const isInstant = (text: string): boolean => isCivilDate(text.slice(0, 10)) && TIME.test(text.slice(10));

const KEY = /^[^\p{Cc}]{1,200}$/u;
export const isIdempotencyKey = (text: string): boolean => KEY.test(text);

/** Makes the context of a command where it comes in, from HTTP or the command line. Below it nothing knows the clock. */
@Injectable()
export class CommandContextFactory {
  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  /**
   * @returns a refusal `permission-denied`, `role-not-held`, `idempotency-key-malformed`, `occurred-at-malformed`,
   *   `business-date-in-future` (INV-43), or `law-data-not-carried`
   */
  forCaller(
    caller: Caller,
    permission: Permission,
    act: ActInput = {},
    edge: CommandEdge = {},
  ): Result<CommandContext> {
    const role = pickRole(caller, permission, edge.wanted);
    if (!role.ok) return role;
    if (edge.key !== undefined && !isIdempotencyKey(edge.key))
      return refuse(plainRefusal('idempotency-key-malformed'));
    if (act.occurredAt !== undefined && !isInstant(act.occurredAt))
      return refuse(plainRefusal('occurred-at-malformed', { given: act.occurredAt }));
    const now = this.clock.now();
    const today = shanghaiDay(now);
    const businessDate = (act.businessDate ?? today) as CivilDate;
    const future = businessDateNotInFuture(businessDate, today);
    if (future) return refuse(future);
    const { lawData } = caller;
    if (lawData !== undefined && !isCarried(lawData))
      return refuse(
        plainRefusal('law-data-not-carried', {
          version: lawData,
          carried: lawDataVersions().map(({ version }) => version),
        }),
      );
    const { regime, version } = law.at(businessDate, lawData);
    return ok({
      command: this.commandId(caller, edge, now),
      account: caller.account,
      role: role.value.role,
      ...(role.value.organisation && { organisation: role.value.organisation }),
      ...(act.onBehalfOf && { onBehalfOf: act.onBehalfOf }),
      businessDate,
      today,
      ...(act.occurredAt && { occurredAt: act.occurredAt }),
      law: { regime: regime.id, version },
      evidence: (act.evidence ?? []).map(({ sha256, kind }) => ({ sha256, kind })),
      ...(act.reason && { reason: act.reason }),
      ...(edge.client && { client: edge.client }),
      ...(edge.expectedRevision !== undefined && { expectedRevision: edge.expectedRevision }),
    });
  }

  private commandId(caller: Caller, { key, asked = '' }: CommandEdge, now: number): CommandId {
    return key === undefined
      ? uuidV7<'command'>(now, randomBytes(10))
      : keyedCommand(caller.account, key, asked);
  }
}
