import { ok, refuse, type Result } from '@fonds/kernel';
import { plainRefusal } from '@fonds/law';
import type { PlanLine } from './case-line.rule';
import type { DisposalCase, Plan } from './case.state';

/** What of a group's line can differ; `units` counts them, `root` says that they are others. */
export type LineField =
  'units' | 'root' | 'destination' | 'form' | 'receiver' | 'confidence' | 'basis' | 'decided';
/** What of the plan itself can differ. */
export type TermField = 'table' | 'cost' | 'payer' | 'timetable' | 'requirement' | 'adopted' | 'filed';

/** One field that is not as it was; null where nothing was said. */
export interface Difference<F> {
  readonly field: F;
  readonly from: string | null;
  readonly to: string | null;
}

export interface PlannedGroup {
  readonly group: string;
  readonly units: number;
  readonly destination: PlanLine['destination'];
  readonly receiver: string | null;
}

/** Two versions of a plan (方案比较), the second against the first. */
export interface PlanComparison {
  readonly from: number;
  readonly to: number;
  readonly added: readonly PlannedGroup[];
  readonly gone: readonly PlannedGroup[];
  readonly changed: readonly { readonly group: string; readonly fields: readonly Difference<LineField>[] }[];
  readonly terms: readonly Difference<TermField>[];
  readonly same: boolean;
}

/** E69: what a version says otherwise than another one. @returns a refusal `plan-unknown` */
export function comparedPlans({ plans }: DisposalCase, from: number, to: number): Result<PlanComparison> {
  const find = (version: number): Plan | undefined => plans.find((each) => each.version === version);
  const [before, after] = [find(from), find(to)];
  if (!before || !after)
    return refuse(
      plainRefusal('plan-unknown', {
        version: before ? to : from,
        known: plans.map(({ version }) => version),
      }),
    );
  return ok(comparePlans(before, after));
}

function comparePlans(before: Plan, after: Plan): PlanComparison {
  const old = new Map(before.lines.map((line) => [line.group, line]));
  const now = new Set(after.lines.map(({ group }) => group));
  const added = after.lines.filter(({ group }) => !old.has(group)).map(plannedGroup);
  const gone = before.lines.filter(({ group }) => !now.has(group)).map(plannedGroup);
  const changed = after.lines.flatMap((line) => {
    const was = old.get(line.group);
    const fields = was ? differences(lineFields(was), lineFields(line)) : [];
    return fields.length ? [{ group: line.group, fields }] : [];
  });
  const terms = differences(termFields(before), termFields(after));
  const same = !added.length && !gone.length && !changed.length && !terms.length;
  return { from: before.version, to: after.version, added, gone, changed, terms, same };
}

const plannedGroup = ({ group, count, destination, receiver }: PlanLine): PlannedGroup => ({
  group,
  units: count,
  destination,
  receiver: receiver?.name ?? null,
});

type Fields<F extends string> = { readonly [K in F]: string | null };

const lineFields = ({
  count,
  root,
  destination,
  form,
  receiver,
  confidence,
  basis,
  decided,
}: PlanLine): Fields<LineField> => ({
  units: String(count),
  root,
  destination,
  form: form ?? null,
  receiver: together(receiver?.name, receiver?.organisation),
  confidence: confidence ?? null,
  basis: basis.map(({ instrument, article }) => `${instrument} ${article}`).join('; ') || null,
  decided: String(decided),
});

const termFields = (plan: Plan): Fields<TermField> => ({
  table: plan.table,
  cost: plan.cost ?? null,
  payer: plan.payer ?? null,
  timetable: plan.timetable ?? null,
  requirement: plan.requirement ?? null,
  adopted: together(plan.adopted?.by, plan.adopted?.on),
  filed: together(plan.filed?.authority, plan.filed?.receipt, plan.filed?.on),
});

const together = (...words: readonly (string | undefined)[]): string | null =>
  words.filter(Boolean).join(' ') || null;

function differences<F extends string>(before: Fields<F>, after: Fields<F>): Difference<F>[] {
  return (Object.keys(after) as F[]).flatMap((field) =>
    before[field] === after[field] ? [] : [{ field, from: before[field], to: after[field] }],
  );
}
