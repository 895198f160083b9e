import { Global, Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { registerMessages } from '@fonds/http-edge';
import { LOCAL_CLOCKS } from '@fonds/radar';
import { ActivateLocalLawHandler } from './application/activate-law.handler';
import { WhoActivates } from './application/who-activates';
import { LocalLawController } from './http/local-law.controller';
import { LOCAL_LAW_MESSAGES } from './messages';
import { LocalLawQuery } from './read/local-law.query';

/** Local rules beside the national law data (地方规定). Global: the clocks ask for them and know nothing of where they come from. */
@Global()
@Module({
  imports: [CqrsModule],
  controllers: [LocalLawController],
  providers: [
    ActivateLocalLawHandler,
    LocalLawQuery,
    WhoActivates,
    { provide: LOCAL_CLOCKS, useExisting: LocalLawQuery },
  ],
  exports: [LOCAL_CLOCKS, LocalLawQuery, WhoActivates],
})
export class LocalLawModule {
  constructor() {
    registerMessages(LOCAL_LAW_MESSAGES);
  }
}
