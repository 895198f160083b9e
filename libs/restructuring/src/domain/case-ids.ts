import { derivedId } from '@fonds/kernel';

export const caseStream = (id: string): string => `case-${id}`;

interface Commanded {
  readonly account: string;
  readonly command: string;
}

/** A case is named by the command that opened it: the same command again is the same case. */
export const caseIdOf = ({ account, command }: Commanded): string =>
  derivedId<'case'>('case/1', account, command);
