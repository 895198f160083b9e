import { nameOf, type ListRow } from '@fonds/interchange';
import { ok, refuse, type Result } from '@fonds/kernel';
import { plainRefusal } from '@fonds/law';
import type { OpinionInput } from './transfer-asks';

const OPINIONS: readonly string[] = ['开放', '延期开放', '控制'];
const DISCLOSURES: readonly string[] = ['主动公开', '依申请公开', '不予公开'];

/** Opinions as the columns of a list have them; what a column leaves out is as `otherwise` says. */
export function opinionsOfList(
  rows: readonly ListRow[],
  otherwise: Partial<OpinionInput>,
): Result<readonly { readonly opinion: OpinionInput; readonly units: readonly string[] }[]> {
  const groups = new Map<string, { opinion: OpinionInput; units: string[] }>();
  for (const row of rows) {
    const opinion = opinionOf(row, otherwise);
    if (!opinion.ok) return opinion;
    const key = JSON.stringify(opinion.value);
    const group = groups.get(key);
    if (group) group.units.push(nameOf(row));
    else groups.set(key, { opinion: opinion.value, units: [nameOf(row)] });
  }
  return ok([...groups.values()]);
}

function opinionOf({ columns, row, sheet }: ListRow, otherwise: Partial<OpinionInput>): Result<OpinionInput> {
  const opinion = columns.openingOpinion?.trim() ?? otherwise.opinion;
  const disclosure = columns.disclosure?.trim() ?? otherwise.disclosure;
  const expiry = columns.dueOpinion?.trim() ?? otherwise.expiry;
  const secrecyChange = columns.secrecyChange?.trim() ?? otherwise.secrecyChange;
  const place = `${sheet ? `${sheet} ` : ''}${row}`;
  if (opinion === undefined || !OPINIONS.includes(opinion))
    return refuse(
      plainRefusal('opinion-unknown', { place, given: opinion ?? '', known: OPINIONS.join('、') }),
    );
  if (disclosure !== undefined && !DISCLOSURES.includes(disclosure))
    return refuse(
      plainRefusal('opinion-unknown', { place, given: disclosure, known: DISCLOSURES.join('、') }),
    );
  return ok({
    opinion: opinion as OpinionInput['opinion'],
    ...(otherwise.ground && { ground: otherwise.ground }),
    ...(expiry && { expiry }),
    ...(disclosure && { disclosure: disclosure as NonNullable<OpinionInput['disclosure']> }),
    ...(secrecyChange && { secrecyChange }),
  });
}
