import { isArchiveClass } from '@fonds/law';
import { classesIn } from '@fonds/restructuring';
import { UsageError } from '../terminal/exit-codes';

export const yes = (text: string | undefined): boolean | undefined =>
  text === undefined ? undefined : text === 'yes';

/** @throws UsageError */
export function classesOption(text: string | undefined) {
  const classes = classesIn(text, isArchiveClass);
  if (!classes) throw new UsageError(`--classes ${text ?? ''}: KJ·SB=SB,文书=AD`);
  return classes;
}
