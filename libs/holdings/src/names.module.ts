import { Global, Module } from '@nestjs/common';
import { NAMES_FOR_REQUEST, NO_NAMES, type NamesForRequest } from '@fonds/http-edge';
import { knownAccess } from '@fonds/identity';
import { HoldingsModule } from './holdings.module';
import { NamesOfIds } from './read/names-of-ids.query';

/** Global, for the one filter that tells refusals: what their ids are called, as far as the caller may know it. */
@Global()
@Module({
  imports: [HoldingsModule],
  providers: [
    {
      provide: NAMES_FOR_REQUEST,
      inject: [NamesOfIds],
      useFactory: (names: NamesOfIds): NamesForRequest => ({
        async namesFor(ids, request) {
          const access = knownAccess(request);
          return access ? names.of(ids, access.caller.viewer) : NO_NAMES;
        },
      }),
    },
  ],
  exports: [NAMES_FOR_REQUEST],
})
export class NamesModule {}
