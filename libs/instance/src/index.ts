export { keyBootError } from './key-problem';
export {
  MIGRATIONS,
  openInstance,
  openOn,
  openProjections,
  type Instance,
  type LedgerSettings,
  type InstanceOptions,
} from './instance';
export { PROJECTIONS } from './read-models';
export type { EngineSettings } from './open-store';
export { copyStore, type StoreCopied } from './copy-store';
export { ApplicationModule } from './instance.module';
