export { trailProjection } from './read/trail.projection';
export { TrailQuery, type TrailEntry, type TrailFilter } from './read/trail.query';
export { EventSight } from './read/event-sight.query';
export { CitationVisibility } from './read/citation-visibility';
export { CustodyChainQuery } from './read/custody-chain.query';
export { CustodyModule } from './custody.module';
export { TrailExporter, type TrailExport, type TrailFormat } from './application/trail-export';
export { TrailExportQuery } from './http/trail.dto';
