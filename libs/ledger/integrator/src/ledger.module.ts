import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { registerMessages } from '@fonds/http-edge';
import {
  ProposeLogRestartHandler,
  RestartLogHandler,
  RetireLogKeyHandler,
  RotateLogKeyHandler,
} from './application/log.handlers';
import { LedgerController } from './http/ledger.controller';
import { LEDGER_MESSAGES } from './ledger.messages';

/** What the log tells and what is done to it. Needs, from global modules: {@link Ledger}, EVENT_STORE and identity. */
@Module({
  imports: [CqrsModule],
  controllers: [LedgerController],
  providers: [RotateLogKeyHandler, RetireLogKeyHandler, ProposeLogRestartHandler, RestartLogHandler],
})
export class LedgerModule {
  constructor() {
    registerMessages(LEDGER_MESSAGES);
  }
}
