export * from './projection';
export { ProjectionHost, PROJECTION_MIGRATIONS, type Lag } from './projection-host';
export type { FoldingElsewhere, OpenElsewhere } from './folding-elsewhere';
export type { TableComparison } from './projection-rebuild';
export { resolveKnownAt } from './known-at';
export { PROJECTION_MESSAGES } from './messages';
