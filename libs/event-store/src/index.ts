export * from './event-store.port';
export * from './command-execution';
export * from './reservation';
export * from './keyed-command';
export { MemoryEventStore } from './adapters/memory/memory-event-store';
export { PostgresEventStore } from './adapters/postgres/postgres-event-store';
export { EVENT_STORE_MIGRATIONS } from './adapters/postgres/event-store.migrations';
