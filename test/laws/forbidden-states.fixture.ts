import type { EventMap, EventType } from '@fonds/event-contracts';
import type { StoredEvent } from '@fonds/event-store';

/** What stood of a unit in the log by then. */
interface UnitSeen {
  retention: string;
  readonly formed: string;
  readonly secret: boolean;
  gone: boolean;
  lent: boolean;
  destroying: boolean;
}
type Of<T extends EventType> = { readonly account: string; readonly data: EventMap[T] };

/**
 * What must never be, whatever was answered: found in the bare log alone and in its order, by plain counting
 * (INV-12 … 15, 17b, 20 … 22). Nothing that comes later makes it right.
 */
export class ForbiddenStates {
  readonly found: string[] = [];
  /** Units that were gone under a hold, as the log tells it. */
  incidents = 0;
  private readonly units = new Map<string, UnitSeen>();
  private readonly holds = new Map<string, EventMap['HoldPlaced']>();
  private readonly before: StoredEvent[] = [];

  /** @param authority the one that may consent to an extension */
  constructor(
    log: readonly StoredEvent[],
    private readonly authority: string,
  ) {
    // A decision names its units by a sealed manifest: those that have its copy.
    const copied = new Map<string, string[]>();
    for (const { stream, data } of log) {
      const gate = (data as { gate?: { event?: string } }).gate?.event;
      if (stream.startsWith('unit-') && gate !== undefined)
        copied.set(gate, [...(copied.get(gate) ?? []), stream.slice('unit-'.length)]);
    }
    for (const event of log) {
      const wrong = this.wrong(event, copied.get(event.id) ?? []);
      this.found.push(...wrong.map((what) => `${event.position} ${event.type}: ${what}`));
      this.take(event, copied.get(event.id) ?? []);
      this.before.push(event);
    }
  }

  private wrong(event: StoredEvent, ids: readonly string[]): readonly string[] {
    const any = (what: string, is: (unit: UnitSeen, id: string) => boolean): string[] =>
      ids.filter((id) => is(this.unit(id), id)).map((id) => `${what} ${id}`);
    switch (event.type) {
      case 'DestructionStarted':
        return [
          ...any('under a hold', (_, id) => this.held(id, 'destruction')),
          ...any('permanent', ({ retention }) => retention === '永久'),
          ...any('gone already', ({ gone }) => gone),
          ...any('lent', ({ lent }) => lent),
          ...any('of before 1949', ({ formed }) => formed < '1949-10-01' && !this.nationallyApproved(event)),
          ...this.unauthorised(event),
        ];
      case 'UnitDestroyed':
        return any('not started', ({ destroying }) => !destroying);
      case 'ItemsOpened':
        return [
          ...any('secret', ({ secret }) => secret),
          ...any('under a hold', (_, id) => this.held(id, 'opening')),
          ...any('gone', ({ gone }) => gone),
          ...(this.inAct(event, 'OpeningAgreed').length ? [] : ['without an agreement']),
        ];
      case 'OpeningExtended': {
        const { consent } = event.data as EventMap['OpeningExtended'];
        const told = this.before.find(({ id, type }) => id === consent && type === 'ExtensionConsented');
        const by = (told?.data as EventMap['ExtensionConsented'] | undefined)?.authority;
        return by === this.authority ? [] : ['without the consent of the authority'];
      }
      case 'DestructionCertified':
        return this.miscounted(event);
      default:
        return [];
    }
  }

  /** INV-12, INV-13: approved by another, counted by two who are two. */
  private unauthorised(event: StoredEvent): string[] {
    const [drawn] = this.inAct(event, 'DestructionListDrawn');
    const approvals = this.inAct(event, 'DestructionApproved');
    const counted = new Set(this.inAct(event, 'DestructionCounted').map(({ account }) => account));
    return [
      ...(approvals.some(({ account }) => account !== drawn?.account) ? [] : ['not approved by another']),
      ...(counted.size >= 2 ? [] : ['not counted by two']),
    ];
  }

  /** INV-15. */
  private nationallyApproved(event: StoredEvent): boolean {
    return [
      ...this.inAct(event, 'DestructionApproved'),
      ...this.inAct(event, 'DestructionStartOrdered'),
    ].some(({ data }) => data.saaApproval !== undefined);
  }

  private miscounted({ stream, data }: StoredEvent): string[] {
    const certified = data as EventMap['DestructionCertified'];
    const counts = { destroyed: 0, returned: 0, 'already-gone': 0 };
    for (const event of this.before) {
      if (event.type !== 'UnitDestroyed') continue;
      const { act, of, outcome } = event.data as EventMap['UnitDestroyed'];
      if (stream === `act-${act}`) counts[outcome] += of.count;
    }
    const { destroyed, returned, alreadyGone } = certified;
    const same =
      destroyed === counts.destroyed &&
      returned === counts.returned &&
      alreadyGone === counts['already-gone'];
    return same ? [] : ['other counts than its facts'];
  }

  /** What the act of a gate event says by then. */
  private inAct<T extends EventType>({ data }: StoredEvent, wanted: T): readonly Of<T>[] {
    const act = (data as { of?: { act?: string } }).of?.act ?? '';
    return this.before
      .filter(({ stream, type }) => stream === `act-${act}` && type === wanted)
      .map((event) => ({ account: event.meta.actor.account, data: event.data as EventMap[T] }));
  }

  private held(unit: string, by: string): boolean {
    return [...this.holds.values()].some(
      ({ stops, of }) => stops.includes(by as never) && (of?.units?.includes(unit) ?? true),
    );
  }

  private unit(id: string): UnitSeen {
    const unit = this.units.get(id);
    if (!unit) throw new Error(`the log knows no unit ${id}`);
    return unit;
  }

  private take({ type, stream, data }: StoredEvent, copied: readonly string[]): void {
    const of = (data as { of?: { units?: readonly string[] } }).of?.units ?? copied;
    const each = (change: Partial<UnitSeen>): void => {
      for (const id of of) Object.assign(this.unit(id), change);
    };
    switch (type) {
      case 'HoldingTakenOn': {
        const { description } = data as EventMap['HoldingTakenOn'];
        const { retention = '', secrecy, dates = [] } = description;
        const formed = dates[0]?.from ?? '';
        const seen = { retention, formed, secret: secrecy !== undefined };
        this.units.set(stream.slice('unit-'.length), {
          ...seen,
          gone: false,
          lent: false,
          destroying: false,
        });
        return;
      }
      case 'RetentionReset':
        this.unit(stream.slice('unit-'.length)).retention = (data as EventMap['RetentionReset']).after;
        return;
      case 'HoldPlaced':
        this.holds.set((data as EventMap['HoldPlaced']).hold, data as EventMap['HoldPlaced']);
        return;
      case 'HoldLifted':
        this.holds.delete((data as EventMap['HoldLifted']).hold);
        return;
      case 'LossRecorded':
        return each({ gone: true });
      case 'RecoveryRecorded':
        return each({ gone: false });
      case 'LoanIssued':
        return each({ lent: true });
      case 'LoanReturned':
        return each({ lent: false });
      case 'DestructionStarted':
        return each({ destroying: true });
      case 'UnitDestroyed': {
        const { outcome } = data as EventMap['UnitDestroyed'];
        return each({ destroying: false, ...(outcome !== 'returned' && { gone: true }) });
      }
      case 'IncidentReported':
        this.incidents += of.length;
    }
  }
}
