export { backup } from './backup';
export { BackupRefused, type OnProgress } from './backup-format';
export { restore } from './restore';
export { readSealed, refuseShortPassphrase, sealKeys, unsealKeys } from './sealed-keys';
