import type {
  DestructionApplied,
  EventDraft,
  HoldingsGraded,
  PastEvent,
  RetentionAssigned,
  RetentionReset,
  UnitDestroyed,
  UnitEntered,
} from '@fonds/event-contracts';
import { ok, refuse, type CivilDate, type Refusal, type Result } from '@fonds/kernel';
import { isPermanent, plainRefusal, ruleRefusal } from '@fonds/law';
import { lawOf } from './law-day';
import type { Deed } from './deed';
import { endsSooner, permanentStays, shorterThanTheLeast } from './retention-period.rule';
import type { Dated } from './unit-start.rule';

/** What the start of a destruction, and the facts after it, mean for one unit (E99, E105). */
export type DestructionEffectKind =
  'destruction-started' | 'destroyed' | 'already-gone' | 'destruction-returned';

const KIND_OF: { readonly [O in DestructionApplied['outcome']]: DestructionEffectKind } = {
  started: 'destruction-started',
  destroyed: 'destroyed',
  'already-gone': 'already-gone',
  returned: 'destruction-returned',
};

export interface DestructionEffect {
  readonly kind: DestructionEffectKind;
  readonly since: string;
  readonly act: string;
}

/** What a unit is marked with beside its description, and what bars its destruction (INV-14, INV-17). */
export interface UnitMarks {
  readonly grade?: HoldingsGraded['grade'];
  /** An open matter (未了事项), as it was noted. */
  readonly openMatter?: string;
  readonly openMatterSince?: CivilDate;
  readonly gradedOn?: CivilDate;
  /** Whose schedule its period rests on, once it was assigned (INV-10); what a catalogue prints is as written. */
  readonly assigned?: RetentionAssigned['scheduleBasis'];
  /** First day of its period, where that is not the year after its formation. */
  readonly retentionStart?: CivilDate;
  /** The period as the catalogue printed it, before the first one that was assigned. */
  readonly retentionAsWritten?: string;
}

export type MarkCommand =
  | { readonly kind: 'grade'; readonly grade: HoldingsGraded['grade']; readonly document: string }
  | { readonly kind: 'note-open-matter'; readonly matter: string }
  | { readonly kind: 'settle-open-matter'; readonly document: string }
  | { readonly kind: 'assign-retention'; readonly assigned: Omit<RetentionAssigned, 'before'> }
  | { readonly kind: 'reset-retention'; readonly reset: Omit<RetentionReset, 'before'> };

export const destructionEffect = ({
  act,
  outcome,
  since,
}: Pick<UnitDestroyed, 'act' | 'since'> & {
  readonly outcome: DestructionApplied['outcome'];
}): DestructionEffect => ({ kind: KIND_OF[outcome], since, act });

/** The outcome that a unit's stream tells of an effect; undefined for one that is no destruction's. */
export const outcomeOfEffect = (kind: string): DestructionApplied['outcome'] | undefined =>
  (Object.keys(KIND_OF) as DestructionApplied['outcome'][]).find((outcome) => KIND_OF[outcome] === kind);

export function withMark<U extends Marked>(unit: U, event: PastEvent): U {
  switch (event.type) {
    case 'RetentionAssigned':
    case 'RetentionReset':
      return withPeriod(unit, event.data);
    case 'HoldingsGraded':
      return { ...unit, grade: event.data.grade, gradedOn: event.businessDate };
    case 'OpenMatterNoted':
      return { ...unit, openMatter: event.data.matter, openMatterSince: event.businessDate };
    case 'OpenMatterSettled':
      return { ...unit, openMatter: undefined, openMatterSince: undefined };
    default:
      return unit;
  }
}

/** The period takes the place of what stood; what was printed is kept as it was written. */
function withPeriod<U extends Marked>(
  unit: U,
  { after, scheduleBasis, start }: RetentionAssigned | RetentionReset,
): U {
  const written = unit.assigned ? unit.retentionAsWritten : unit.description.retention;
  return {
    ...unit,
    description: { ...unit.description, retention: after },
    assigned: scheduleBasis,
    retentionStart: start as CivilDate | undefined,
    retentionAsWritten: written,
  };
}

interface Marked extends UnitMarks, Dated {
  readonly out?: string;
  readonly description: Dated['description'] & { readonly retention?: string };
}

