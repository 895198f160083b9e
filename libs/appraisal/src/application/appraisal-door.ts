import { Inject, Injectable } from '@nestjs/common';
import { inRole, type Asking } from '@fonds/acts';
import type { AppraisalOpened } from '@fonds/event-contracts';
import { EVENT_STORE, type CommandContext, type CommandProgress, type EventStore } from '@fonds/event-store';
import { FondsDoor } from '@fonds/fonds';
import { UnitDoor } from '@fonds/holdings';
import { ORGANISATION_DIRECTORY, Permission, type OrganisationDirectory, type Viewer } from '@fonds/identity';
import { isUuid, ok, refuse, type OrganisationId, type Result } from '@fonds/kernel';
import { plainRefusal } from '@fonds/law';
import { ProjectionHost } from '@fonds/projections';
import type { Appraisal } from '../domain/appraisal.state';
import { loadAppraisal } from './appraisal-opinions';
import {
  DecideAppraisal,
  OpenAppraisal,
  ReportAppraisal,
  WithdrawAppraisal,
  type GivenOpinion,
} from './appraisal.commands';
import { grantAt } from './grant-at';

export interface AppraisalWords extends Omit<AppraisalOpened, 'fonds' | 'custodian'> {
  /** Code. */
  readonly custodian: string;
  /** Id or number. */
  readonly fonds: string;
  readonly units?: readonly string[];
}

/** From the words of a person to a command on an appraisal, in a role that he has at its custodian. */
@Injectable()
export class AppraisalDoor {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    private readonly units: UnitDoor,
    private readonly fonds: FondsDoor,
    private readonly projections: ProjectionHost,
    @Inject(ORGANISATION_DIRECTORY) private readonly organisations: OrganisationDirectory,
  ) {}

  async open(
    { custodian: code, fonds: text, units: texts, ...words }: AppraisalWords,
    asking: Asking,
    progress?: CommandProgress,
  ): Promise<Result<OpenAppraisal>> {
    const [custodian] = await this.organisations.find([this.organisations.idOf(code)]);
    if (!custodian) return refuse(plainRefusal('organisation-not-found', { code }));
    const grant = grantAt([custodian.id], asking, Permission.AppraisalWrite);
    if (!grant.ok) return grant;
    await this.projections.catchUp();
    const fonds = await this.fonds.visible(text, asking.caller.viewer, custodian.id);
    if (!fonds.ok) return fonds;
    const units = texts && (await this.idsOf(texts, asking));
    if (units && !units.ok) return units;
    const opened = { ...words, fonds: fonds.value, custodian: custodian.id };
    return ok(new OpenAppraisal(opened, units?.value, inRole(asking.context, grant.value), progress));
  }

  async decide(
    id: string,
    opinions: readonly GivenOpinion[],
    asking: Asking,
    progress?: CommandProgress,
  ): Promise<Result<DecideAppraisal>> {
    const entered = await this.enter(id, asking);
    if (!entered.ok) return entered;
    const told: GivenOpinion[] = [];
    for (const { units: texts, ...opinion } of opinions) {
      const units = texts && (await this.idsOf(texts, asking));
      if (units && !units.ok) return units;
      told.push({ ...opinion, ...(units && { units: units.value }) });
    }
    return ok(new DecideAppraisal(id, told, entered.value, progress));
  }

  async report(
    id: string,
    words: { readonly title: string; readonly dissent?: string },
    asking: Asking,
    progress?: CommandProgress,
  ): Promise<Result<ReportAppraisal>> {
    const entered = await this.enter(id, asking);
    return entered.ok ? ok(new ReportAppraisal(id, words, entered.value, progress)) : entered;
  }

  async withdraw(id: string, ground: string, asking: Asking): Promise<Result<WithdrawAppraisal>> {
    const entered = await this.enter(id, asking);
    return entered.ok ? ok(new WithdrawAppraisal(id, ground, entered.value)) : entered;
  }

  /** @returns a refusal `appraisal-unknown`, also for one that the viewer may not see */
  async visible(id: string, viewer: Viewer): Promise<Result<Appraisal>> {
    const found = isUuid(id) ? await loadAppraisal(this.store, id) : undefined;
    const seen =
      found && (viewer.all || viewer.organisations.includes(found.opened.custodian as OrganisationId));
    return seen ? ok(found) : refuse(plainRefusal('appraisal-unknown', { appraisal: id }));
  }

  private async enter(id: string, asking: Asking): Promise<Result<CommandContext>> {
    const found = await this.visible(id, asking.caller.viewer);
    if (!found.ok) return found;
    const grant = grantAt([found.value.opened.custodian], asking, Permission.AppraisalWrite);
    return grant.ok ? ok(inRole(asking.context, grant.value)) : grant;
  }

  private async idsOf(texts: readonly string[], { caller }: Asking): Promise<Result<readonly string[]>> {
    const found = await this.units.visibleAll([...new Set(texts)], caller.viewer);
    return found.ok ? ok(found.value.map(({ id }) => id)) : found;
  }
}
