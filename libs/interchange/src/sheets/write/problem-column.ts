/**
 * Header of the last column of a sheet of rows with problems. Readers of catalogues leave a column of exactly this
 * name out, so that the mended sheet can be imported as it is.
 */
export const PROBLEM_COLUMN = '问题 / problem';
