import { Module } from '@nestjs/common';
import { registerMessages } from '@fonds/http-edge';
import { LedgerController } from './http/ledger.controller';
import { LEDGER_MESSAGES } from './ledger.messages';

/** What the log tells. Needs, from global modules: {@link Ledger} and identity. */
@Module({ controllers: [LedgerController] })
export class LedgerModule {
  constructor() {
    registerMessages(LEDGER_MESSAGES);
  }
}
