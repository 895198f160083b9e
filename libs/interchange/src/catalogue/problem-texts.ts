import { SHEET_LEVEL_TEXTS } from './problem-texts.sheet';
import { ROW_TEXTS } from './problem-texts.row';

/** Texts of every problem the reader of catalogues can name. `{name}` stands for the fact of that name. */
export const CATALOGUE_PROBLEM_TEXTS = { ...ROW_TEXTS, ...SHEET_LEVEL_TEXTS };
