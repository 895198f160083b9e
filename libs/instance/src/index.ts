export {
  MIGRATIONS,
  openInstance,
  openOn,
  PROJECTIONS,
  type Instance,
  type InstanceOptions,
} from './instance';
export { INSTANCE } from './instance.token';
export { ApplicationModule, InstanceModule } from './instance.module';
