import { userInfo } from 'node:os';
import type { Command } from '@nestjs/cqrs';
import { TrailQuery } from '@fonds/custody';
import { keyedCommand, keyReused, type CommandContext } from '@fonds/event-store';
import { CitedPapers } from '@fonds/evidence';
import { NamesOfIds } from '@fonds/holdings';
import { fitting, idsIn, LOADED_ARTICLES, RefusedError, unwrap, type LoadedArticles } from '@fonds/http-edge';
import {
  ActDto,
  Authenticator,
  CommandContextFactory,
  isIdempotencyKey,
  Permission,
  pickRole,
  roleAt,
  roleOf,
  roleUnknown,
  type Caller,
  type CommandEdge,
  type KnownOrganisation,
  type Viewer,
  type WantedRole,
} from '@fonds/identity';
import { shanghaiDay, type CivilDate, type Result } from '@fonds/kernel';
import { plainRefusal } from '@fonds/law';
import { positionText } from '@fonds/ledger/integrator';
import { organisationId, OrganisationStreams } from '@fonds/organisations';
import { dayOption, evidenceOption } from './option-values';
import type { Output } from '../terminal/output';
import { misread } from '../terminal/form';
import { Installation, type Place } from './installation';
import type { CommonOptions, DeedOptions, Invocation } from './invocation';

/** Who calls, on an open installation. Every command asks it for a permission before it does anything. */
export class Session {
  /** What was decided about lists that the command reads. */
  private readonly decisions: string[] = [];

  private constructor(
    readonly installation: Installation,
    readonly caller: Caller,
    readonly token: string,
    private readonly options: CommonOptions,
    readonly out: Output,
    /** What is asked for: a `--key` that came with something else is refused. */
    private readonly asking: string,
  ) {}

  /**
   * Opens the installation, authenticates, and does the work under the caller's token: of FONDS_TOKEN, of `--as`, or
   * of the current login.
   *
   * @throws RefusedError `installation-missing`, `token-missing`, `token-not-kept`, `password-change-required`, `evidence-not-stored`, and those of the work
   */
  static use<T>(
    { words, options, out }: Invocation<CommonOptions & Pick<DeedOptions, 'evidence' | 'key'>>,
    permission: Permission | readonly Permission[],
    work: (session: Session) => Promise<T>,
    place?: Place,
  ): Promise<T> {
    return Installation.useOpened(
      out,
      async (installation) => {
        const epoch = await installation.instance.ledger.epoch();
        out.at = (position) => positionText(position, epoch);
        const token = await tokenFor(installation, options.as);
        const caller = unwrap(await installation.get(Authenticator).authenticate(token));
        if (caller.mustChangePassword && permission !== Permission.Self)
          throw new RefusedError(plainRefusal('password-change-required'));
        const asking = askedIn(words, options, permission);
        const session = new Session(installation, caller, token, options, out, asking);
        session.requireOneOf([permission].flat());
        const cited = evidenceOption(options.evidence).map(({ sha256 }) => sha256);
        unwrap(await installation.get(CitedPapers).check(cited, caller.viewer));
        await installation.instance.projections.catchUp();
        if (options.key !== undefined) await session.refuseOtherOfKey(options.key);
        return session.named(work(session));
      },
      place,
    );
  }

  /** A refusal of the work names its organisations, units and fonds as people do, and has the words that were loaded here. */
  private async named<T>(work: Promise<T>): Promise<T> {
    try {
      return await work;
    } catch (error) {
      if (error instanceof RefusedError) {
        const articles = this.installation.get<LoadedArticles>(LOADED_ARTICLES);
        error.loaded = await articles.of(error.refusal.basis);
        error.names = await this.installation.get(NamesOfIds).of(idsIn(error.refusal), this.viewer);
      }
      throw error;
    }
  }

  /** @throws RefusedError `idempotency-key-reused` */
  private async refuseOtherOfKey(key: string): Promise<void> {
    if (!isIdempotencyKey(key)) return;
    const command = keyedCommand(this.caller.account, key, this.asking);
    if (await this.installation.get(TrailQuery).knowsOtherOfKey(command)) throw new RefusedError(keyReused());
  }

  get viewer(): Viewer {
    return this.caller.viewer;
  }

  get instance(): Installation['instance'] {
    return this.installation.instance;
  }

  /** Today in Asia/Shanghai. */
  today(): CivilDate {
    return shanghaiDay(this.instance.clock.now());
  }

