import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** The product as it ships: what `npm run build` put into dist/. */
const library = (name) => require(`../dist/libs/${name}/src/index.js`);

export const database = library('database');
export const eventStore = library('event-store');
export const kernel = library('kernel');
