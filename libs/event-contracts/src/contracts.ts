import Ajv2020, { type ValidateFunction } from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { isCivilDate, type Citation, type CivilDate } from '@fonds/kernel';
import { CURRENT_VERSION, type Envelope, type EventMap } from './generated/events';
import { ENVELOPE_SCHEMA, EVENT_SCHEMAS, SHARED_SCHEMA } from './generated/schemas';

export type EventType = keyof EventMap;

/** An event as the deciders know it: its type and the data of that type's current version. */
export type DomainEvent<T extends EventType = EventType> = {
  [K in T]: { readonly type: K; readonly data: EventMap[K] };
}[T];

let compiler: Ajv2020 | undefined;

/** Made when it is first asked: for descriptions on their own, and for what a canonical writer leaves to it. */
function ajv(): Ajv2020 {
  if (compiler) return compiler;
  // The schemas themselves have been checked where they were published.
  compiler = new Ajv2020({
    strict: true,
    allErrors: true,
    validateSchema: false,
    // Tidying what it writes costs a quarter to a third of compiling; what runs is as fast without.
    code: { optimize: false },
  });
  addFormats(compiler);
  // A day that the calendar of the read models has: the format of JSON Schema would let a year 0 in.
  compiler.addFormat('date', { type: 'string', validate: isCivilDate });
  compiler.addKeyword('x-personal');
  compiler.addKeyword('x-json');
  compiler.addSchema(SHARED_SCHEMA);
  compiler.addSchema(ENVELOPE_SCHEMA);
  return compiler;
}

const validators = new Map<string, ValidateFunction>();

function validatorOf(name: string, schema: object): ValidateFunction {
  let validator = validators.get(name);
  if (!validator) {
    validator =
      name === 'envelope'
        ? ajv().getSchema('https://fondsledger.invalid/schemas/envelope.v1.schema.json')
        : ajv().compile(schema);
    if (!validator) throw new Error(`the schema ${name} does not compile`);
    validators.set(name, validator);
  }
  return validator;
}

const problemsOf = (validator: ValidateFunction, part: string): string[] =>
  (validator.errors ?? []).map(
    (e) =>
      `${part}${e.instancePath} ${e.message ?? 'is wrong'}${'additionalProperty' in e.params ? ` (${String(e.params.additionalProperty)})` : ''}`,
  );

/**
 * Checks data and envelope of one event against their published schemas.
 *
 * @returns what is wrong, one sentence each; empty when both fit.
 */
export function violations(type: string, version: number, data: unknown, envelope: unknown): string[] {
  const name = `${type}.v${version}`;
  const schema = EVENT_SCHEMAS[name];
  if (!schema) return [`there is no schema ${name}`];
  const [checkData, checkEnvelope] = [validatorOf(name, schema), validatorOf('envelope', ENVELOPE_SCHEMA)];
  const found: string[] = [];
  if (!checkData(data)) found.push(...problemsOf(checkData, 'data'));
  if (!checkEnvelope(envelope)) found.push(...problemsOf(checkEnvelope, 'envelope'));
  return found;
}

export const currentVersion = (type: EventType): number => CURRENT_VERSION[type];

/** The stored type or version is newer than this build: a reader stops and says so; it never skips. */
export class UnknownEvent extends Error {
  constructor(type: string, version: number) {
    super(`this build does not know ${type}.v${version}; run a newer one`);
    this.name = 'UnknownEvent';
  }
}

/** Units of a part of an appraisal's list that another follows. */
const FULL_PART = 2_000;

