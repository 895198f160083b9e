import { Global, Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { CLAIM_SETTLER } from '@fonds/holdings';
import { ActKinds } from './application/act-kind';
import { ActProcess } from './application/act.process';
import { ActRunner } from './application/act.runner';
import { ActClaimSettler } from './application/claim-settler';
import { ClaimPart } from './application/claim-part';
import { GatePassage } from './application/gate-passage';

/**
 * Acts over many units: claims, the gate, and the process that carries an act. Global, because whoever loads a unit
 * settles its claims, and libraries of acts register their kinds. Needs EVENT_STORE.
 */
@Global()
@Module({
  imports: [CqrsModule],
  providers: [
    ActKinds,
    ActProcess,
    ActRunner,
    ActClaimSettler,
    { provide: CLAIM_SETTLER, useExisting: ActClaimSettler },
    ClaimPart,
    GatePassage,
  ],
  exports: [ActKinds, ActProcess, ActRunner, ActClaimSettler, CLAIM_SETTLER],
})
export class ActsModule {}
