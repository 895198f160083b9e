export * from './events';
export { describeEventStore } from './event-store.conformance';
export { createTestDatabase, type TestDatabase } from './database';
export * from './given-when-then';
export { practiceSigner, PracticeLog } from './practice-log';
export * from './sample-events';
export * from './unsteady-store';
export * from './engine';
