export { backup, type BackupResult, type BackupSource } from './backup';
export {
  BackupRefused,
  parseManifest,
  type BackupManifest,
  type BackupProgress,
  type OnProgress,
} from './backup-format';
export { checkBackup } from './check-backup';
export { restore, type RestoreResult, type RestoreTarget } from './restore';
export { readSealed, refuseShortPassphrase, sealKeys, unsealKeys } from './sealed-keys';
