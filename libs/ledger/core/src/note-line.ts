import { Malformed } from './bytes';

/** The value of a line `name value`. @throws Malformed */
export function noteValue(name: string, line: string | undefined, where: string): string {
  if (!line?.startsWith(`${name} `) || line.length === name.length + 1)
    throw new Malformed(where, `no ${name}`);
  return line.slice(name.length + 1);
}
