import { Global, Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { INBOX_NOTICES } from '@fonds/acts';
import { registerMessages } from '@fonds/http-edge';
import { LOCAL_CLOCKS } from '@fonds/radar';
import { ActivateLocalLawHandler } from './application/activate-law.handler';
import { ActivateNationalLawHandler } from './application/activate-national.handler';
import { WhoActivates } from './application/who-activates';
import { LocalLawController } from './http/local-law.controller';
import { NationalLawController } from './http/national-law.controller';
import { LOCAL_LAW_MESSAGES } from './messages';
import { LocalLawQuery } from './read/local-law.query';
import { NationalLawQuery } from './read/national-law.query';

/** Local rules beside the national law data (地方规定), and which version of those is in effect. Global: the clocks ask for them and know nothing of where they come from. */
@Global()
@Module({
  imports: [CqrsModule],
  controllers: [LocalLawController, NationalLawController],
  providers: [
    ActivateLocalLawHandler,
    ActivateNationalLawHandler,
    LocalLawQuery,
    NationalLawQuery,
    WhoActivates,
    { provide: LOCAL_CLOCKS, useExisting: LocalLawQuery },
    { provide: INBOX_NOTICES, useExisting: NationalLawQuery },
  ],
  exports: [INBOX_NOTICES, LOCAL_CLOCKS, LocalLawQuery, NationalLawQuery, WhoActivates],
})
export class LocalLawModule {
  constructor() {
    registerMessages(LOCAL_LAW_MESSAGES);
  }
}
