/**
 * Every value of a union. A command tree tells them itself, so that a help text loads no library; the compiler finds the one
 * that is forgotten.
 *
 * @example allOf<'from' | 'to'>({ from: true, to: true }) // ['from', 'to']
 */
export const allOf = <Value extends string>(values: Readonly<Record<Value, true>>): string[] =>
  Object.keys(values);
