import type { FormationDate } from '@fonds/kernel';
import { readDate } from './date-text';
import type { Capture } from './text-capture';
import { tidy } from './xml-blanks';

/** EAD 2002 `type`, EAD3 `unitdatetype`. A bulk date tells where most of the material lies, not its bounds. */
export const isBulk = (attributes: Readonly<Record<string, string>>): boolean =>
  (attributes.type ?? attributes.unitdatetype) === 'bulk';

/** `normal` is ISO 8601 as EAD allows it (`1923/2019`, `192305`), or empty. */
export const unitDate = (normal: string, printed: string): FormationDate => readDate(normal, printed);

/** The dates of an EAD3 `unitdatestructured`: single dates and ranges in reading order. */
export function structuredDates(capture: Capture): FormationDate[] {
  const dates: FormationDate[] = [];
  let from: Capture | undefined;
  const closeRange = (to: Capture | undefined): void => {
    const [first, last] = [from && standard(from, 'notbefore'), to && standard(to, 'notafter')];
    const printed = [from, to]
      .map((end) => (end ? tidy(end.text) || (standard(end, 'notbefore') ?? '') : ''))
      .join('-');
    if (first || last || printed !== '-') dates.push(readDate(`${first ?? ''}/${last ?? ''}`, printed));
    from = undefined;
  };
  for (const part of capture.inner) {
    if (part.name === 'fromdate') from = part;
    else if (part.name === 'todate') closeRange(part);
    else {
      if (from) closeRange(undefined);
      const normal = standard(part, 'notbefore');
      const printed = tidy(part.text) || normal;
      if (part.name === 'datesingle' && printed) dates.push(readDate(normal ?? '', printed));
    }
  }
  if (from) closeRange(undefined);
  return dates;
}

const standard = ({ attributes }: Capture, bound: 'notbefore' | 'notafter'): string | undefined =>
  attributes.standarddate ?? attributes[bound];
