export { keyBootError } from './key-problem';
export {
  MIGRATIONS,
  openInstance,
  openOn,
  openProjections,
  PROJECTIONS,
  type Instance,
  type LedgerSettings,
  type InstanceOptions,
} from './instance';
export { openStore, type EngineSettings, type OpenedStore } from './open-store';
export { copyStore, type StoreCopied } from './copy-store';
export { INSTANCE } from './instance.token';
export { ApplicationModule, InstanceModule } from './instance.module';
