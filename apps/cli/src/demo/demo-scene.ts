import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CommandContext, Outcome } from '@fonds/event-store';
import { ActOnUnit, UnitDoor, type UnitOrder } from '@fonds/holdings';
import { unwrap } from '@fonds/http-edge';
import {
  ALL_ROLES,
  Authenticator,
  CommandContextFactory,
  CreateAccount,
  needsOrganisation,
  OpenInstallation,
  Permission,
  ROLES,
  type ActInput,
  type Caller,
  type CreatedAccount,
  type Role,
} from '@fonds/identity';
import { ImportService, type ImportOutcome, type ImportRequest } from '@fonds/interchange';
import { organisationId, RegisterOrganisation } from '@fonds/organisations';
import type { Installation } from '../session/installation';
import { clientName } from '../session/session';
import { bodyOf, DEMO_ARCHIVES, DEMO_ORGANISATIONS } from './demo-organisations';

/** One person of the demonstration, with what is shown of his account once. */
export interface DemoAccount {
  readonly name: string;
  readonly role: Role;
  readonly organisation: string | null;
  readonly oneTimePassword: string;
  readonly token: string;
  readonly expiresAt: number;
}

/** The people of the demonstration and what they do, each in his own role. */
export class DemoScene {
  readonly accounts: DemoAccount[] = [];

  constructor(private readonly installation: Installation) {}

  /** The first administrator, the organisations, and one account per role. */
  async open(): Promise<void> {
    const administrator = await this.installation.execute(
      new OpenInstallation({ name: 'admin', client: clientName(), oneTimePassword: true }),
    );
    this.note(administrator, 'SystemAdministrator');
    for (const input of DEMO_ORGANISATIONS) {
      const context = await this.context('SystemAdministrator', Permission.OrganisationWrite);
      await this.installation.execute(new RegisterOrganisation(input, context));
    }
    for (const role of ALL_ROLES) {
      if (role === 'SystemAdministrator') continue;
      const organisation = needsOrganisation(role) ? bodyOf(role) : undefined;
      const context = await this.context('SystemAdministrator', Permission.AccountWrite);
      const name = ROLES[role].zh.replace(/\/.*$/, '');
      const roles = [{ role, organisation }];
      this.note(
        await this.installation.execute(new CreateAccount({ name, roles, oneTimePassword: true }, context)),
        role,
      );
    }
  }

  async import(
    request: Pick<ImportRequest, 'format' | 'heldSince' | 'fondsName'>,
    file: string,
    text: string,
  ): Promise<ImportOutcome> {
    const folder = await mkdtemp(join(tmpdir(), 'fonds-demo-'));
    try {
      const path = join(folder, file);
      await writeFile(path, text);
      const archives = { id: organisationId(DEMO_ARCHIVES), code: DEMO_ARCHIVES };
      const context = await this.context('AccessionArchivist', Permission.ImportRun);
      const imports = this.installation.get(ImportService);
      const refused = (): Promise<void> =>
        Promise.reject(new Error(`${file}: a row of the demonstration is refused`));
      return unwrap(await imports.run({ ...request, path, archives }, context, folder, refused));
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  /** The keeper checks what the archivist imported. */
  async check(id: string): Promise<void> {
    const context = await this.context('Keeper', Permission.ImportCheck);
    unwrap(await this.installation.get(ImportService).check(id, undefined, context));
  }

  /** The archivist proposes, the keeper seconds. @returns the effect */
  async correct(
    code: string,
    orderOf: (heldSinceEvent: string) => UnitOrder,
    reason: string,
  ): Promise<Outcome> {
    await this.installation.instance.projections.catchUp();
    const { viewer } = await this.caller('AccessionArchivist');
    const { id, unit } = unwrap(await this.installation.get(UnitDoor).visible(code, viewer));
    const proposing = await this.context('AccessionArchivist', Permission.UnitCorrect, { reason });
    const { events } = await this.installation.execute(
      new ActOnUnit(id, orderOf(unit.heldSinceEvent), proposing),
    );
    const seconding = await this.context('Keeper', Permission.UnitCorrectSecond);
    return this.installation.execute(
      new ActOnUnit(id, { kind: 'second', proposal: events[0] ?? '' }, seconding),
    );
  }

  private note({ name, token, oneTimePassword = '' }: CreatedAccount, role: Role): void {
    const organisation = needsOrganisation(role) ? bodyOf(role) : null;
    this.accounts.push({ name, role, organisation, oneTimePassword, ...token });
  }

  private async caller(role: Role): Promise<Caller> {
    const account = this.accounts.find((each) => each.role === role);
    return unwrap(await this.installation.get(Authenticator).authenticate(account?.token ?? ''));
  }

  private async context(role: Role, permission: Permission, act: ActInput = {}): Promise<CommandContext> {
    this.installation.noteWriting();
    const contexts = this.installation.get(CommandContextFactory);
    return unwrap(contexts.forCaller(await this.caller(role), permission, act, { client: clientName() }));
  }
}
