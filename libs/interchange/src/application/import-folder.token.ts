/** Nest token of the folder where uploads, spools and exports lie while they are worked on. Private; nothing there is kept. */
export const IMPORT_FOLDER = Symbol('IMPORT_FOLDER');
