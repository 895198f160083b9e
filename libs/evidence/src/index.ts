export * from './evidence-store.port';
export * from './evidence-visibility.port';
export { citedBy, citedFiles, type CitingRow } from './cited-files';
export {
  DEFAULT_MAX_BYTES,
  FileEvidenceStore,
  type FileEvidenceOptions,
} from './adapters/file/file-evidence-store';
export { CitedPapers } from './application/cited-papers';
export { OpenEvidence, OpenEvidenceHandler, type OpenedEvidence } from './application/open-evidence.handler';
export { StoreEvidence, StoreEvidenceHandler, type StoredEvidence } from './application/store-evidence.handler';
export { EvidenceModule } from './evidence.module';
export { EVIDENCE_MESSAGES } from './messages';
