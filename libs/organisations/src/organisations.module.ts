import { Global, Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { CORRECTION_MESSAGES } from '@fonds/corrections';
import { registerMessages } from '@fonds/http-edge';
import { ORGANISATION_DIRECTORY } from '@fonds/identity';
import { ChangeOrganisationHandler } from './application/change-organisation.handler';
import { CorrectOrganisationHandler } from './application/correct-organisation.handler';
import { EndOrganisationHandler } from './application/end-organisation.handler';
import { NameSuccessorHandler } from './application/name-successor.handler';
import { OrganisationStreams } from './application/organisation-streams';
import { RegisterOrganisationHandler } from './application/register-organisation.handler';
import { OrganisationController } from './http/organisation.controller';
import { ORGANISATION_MESSAGES } from './messages';
import { OrganisationQuery } from './read/organisation.query';

/** Organisations. Needs, from global modules: EVENT_STORE, APP_POOL and the identity module; gives ORGANISATION_DIRECTORY. */
@Global()
@Module({
  imports: [CqrsModule],
  controllers: [OrganisationController],
  providers: [
    OrganisationStreams,
    { provide: ORGANISATION_DIRECTORY, useExisting: OrganisationStreams },
    OrganisationQuery,
    RegisterOrganisationHandler,
    ChangeOrganisationHandler,
    EndOrganisationHandler,
    NameSuccessorHandler,
    CorrectOrganisationHandler,
  ],
  exports: [ORGANISATION_DIRECTORY, OrganisationStreams, OrganisationQuery],
})
export class OrganisationsModule {
  constructor() {
    registerMessages(CORRECTION_MESSAGES);
    registerMessages(ORGANISATION_MESSAGES);
  }
}
