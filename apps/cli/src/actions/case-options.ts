import { isArchiveClass } from '@fonds/law';
import { classesIn } from '@fonds/restructuring';
import { misread } from '../terminal/form';

export const yes = (text: string | undefined): boolean | undefined =>
  text === undefined ? undefined : text === 'yes';

/** @throws UsageError */
export function classesOption(text: string | undefined) {
  const classes = classesIn(text, isArchiveClass);
  if (!classes) throw misread('list', text ?? '', '--classes');
  return classes;
}
