import { Inject, Injectable } from '@nestjs/common';
import { EVENT_STORE, type EventStore } from '@fonds/event-store';
import { UnitDoor } from '@fonds/holdings';
import { RefusedError, unwrap } from '@fonds/http-edge';
import { ORGANISATION_DIRECTORY, type KnownOrganisation, type OrganisationDirectory } from '@fonds/identity';
import { plainRefusal } from '@fonds/law';
import { OrganisationStreams } from '@fonds/organisations';
import { AgreeEarlyTransfer, ApproveExtension } from '../application/due.commands';
import { decidedBefore, type DecidedWhat } from '../application/due.handlers';
import { inRoleAt, type AskingDay } from './in-role';
import type { EarlyTransferDto, ExtendTransferDto } from './transfer-day.dto';

/** Whose decision it is, and over which units. */
@Injectable()
export class TransferDayDoor {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    private readonly units: UnitDoor,
    private readonly streams: OrganisationStreams,
    @Inject(ORGANISATION_DIRECTORY) private readonly organisations: OrganisationDirectory,
  ) {}

  /** The answer of a command that came before; it is asked for first. */
  told(what: DecidedWhat, { context }: AskingDay) {
    return decidedBefore(this.store, what, context);
  }

  /** E20: by the authority over the archives or over the unit that waits. */
  async extension(body: ExtendTransferDto, asking: AskingDay): Promise<ApproveExtension> {
    const { archives, custodian, listed } = await this.named(body);
    const above = [
      ...(await this.streams.upwards(archives.id)),
      ...(await this.streams.upwards(custodian.id)),
    ];
    const context = inRoleAt(above, asking);
    const { ground, until, inspection, document, decision } = body;
    const levels = {
      ...(context.organisation && { authority: await this.levelOf(context.organisation) }),
      archives: await this.levelOf(archives.id),
    };
    return new ApproveExtension(
      { ...listed, ground, until, inspection, document, ...(decision && { decision }) },
      levels,
      context,
    );
  }

  /** E21: by the archives that consents; the unit's own consent is the paper. */
  async early(body: EarlyTransferDto, asking: AskingDay): Promise<AgreeEarlyTransfer> {
    const { archives, custodian, listed } = await this.named(body);
    const context = inRoleAt([archives.id], asking);
    const { ground, nature, document, decision } = body;
    const { validTo } = await this.streams.state(custodian.id);
    return new AgreeEarlyTransfer(
      { ...listed, ground, nature, document, ...(decision && { decision }) },
      validTo,
      context,
    );
  }

  /** The units of the body that has them, as the two sides list them to each other. */
  private async named({ archives, organisation, units }: ExtendTransferDto | EarlyTransferDto) {
    const [to, custodian] = [await this.organisation(archives), await this.organisation(organisation)];
    const sight = { account: '' as never, roles: [], organisations: [custodian.id], all: false, open: false };
    const found = unwrap(await this.units.visibleAll(units, sight));
    const fonds = found[0]?.unit.fonds ?? '';
    for (const { id, unit } of found) {
      if (unit.custodian !== custodian.id)
        throw new RefusedError(plainRefusal('of-another-custodian', { unit: id }));
      if (unit.fonds !== fonds)
        throw new RefusedError(plainRefusal('of-another-fonds', { unit: id, fonds: unit.fonds }));
    }
    const ids = [...new Set(found.map(({ id }) => id as string))].sort();
    return {
      archives: to,
      custodian,
      listed: { fonds, custodian: custodian.id as string, archives: to.id as string, units: ids },
    };
  }

  private async levelOf(id: KnownOrganisation['id']): Promise<string | undefined> {
    return (await this.streams.state(id)).attributes?.level;
  }

  private async organisation(code: string): Promise<KnownOrganisation> {
    const [found] = await this.organisations.find([this.organisations.idOf(code)]);
    if (!found) throw new RefusedError(plainRefusal('organisation-not-found', { code }));
    return found;
  }
}
