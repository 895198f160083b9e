import type { FieldProblem } from './problem';

/** Levels of a body; the deepest DTO has five. Deeper ones only exhaust the stack of whoever walks them. */
const DEEPEST = 32;
/**
 * PostgreSQL keeps no U+0000, and UTF-8 no half of a surrogate pair: such a text could not be stored as it came. U+001F
 * stands between the parts of what an id is derived from, so no name or code may have it.
 */
const UNSTORABLE = /[\0\u001f]|\p{Surrogate}/u;
/** Blanks alone say nothing, and would stand in the record as a name or a reason. */
const BLANK = /^\s+$/;

/**
 * What is wrong with the texts of an input, whatever its DTO says: names of members included, the first that is too deep
 * ends the walk.
 *
 * @example unfitTexts({ name: ' ' }, '') // [{ path: 'name', check: 'isNotEmpty', message: 'name should not be blank' }]
 */
export function unfitTexts(value: unknown, path: string): readonly FieldProblem[] {
  const problems: FieldProblem[] = [];
  walk(value, path, 0, problems);
  return problems;
}

/** @returns whether the walk goes on */
function walk(value: unknown, path: string, depth: number, problems: FieldProblem[]): boolean {
  if (typeof value === 'string') {
    if (UNSTORABLE.test(value))
      problems.push({
        path,
        check: 'isStorable',
        message: `${path} must not have U+0000, U+001F or a lone surrogate`,
      });
    else if (BLANK.test(value))
      problems.push({ path, check: 'isNotEmpty', message: `${path} should not be blank` });
    return true;
  }
  if (typeof value !== 'object' || value === null) return true;
  if (depth === DEEPEST) {
    problems.push({ path: path.slice(0, 100), check: 'isShallow', message: 'the input is nested too deep' });
    return false;
  }
  return Object.entries(value).every(([name, member]) => {
    const at = path ? `${path}.${name}` : name;
    if (UNSTORABLE.test(name)) {
      problems.push({
        path,
        check: 'isStorable',
        message: 'a name must not have U+0000, U+001F or a lone surrogate',
      });
      return false;
    }
    return walk(member, at, depth + 1, problems);
  });
}