  /** @throws RefusedError `permission-denied`, `role-not-held` */
  private requireOneOf(permissions: readonly Permission[]): void {
    // One's own account is everybody's, also without any role.
    if (permissions.includes(Permission.Self)) return;
    const picked = permissions.map((permission) => pickRole(this.caller, permission, this.wanted()));
    const [first] = picked;
    if (first && !picked.some((each) => each.ok)) unwrap(first);
  }

  /** What was decided about the hidden rows of a list stands with the reason of what is done by it: say it before {@link context}. */
  decided(words: string | undefined): void {
    if (words !== undefined) this.decisions.push(words);
  }

  /** The context of a command, as HTTP makes it from a request; read models are caught up when this process ends. @throws RefusedError */
  context(permission: Permission, options: DeedOptions = {}, wanted: WantedRole = {}): CommandContext {
    const { businessDate, occurredAt, onBehalfOf, key } = options;
    const reason = [options.reason, ...this.decisions].filter(Boolean).join('；') || undefined;
    if (businessDate !== undefined) dayOption('--business-date', businessDate);
    const act = { businessDate, occurredAt, reason, onBehalfOf, evidence: evidenceOption(options.evidence) };
    fitting(ActDto, act);
    const edge: CommandEdge = {
      ...(key !== undefined && { key, asked: this.asking }),
      ...(options.ifMatch !== undefined && { expectedRevision: revisionOf(options.ifMatch) }),
      client: clientName(),
      wanted: { ...this.wanted(), ...wanted },
    };
    this.installation.noteWriting();
    return unwrap(this.installation.get(CommandContextFactory).forCaller(this.caller, permission, act, edge));
  }

  execute<T>(command: Command<Result<T>>): Promise<T> {
    return this.installation.execute(command);
  }

  private wanted(): WantedRole {
    const { inRole, inOrg } = this.options;
    const role = inRole === undefined ? undefined : roleOf(inRole);
    if (inRole !== undefined && !role) throw new RefusedError(roleUnknown(inRole));
    return {
      ...(role && { role }),
      ...(inOrg !== undefined && { organisation: organisationId(inOrg) }),
    };
  }

  /**
   * The context of a deed for one organisation: in a role that the caller has there.
   *
   * @throws RefusedError `not-of-your-archives`, and those of {@link context}
   */
  contextAt(permission: Permission, organisation: string, options: DeedOptions = {}): CommandContext {
    const wanted = this.wanted();
    const grant = roleAt([organisation], this.caller, permission, { role: wanted.role });
    if (!grant) throw new RefusedError(plainRefusal('not-of-your-archives'));
    return this.context(permission, options, { role: grant.role, organisation: grant.organisation });
  }

  /** Ids of registered organisations, by their codes. @throws RefusedError `organisation-not-found` */
  async organisation(code: string): Promise<KnownOrganisation> {
    const [found] = await this.installation.get(OrganisationStreams).find([organisationId(code)]);
    if (!found) throw new RefusedError(plainRefusal('organisation-not-found', { code }));
    return found;
  }

  /** Role and organisation that were asked for by `--in-role` and `--in-org`. */
  get asked(): WantedRole {
    return this.wanted();
  }
}

/** Words and options of a call, without how it is answered. A file is named, not read. */
function askedIn(words: readonly string[], options: object, permission: unknown): string {
  const { json: _json, lang: _lang, as: _as, key: _key, ...rest } = options as DeedOptions;
  return JSON.stringify([permission, words, Object.entries(rest).sort(([a], [b]) => (a < b ? -1 : 1))]);
}

/** The operating-system user: recorded beside the account. */
export function clientName(): string {
  try {
    return userInfo().username;
  } catch {
    // A container may run a user that no passwd file names.
    return `uid ${process.getuid?.() ?? '?'}`;
  }
}

async function tokenFor(installation: Installation, as: string | undefined): Promise<string> {
  const given = process.env['FONDS_TOKEN'];
  if (as === undefined && given) return given;
  const kept = await installation.keptTokens();
  const found = kept.find(as);
  if (found) return found.token;
  throw new RefusedError(
    as === undefined
      ? plainRefusal('login-missing')
      : plainRefusal('token-not-kept', { name: as, known: kept.names() }),
  );
}

const revisionOf = (text: string): number => {
  if (!/^\d{1,10}$/.test(text)) throw misread('revision', text, '--if-match');
  return Number(text);
};
