import { Global, Inject, Injectable, Module } from '@nestjs/common';
import { EVENT_STORE, pastEvent, type EventStore } from '@fonds/event-store';
import { fold, type CivilDate } from '@fonds/kernel';
import { RECEIVING_SCOPES, type ReceivingScopes } from '@fonds/transfer';
import { scopedUnits } from './application/scoped-units';
import { scopeStream } from './domain/accession-ids';
import { scopeDecider, scopeOn } from './domain/scope.decider';
import { outsideScope } from './domain/scope.rule';

@Injectable()
class ScopesOfArchives implements ReceivingScopes {
  constructor(@Inject(EVENT_STORE) private readonly store: EventStore) {}

  async inside(
    archives: string,
    from: string,
    units: readonly string[],
    on: CivilDate,
  ): ReturnType<ReceivingScopes['inside']> {
    const versions = (await this.store.readStream(scopeStream(archives))).map(pastEvent);
    const scope = scopeOn(fold(scopeDecider, versions), on);
    if (!scope) return undefined;
    const outside = new Set(outsideScope(scope, from, await scopedUnits(this.store, units))?.units);
    return { version: scope.version, units: units.filter((unit) => !outside.has(unit)) };
  }
}

/** Receiving scopes for whoever transfers. Global: a transfer knows no accessions. */
@Global()
@Module({
  providers: [{ provide: RECEIVING_SCOPES, useClass: ScopesOfArchives }],
  exports: [RECEIVING_SCOPES],
})
export class ScopesOfArchivesModule {}
