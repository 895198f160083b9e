export * from './domain/organisation-id';
export * from './domain/organisation-kind';
export {
  organisationDecider,
  type OrganisationAttributes,
  type OrganisationState,
} from './domain/organisation.decider';
export * from './application/organisation.commands';
export { OrganisationStreams } from './application/organisation-streams';
export { ORGANISATION_MESSAGES } from './messages';
export { OrganisationsModule } from './organisations.module';
export { organisationProjection } from './read/organisation.projection';
export { OrganisationQuery, type OrganisationFilter, type OrganisationRow } from './read/organisation.query';
