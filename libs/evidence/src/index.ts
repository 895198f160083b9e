export * from './evidence-store.port';
export * from './evidence-visibility.port';
export { citedBy, citedFiles, type CitingRow } from './cited-files';
export { FileEvidenceStore } from './adapters/file/file-evidence-store';
export { CitedPapers } from './application/cited-papers';
export { OpenEvidence } from './application/open-evidence.handler';
export { StoreEvidence } from './application/store-evidence.handler';
export { EvidenceModule } from './evidence.module';
