import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { loadAct, loadGate, type LoadedAct } from '@fonds/acts';
import type { FindingCandidateRaised, TransferAccepted } from '@fonds/event-contracts';
import { EVENT_STORE, pastEvent, stamp, type EventStore, type StoredEvent } from '@fonds/event-store';
import { loadFonds } from '@fonds/fonds';
import { businessDateNotInFuture, plainRefusal, ruleRefusal } from '@fonds/law';
import { fold, namedUnits, ok, refuse, type CivilDate, type Refusal, type Result } from '@fonds/kernel';
import { batchAccessionId, scopeStream, yearOf } from '../domain/accession-ids';
import { termsRefusal } from '../domain/accession-terms.rule';
import type { Agreement } from '../domain/agreement.decider';
import { sourceOfBatch } from '../domain/batch-source.rule';
import { scopeDecider, scopeOn, type ScopeVersion } from '../domain/scope.decider';
import { outsideScope, type Outside } from '../domain/scope.rule';
import type { SourceParty } from '../domain/source-kinds';
import { AccessionNumbering } from './accession-numbering';
import { RegisterBatchAccession, type AccessionAnswer } from './accession.commands';
import { loadAgreement } from './known-agreement';
import { scopedUnits } from './scoped-units';

interface BatchSource {
  readonly sourceKind: 'transfer' | 'deposit';
  readonly source: SourceParty;
}

interface Acceptance {
  readonly event: StoredEvent;
  readonly since: CivilDate;
}

/** E29 for a batch: custody moved when both sides had signed (E27); the register gives it a number and cites it. */
@CommandHandler(RegisterBatchAccession)
export class RegisterBatchAccessionHandler implements ICommandHandler<RegisterBatchAccession> {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    private readonly numbering: AccessionNumbering,
  ) {}

  async execute({ input, context }: RegisterBatchAccession): Promise<Result<AccessionAnswer>> {
    const { archives, act: id } = input;
    const late = businessDateNotInFuture(context.businessDate, context.today);
    if (late) return refuse(late);
    const act = await loadAct(this.store, id);
    const accepted = act && (await this.acceptance(act));
    if (!act || !accepted) return refuse(ruleRefusal('transfer-not-accepted', 'INV-02', { act: id }));
    const transfer = accepted.event.data as TransferAccepted;
    const sourceKind = transfer.nature === 'deposit' ? 'deposit' : 'transfer';
    if (transfer.to !== archives || transfer.nature === 'early-custody')
      return refuse(plainRefusal('transfer-not-to-this-archives', { act: id }));
    const units = await scopedUnits(this.store, [...(act.state.decided?.manifest ?? [])]);
    const agreed = sourceKind === 'deposit' ? await loadAgreement(this.store, input.agreement) : undefined;
    const owners = units.map(({ owner }) => owner);
    const source = { kind: sourceOfBatch(owners, agreed?.party.kind), organisation: transfer.from };
    const refusal = agreementOf({ sourceKind, source, agreed }, input, {
      date: accepted.since,
      lawData: context.law.version,
    });
    if (refusal) return refuse(refusal);
    // What comes in by agreement may lie outside the scope (INV-05).
    const scope =
      sourceKind === 'deposit'
        ? undefined
        : scopeOn(
            fold(scopeDecider, (await this.store.readStream(scopeStream(archives))).map(pastEvent)),
            accepted.since,
          );
    const outside = scope && outsideScope(scope, transfer.from, units);
    const entry = await this.entry(
      act,
      accepted,
      {
        sourceKind,
        source,
        ...(input.title && { title: input.title }),
        ...(input.agreement && { agreement: input.agreement }),
      },
      scope && { version: scope.version, inside: !outside },
    );
    const finding = scope && outside && findingOf(entry, scope, outside);
    // The entry is this person's deed: its envelope is made of his command, as everywhere.
    const [cause] = stamp(
      `accession-${entry.accession}`,
      [{ type: 'AccessionNumbered', data: { ...entry, number: 1, printed: '-' } }],
      context,
    );
    if (!cause) throw new Error('an entry is one event');
    const { printed, event } = await this.numbering.enter(cause as unknown as StoredEvent, entry, finding);
    return ok({
      accession: entry.accession,
      number: printed,
      outcome: {
        stream: event.stream,
        revision: event.revision,
        position: event.position,
        events: [event.id],
        repeated: event.meta.command !== context.command,
      },
      ...(scope && { insideScope: !outside }),
    });
  }

  /** With its day as it stands now: it may have been corrected before it is registered. */
  private async acceptance(act: LoadedAct): Promise<Acceptance | undefined> {
    const { decided, fonds, kind } = act.state;
    if (kind !== 'transfer' || !decided) return undefined;
    const { stored, state } = await loadGate(this.store, fonds);
    const event = stored[decided.gate];
    const effect = state.effects.find(({ revision }) => revision === decided.gate);
    return event && effect && { event, since: effect.effect.since as CivilDate };
  }

  private async entry(
    { id, state }: LoadedAct,
    { event: accepted, since }: Acceptance,
    { title, ...terms }: BatchSource & { readonly title?: string; readonly agreement?: string },
    scope: { version: number; inside: boolean } | undefined,
  ) {
    const { to, since: told } = accepted.data as TransferAccepted;
    const manifest = state.decided?.manifest ?? new Set<string>();
    const levels = state.parts.flatMap((part) =>
      [...part].flatMap(([unit, { level }]) => (manifest.has(unit) ? [level] : [])),
    );
    const files = levels.filter((level) => level === 'file').length;
    const fonds = await loadFonds(this.store, state.fonds);
    return {
      archives: to,
      // A correction that comes before the entry or after it moves no accession to another year's numbers.
      year: yearOf(told),
      accession: batchAccessionId(id),
      content: 'batch' as const,
      act: id,
      gate: { fonds: state.fonds, revision: accepted.revision },
      fonds: state.fonds,
      ...terms,
      title: title ?? (fonds.kind === 'fonds' ? fonds.fonds.name : id),
      on: since,
      files,
      items: levels.length - files,
      ...(scope && { scope }),
    };
  }
}

/** INV-09: a deposit rests on the agreement that both sides signed. */
function agreementOf(
  { sourceKind, source, agreed }: BatchSource & { readonly agreed?: Agreement },
  { archives, agreement, title = '' }: RegisterBatchAccession['input'],
  on: { readonly date: CivilDate; readonly lawData: string },
): Refusal | undefined {
  if (sourceKind === 'transfer') return undefined;
  const named = { ...(agreement && { agreement }), ...(agreed && { agreed }) };
  return termsRefusal({ sourceKind, source, title, archives, content: 'batch', ...on, ...named });
}

const findingOf = (
  { archives, act, accession, on }: { archives: string; act: string; accession: string; on: string },
  { version }: ScopeVersion,
  { reasons, units }: Outside,
): FindingCandidateRaised => ({
  archives,
  rule: 'INV-05',
  offence: 'OFF-15',
  act,
  accession,
  on,
  scopeVersion: version,
  reasons: [...reasons],
  ...namedUnits(units),
});
