export * from './events';
export { describeEventStore } from './event-store.conformance';
export { createTestDatabase, type TestDatabase } from './database';
