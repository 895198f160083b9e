export { ActivateLocalLaw } from './application/activate-law.command';
export { WhoActivates } from './application/who-activates';
export type { LocalRule } from './domain/local-law.decider';
export { ActivateLocalLawDto } from './http/local-law.dto';
export { LocalLawModule } from './local-law.module';
export { localLawProjection } from './read/local-law.projection';
export { LocalLawQuery, type LocalLawRow } from './read/local-law.query';
