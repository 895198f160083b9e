export { BootError, bothLanguages, type BothLanguages } from './boot-error';
export { bytesArray, instantArray, intArray, nullableTextArray, textArray, uuidArray } from './binary-array';
export { APP_ROLE, clientConfig, openPool, textTypes, type Session } from './connection';
export { openDatabase, type Database, type DatabaseOptions } from './database';
export { openEmbedded, type Embedded, type EmbeddedOptions } from './embedded/open-embedded';
export { holdAlone, type Hold } from './serving';
export { migrate, type Migration } from './migrate';
export { Configuration, readConfiguration, warningsOf, type LogLevel } from './configuration';
export { codeOf, hasCode, messageOf } from './error-code';
