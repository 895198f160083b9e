export { KeyFileUnreadable, readAuditKeys } from './audit-keys';
export * from './audit-options';
export { StateUnreadable } from './audit-state';
export * from './finding';
export { findingText, noticeText } from './finding-text';
export * from './ledger-audit';
