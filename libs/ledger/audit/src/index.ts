export { KeyFileUnreadable, readAuditKeys, type AuditKeys } from './audit-keys';
export * from './audit-options';
export type { ServedEvents, ServedRow } from './audit-reader';
export { AUDIT_PARTS, type AuditPart } from './audit-state';
export * from './finding';
export { findingText, noticeText } from './finding-text';
export * from './ledger-audit';
