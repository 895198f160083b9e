import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** The built product: processes that are killed are plain Node processes, as in production. */
const library = (name) => require(`../../dist/libs/${name}/src/index.js`);

export const database = library('database');
export const eventStore = library('event-store');
export const kernel = library('kernel');