/** E34; O79 19: what is drawn out of a destruction is noted with its matter, and settled with a document. */
export function decideMark(
  unit: Marked,
  command: MarkCommand,
  deed: Pick<Deed, 'businessDate' | 'today' | 'evidence' | 'lawData'>,
): Result<readonly EventDraft[]> {
  if (unit.out) return refuse(ruleRefusal('unit-not-in-store', 'INV-02', { out: unit.out }));
  switch (command.kind) {
    case 'grade':
      return grade(unit, command.grade, command.document);
    case 'note-open-matter':
      return unit.openMatter === command.matter
        ? refuse(plainRefusal('field-unchanged', { field: 'openMatter' }))
        : ok([{ type: 'OpenMatterNoted', data: { matter: command.matter }, rules: ['INV-17'] }]);
    case 'settle-open-matter':
      return unit.openMatter === undefined
        ? refuse(plainRefusal('no-open-matter'))
        : ok([
            {
              type: 'OpenMatterSettled',
              data: { matter: unit.openMatter, document: command.document },
              rules: ['INV-17'],
            },
          ]);
    case 'assign-retention':
      return assign(unit, command.assigned, deed);
    case 'reset-retention':
      return reset(unit, command.reset, deed);
  }
}

/** Whose schedules have versions and lines. */
const BY_SCHEDULE: ReadonlySet<string> = new Set(['authority', 'superior']);

const stood = ({ description: { retention } }: Marked): { before?: string } =>
  retention === undefined ? {} : { before: retention };

/** E12. INV-10: a period that a schedule gives cites its version and line; a legacy one is mapped by a decision. */
function assign(
  unit: Marked,
  assigned: Omit<RetentionAssigned, 'before'>,
  deed: Pick<Deed, 'businessDate' | 'today' | 'evidence' | 'lawData'>,
): Result<readonly EventDraft[]> {
  const { scheduleBasis, schedule, decision, after } = assigned;
  if (unit.assigned && unit.description.retention === after && unit.retentionStart === assigned.start)
    return refuse(plainRefusal('field-unchanged', { field: 'retention' }));
  if (scheduleBasis === 'legacy' && !decision)
    return refuse(ruleRefusal('mapping-decision-missing', 'INV-10', { retention: stood(unit).before ?? '' }));
  const decided = decision !== undefined && deed.evidence > 0;
  const nearer =
    permanentStays(unit, after) ??
    (decided ? undefined : (endsSooner(unit, assigned) ?? shorterThanTheLeast(unit, assigned, lawOf(deed))));
  if (nearer) return refuse(nearer);
  if (!schedule && BY_SCHEDULE.has(scheduleBasis) && lawOf(deed).enforces('INV-10'))
    return refuse(ruleRefusal('schedule-line-missing', 'INV-10', { scheduleBasis }));
  return ok([{ type: 'RetentionAssigned', data: { ...stood(unit), ...assigned }, rules: ['INV-10'] }]);
}

/** E49, INV-11: after an appraisal that keeps it a unit has a new period and an annotation. */
function reset(
  unit: Marked,
  given: Omit<RetentionReset, 'before'>,
  { evidence }: Pick<Deed, 'evidence'>,
): Result<readonly EventDraft[]> {
  if (!given.after.trim() || !given.note.trim())
    return refuse(ruleRefusal('reset-without-annotation', 'INV-11', { period: given.after }));
  // The decision is the appraisal's; its paper goes with the report (E48).
  const decided = given.appraisal !== undefined && evidence > 0;
  const nearer = permanentStays(unit, given.after) ?? (decided ? undefined : endsSooner(unit, given));
  if (nearer) return refuse(nearer);
  return ok([{ type: 'RetentionReset', data: { ...stood(unit), ...given }, rules: ['INV-11'] }]);
}

/** REG 5: what is graded is permanent. */
function grade(
  { grade: before, description: { retention } }: Marked,
  after: HoldingsGraded['grade'],
  document: string,
): Result<readonly EventDraft[]> {
  if (before === after) return refuse(plainRefusal('field-unchanged', { field: 'grade' }));
  if (!isPermanent(retention))
    return refuse(ruleRefusal('grade-needs-permanent', 'INV-14', { retention: retention ?? '' }));
  return ok([
    {
      type: 'HoldingsGraded',
      data: { ...(before && { before }), grade: after, document },
      rules: ['INV-14'],
    },
  ]);
}

/** INV-17b: between its start and its fact a unit is open to nothing else. */
export const beingDestroyed = (unit: { readonly destroying?: string }): Refusal | undefined =>
  unit.destroying ? ruleRefusal('being-destroyed', 'INV-17b', { act: unit.destroying }) : undefined;

/** What is made of others goes on counting from the days of its sources, where its own dates do not say them. */
export const handedOn = ({
  retentionStart,
  secretSince,
}: UnitEntered): { readonly retentionStart?: CivilDate; readonly secretSince?: CivilDate } => ({
  ...(retentionStart && { retentionStart: retentionStart as CivilDate }),
  ...(secretSince && { secretSince: secretSince as CivilDate }),
});