/** From the data of version n to the data of version n + 1, by `Type.vN`. A new shape adds its line here. */
const UPCASTERS: { readonly [typeAndVersion: string]: (data: never) => unknown } = {
  // Papers leave as PDF too; what was exported before is as it was.
  'AuditExportMade.v1': (data) => data,
  // Bundles leave as zip.
  'AuditExportMade.v2': (data) => data,
  // Papers leave as a page, too.
  'AuditExportMade.v3': (data) => data,
  // A unit may have been found; those before were opening entries.
  'HoldingTakenOn.v1': (data) => data,
  // A return is asked about too; what was asked about before is as it was.
  'FindingCandidateRaised.v1': (data) => data,
  // An installation says with which rule data it begins; those before began with the first.
  'InstallationOpened.v1': (data: object) => ({ ...data, lawData: '2026-11-22' }),
  // A local rule may speak of other clocks, and in months.
  'LawDataActivated.v1': (data) => data,
  'LawDataActivated.v2': (data) => data,
  // A body above archives may be the place; those before were archives, or everywhere.
  'LawDataActivated.v3': (data) => data,
  // Another day may raise what its rules would have refused; what was corrected before raised nothing.
  'EffectCorrected.v1': (data) => data,
  // The clock says which local rules it applied; those before said none.
  'ClockRan.v1': (data) => data,
  // Parts say of which run of their day they are; those before did not.
  'ClockLinesListed.v1': (data) => data,
  // It says which orders fell due, too; those before told of units alone.
  'ClockRan.v2': (data) => data,
  // A transfer may be one of a restructuring case, and a deposit; those before were neither.
  'TransferDrafted.v1': (data) => data,
  'TransferAccepted.v1': (data) => data,
  // A hold of a case is about one keeper's part; those before named none.
  'HoldPlaced.v1': (data) => data,
  // A case may list a loan as an exception; those before were none.
  'LoanRequested.v1': (data) => data,
  // Files whose pieces go apart are rearranged within a case; those before were of none.
  'RearrangementOpened.v1': (data) => data,
  // Units that came late are drawn out, too; those before were all counted in their group.
  'CaseUnitsSplit.v1': (data) => data,
  // What lies within a unit is published with it, row by row; before, the unit's own row was all.
  'OpeningCatalogueDrawn.v1': (data) => data,
  // What is published says who has looked for personal data in it; orders before left that to the drawings themselves.
  'OpeningOrdered.v1': (data: { readonly catalogue: object }) => ({
    ...data,
    catalogue: { ...data.catalogue, checks: [] },
  }),
  // What a seizure had moved comes back by its return; those before gave back the hold alone.
  'SeizureReturned.v1': (data) => data,
  // An offer says on which carriers the records come, and with which finding aids; those before named none.
  'TransferOffered.v1': (data) => data,
  // What is made of others is handed their first days on; those before took over none.
  'ActUnitsDrafted.v1': (data) => data,
  'UnitEntered.v1': (data) => data,
  // A signature says what its capacity rests on; those before did not.
  'DestructionRegisterSigned.v1': (data) => data,
  // The last part of a list says so; of those before, one that is full may have been cut off from the next.
  'AppraisalUnitsListed.v1': (data: { readonly units: readonly string[] }) => ({
    ...data,
    last: data.units.length < FULL_PART,
  }),
};

/** Whether data of that version are in their current shape already. */
export const isCurrent = (type: string, version: number): boolean =>
  CURRENT_VERSION[type as EventType] === version;

/** Whether this build has a schema for it. */
export const isKnown = (type: string, version: number): boolean =>
  isCurrent(type, version) || EVENT_SCHEMAS[`${type}.v${version}`] !== undefined;

/**
 * The stored data in its current shape.
 *
 * @throws UnknownEvent for a type or version that this build has no schema for.
 */
export function upcast(type: string, version: number, data: unknown): DomainEvent {
  if (isCurrent(type, version)) return { type, data } as DomainEvent;
  if (!isKnown(type, version)) throw new UnknownEvent(type, version);
  let shape = data;
  for (let v = version; v < CURRENT_VERSION[type as EventType]; v++) {
    const step = UPCASTERS[`${type}.v${v}`];
    if (!step) throw new UnknownEvent(type, v + 1);
    shape = step(shape as never);
  }
  return { type, data: shape } as DomainEvent;
}

/** An event that happened, as `evolve` sees it: with the parts of its envelope that decisions may rest on. */
export type PastEvent<T extends EventType = EventType> = DomainEvent<T> & {
  readonly id: string;
  readonly revision: number;
  readonly businessDate: CivilDate;
  readonly account: string;
  readonly role: string;
  readonly reason?: string;
  readonly evidence: Envelope['evidence'];
  readonly basis: Envelope['basis'];
};

/** An event that `decide` wants to happen. What is not given comes from the command's context. */
export type EventDraft<T extends EventType = EventType> = DomainEvent<T> & {
  /** Ids of the rules that were applied (INV-44 …). */
  readonly rules?: readonly string[];
  /** Articles; `internal` when none is given. */
  readonly basis?: readonly Citation[];
};

const DESCRIPTION = { $ref: 'https://fondsledger.invalid/schemas/shared.v1.schema.json#/$defs/description' };

/** What is wrong with a description on its own; empty when it may be stored. */
export function descriptionViolations(description: unknown): string[] {
  const check = validatorOf('description', DESCRIPTION);
  return check(description) ? [] : problemsOf(check, 'description');
}
