import { extname } from 'node:path';
import {
  sourceKindOf,
  toldProblem,
  topicOf,
  unitsOfList,
  SOURCE_KINDS,
  TOPICS,
  UnitDto,
  type AccessionProblem,
  type SourceKind,
  type SourceParty,
  type Topic,
  type UnitInput,
} from '@fonds/accession';
import { UNITS_OF_AN_ACT } from '@fonds/acts';
import { FondsDoor, loadFonds } from '@fonds/fonds';
import { fitting, RefusedError, unwrap } from '@fonds/http-edge';
import { plainRefusal } from '@fonds/law';
import type { Output } from '../terminal/output';
import { misread } from '../terminal/form';
import type { DeedOptions } from './invocation';
import { jsonOf } from './json-file';
import type { Session } from './session';

export interface PartyOptions extends DeedOptions {
  readonly sourceName?: string;
  readonly sourceOrg?: string;
  readonly sourceOwner?: SourceParty['kind'];
}

export interface TermsOptions extends PartyOptions {
  readonly archives: string;
  readonly agreement?: string;
  readonly topic?: string;
  readonly sourceNumber?: string;
}

export interface ListOptions extends DeedOptions {
  readonly units: string;
  readonly profile?: 'dat18' | 'isad';
  readonly hiddenRows?: 'include' | 'exclude';
}

/** @throws RefusedError `source-kind-unknown` */
export function kindOption(text: string): SourceKind {
  const found = sourceKindOf(text);
  if (found) return found;
  const known = Object.values(SOURCE_KINDS).map(({ zh }) => zh);
  throw new RefusedError(plainRefusal('source-kind-unknown', { given: text, known }));
}

/** @throws RefusedError `topic-unknown` */
export function topicOption(text: string): Topic {
  const found = topicOf(text);
  if (found) return found;
  const known = Object.values(TOPICS).map(({ zh }) => zh);
  throw new RefusedError(plainRefusal('topic-unknown', { given: text, known }));
}

export async function partyOption(session: Session, options: PartyOptions): Promise<SourceParty> {
  const { sourceName, sourceOrg, sourceOwner = '其他' } = options;
  const body = sourceOrg === undefined ? undefined : await session.organisation(sourceOrg);
  const name = sourceName ?? body?.name;
  return { kind: sourceOwner, ...(name && { name }), ...(body && { organisation: body.id }) };
}

export const fondsOption = async (session: Session, text: string, archives?: string): Promise<string> =>
  unwrap(await session.installation.get(FondsDoor).visible(text, session.viewer, archives));

/** The units of `--units`: every row or none. @throws RefusedError `list-with-problems`, and the reader's own */
export async function listedUnits(
  session: Session,
  options: ListOptions,
  fonds: string,
): Promise<readonly UnitInput[]> {
  if (extname(options.units).toLowerCase() === '.json') {
    const given = await jsonOf<unknown>(options.units);
    if (!Array.isArray(given)) throw misread('units', options.units);
    for (const unit of given as readonly UnitInput[]) fitting(UnitDto, unit);
    return given as readonly UnitInput[];
  }
  const { hiddenRows } = options;
  // The fonds that it goes into is the one that a list without a column of its own is about.
  const known = await loadFonds(session.instance.store, fonds);
  const fondsNumber = known.kind === 'fonds' ? known.fonds.number : undefined;
  const { units, problems } = unwrap(
    await unitsOfList(options.units, {
      today: session.today(),
      ...(hiddenRows && { hiddenRows }),
      ...(fondsNumber && { fondsNumber }),
    }),
  );
  if (units.length > UNITS_OF_AN_ACT)
    throw new RefusedError(plainRefusal('too-many-units', { given: units.length, most: UNITS_OF_AN_ACT }));
  if (problems.length === 0) return units;
  tellProblems(session.out, problems);
  throw new RefusedError(plainRefusal('list-with-problems', { count: problems.length }));
}

export function tellProblems(out: Output, problems: readonly AccessionProblem[]): void {
  for (const problem of problems) {
    const { place, number, refusal } = problem;
    const { title, cure } = toldProblem(problem, out.language);
    const at = [place.file, place.sheet, place.line, place.column, number].filter(Boolean).join(' · ');
    out.note(`${at}: [${refusal.code}] ${title.replace(/[。.]\s*$/, '')}. ${cure}`);
  }
}
