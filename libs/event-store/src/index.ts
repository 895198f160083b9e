export * from './event-store.port';
export * from './command-execution';
export {
  answeredInParts,
  executeInParts,
  partOf,
  together,
  type CommandProgress,
  type SaidPart,
} from './command-parts';
export * from './reservation';
export * from './keyed-command';
export { PageMemory } from './page-memory';
export { pause } from './pause';
export { prepare } from './prepared-event';
export { MemoryEventStore } from './adapters/memory/memory-event-store';
export { PostgresEventStore } from './adapters/postgres/postgres-event-store';
export { EVENT_STORE_MIGRATIONS } from './adapters/postgres/event-store.migrations';
export { NumberedEventStore } from './adapters/numbered/numbered-event-store';
export { EventServerError, LogRefused, type EventServer } from './adapters/numbered/event-server.port';
export { ServedRows } from './adapters/numbered/served-rows';
export { PlaceTable } from './adapters/numbered/place-table';
export { openEventServer } from './adapters/numbered/open-event-server';
export type { CopyTarget } from './copy/copy-target';
export { copyLog, type CopyProgress } from './copy/copy-log';
export { DatabaseTarget } from './copy/database-target';
export { ServerTarget } from './copy/server-target';
export { beginMove, EngineTable, switchEngine, type Engine, type EngineMove } from './copy/engine-table';
