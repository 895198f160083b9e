import { Inject, Injectable } from '@nestjs/common';
import { FondsDoor } from '@fonds/fonds';
import { RefusedError, unwrap } from '@fonds/http-edge';
import { CLOCK, ORGANISATION_DIRECTORY, type OrganisationDirectory, type Viewer } from '@fonds/identity';
import { shanghaiDay, type CivilDate, type Clock } from '@fonds/kernel';
import { plainRefusal } from '@fonds/law';
import { ProjectionHost } from '@fonds/projections';
import type { RadarClock } from '../domain/unit-clock';
import type { DueAsked } from '../read/due-where';

export interface AskedScope {
  readonly archives?: string;
  readonly organisation?: string;
  readonly fonds?: string;
  readonly clock?: RadarClock;
  readonly on?: CivilDate;
}

/** Codes and numbers become what is asked about; nobody asks about a day that nobody knows the law of. */
@Injectable()
export class DueDoor {
  constructor(
    private readonly fondsDoor: FondsDoor,
    private readonly projections: ProjectionHost,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(ORGANISATION_DIRECTORY) private readonly organisations: OrganisationDirectory,
  ) {}

  /** @throws RefusedError `organisation-not-found`, or as a fonds is refused */
  async scope(asked: AskedScope, viewer: Viewer): Promise<DueAsked> {
    await this.projections.catchUp();
    const { archives, organisation, fonds, clock } = asked;
    return {
      on: asked.on ?? this.today(),
      today: this.today(),
      ...(archives && { archives: await this.organisation(archives) }),
      ...(organisation && { organisation: await this.organisation(organisation) }),
      ...(fonds && { fonds: unwrap(await this.fondsDoor.visible(fonds, viewer)) }),
      ...(clock && { clocks: [clock] }),
    };
  }

  today(): CivilDate {
    return shanghaiDay(this.clock.now());
  }

  private async organisation(code: string): Promise<string> {
    const [found] = await this.organisations.find([this.organisations.idOf(code)]);
    if (!found) throw new RefusedError(plainRefusal('organisation-not-found', { code }));
    return found.id;
  }
}
