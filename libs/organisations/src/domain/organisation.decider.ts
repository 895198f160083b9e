import type { EventDraft, PastEvent } from '@fonds/event-contracts';
import { ok, refuse, type CivilDate, type Decider, type OrganisationId, type Result } from '@fonds/kernel';
import { plainRefusal } from '@fonds/law';
import { correctOrganisation, type CorrectOrganisation } from './organisation-correction.rule';
import { isOrganisationCode } from './organisation-id';
import { ORGANISATION_KINDS } from './organisation-kind';
import {
  emptyOrganisation,
  evolveOrganisation,
  withoutAbsent,
  type OrganisationAttributes,
  type OrganisationState,
} from './organisation.state';

/** `null` clears a field, an absent one stays as it is. */
export type OrganisationChanges = {
  readonly [F in keyof OrganisationAttributes]?:
    OrganisationAttributes[F] | (undefined extends OrganisationAttributes[F] ? null : never);
};

export type OrganisationCommand =
  | {
      readonly kind: 'register';
      readonly id: OrganisationId;
      readonly code: string;
      readonly attributes: OrganisationAttributes;
      readonly validTo?: CivilDate;
    }
  | {
      readonly kind: 'change';
      readonly changes: OrganisationChanges;
      /** The new superior and everything above it, where `changes` names one. */
      readonly above: readonly OrganisationId[];
    }
  | { readonly kind: 'end'; readonly validTo: CivilDate }
  | {
      readonly kind: 'name-successor';
      readonly function: string;
      readonly successor: OrganisationId;
      readonly from?: CivilDate;
    }
  | CorrectOrganisation;

function decide(command: OrganisationCommand, state: OrganisationState): Result<readonly EventDraft[]> {
  if (command.kind === 'register') return register(command, state);
  const { attributes, code } = state;
  if (!attributes || code === undefined) return refuse(plainRefusal('organisation-not-found'));
  switch (command.kind) {
    case 'change':
      return change(command, attributes, state);
    case 'end':
      return end(command.validTo, attributes, state);
    case 'name-successor':
      return nameSuccessor(command, state);
    case 'propose-event-correction':
    case 'second-correction':
      return correctOrganisation(
        command,
        state,
        (after) => after.attributes && unlawful(after.attributes, after.validTo)?.error,
      );
  }
}

function register(
  command: Extract<OrganisationCommand, { kind: 'register' }>,
  state: OrganisationState,
): Result<readonly EventDraft[]> {
  const { code, attributes, validTo } = command;
  if (state.code !== undefined) return refuse(plainRefusal('organisation-exists', { code }));
  if (!isOrganisationCode(code)) return refuse(plainRefusal('organisation-code-malformed', { code }));
  if (attributes.parent === command.id) return refuse(plainRefusal('organisation-above-itself', { code }));
  const wrong = unlawful(attributes, validTo);
  if (wrong) return wrong;
  return ok([{ type: 'OrganisationRegistered', data: { code, ...attributes, ...(validTo && { validTo }) } }]);
}

function change(
  command: Extract<OrganisationCommand, { kind: 'change' }>,
  attributes: OrganisationAttributes,
  state: OrganisationState,
): Result<readonly EventDraft[]> {
  if (state.validTo) return refuse(ended(state));
  const given = Object.entries(command.changes).filter(([, value]) => value !== undefined);
  const was: Record<string, unknown> = { ...attributes };
  const changed = given.filter(([field, value]) => (value ?? undefined) !== was[field]);
  if (changed.length === 0) return ok([]);
  if (command.above.some((id) => id === state.id))
    return refuse(plainRefusal('organisation-above-itself', { code: state.code ?? '' }));
  const after = Object.fromEntries(changed.filter(([, value]) => value !== null));
  const cleared = changed.filter(([, value]) => value === null).map(([field]) => field);
  const next = Object.fromEntries(
    Object.entries({ ...attributes, ...after }).filter(([field]) => !cleared.includes(field)),
  );
  const wrong = unlawful(next as unknown as OrganisationAttributes, undefined);
  if (wrong) return wrong;
  const before = withoutAbsent(Object.fromEntries(changed.map(([field]) => [field, was[field]])));
  return ok([{ type: 'OrganisationChanged', data: { before, after, cleared } } as EventDraft]);
}

/**
 * That a body ended is a fact and is recorded whatever became of its archives; the gate of INV-30 stands where its
 * fonds are closed (architecture.md §3).
 */
function end(
  validTo: CivilDate,
  attributes: OrganisationAttributes,
  state: OrganisationState,
): Result<readonly EventDraft[]> {
  if (state.validTo === validTo) return ok([]);
  if (state.validTo) return refuse(ended(state));
  return unlawful(attributes, validTo) ?? ok([{ type: 'OrganisationEnded', data: { validTo } }]);
}

function nameSuccessor(
  command: Extract<OrganisationCommand, { kind: 'name-successor' }>,
  state: OrganisationState,
): Result<readonly EventDraft[]> {
  const { successor, from } = command;
  if (successor === state.id)
    return refuse(plainRefusal('organisation-succeeds-itself', { code: state.code ?? '' }));
  const there = state.successors[command.function];
  if (there?.successor === successor && there.from === from) return ok([]);
  return ok([
    {
      type: 'SuccessorNamed',
      data: { function: command.function, successor, ...(from && { from }) },
      rules: ['INV-20'],
    },
  ]);
}

function unlawful(
  attributes: OrganisationAttributes,
  validTo: CivilDate | undefined,
): ReturnType<typeof refuse> | undefined {
  const { kind, level, validFrom } = attributes;
  if (ORGANISATION_KINDS[kind].archives && !level)
    return refuse(plainRefusal('archives-without-level', { kind: ORGANISATION_KINDS[kind].zh }));
  if (validFrom && validTo && validTo < validFrom)
    return refuse(plainRefusal('organisation-ends-before-it-begins', { validFrom, validTo }));
  return undefined;
}

const ended = (state: OrganisationState): ReturnType<typeof plainRefusal> =>
  plainRefusal('organisation-ended', { code: state.code ?? '', validTo: state.validTo ?? '' });

/**
 * An organisation (单位): kind, level, superior, life span and successors by function (domain.md §4.10, INV-20).
 * @param id of the organisation whose stream it is.
 */
export const organisationDecider = (
  id: OrganisationId,
): Decider<OrganisationState, OrganisationCommand, PastEvent, EventDraft> => ({
  initial: emptyOrganisation(id),
  evolve: evolveOrganisation,
  decide,
});
