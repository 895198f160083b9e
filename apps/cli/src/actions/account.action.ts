import {
  accountId,
  Authenticator,
  ChangeAccount,
  CreateAccount,
  OpenInstallation,
  PasswordService,
  Permission,
  TokenService,
  type AccountChange,
  type CreatedAccount,
} from '@fonds/identity';
import { RefusedError } from '@fonds/http-edge';
import { shanghaiTime } from '@fonds/kernel';
import { plainRefusal } from '@fonds/law';
import { Installation } from '../session/installation';
import { word, type Action, type DeedOptions, type Invocation } from '../session/invocation';
import { dayOption, optionalDay } from '../session/option-values';
import { clientName, Session } from '../session/session';
import type { Output } from '../terminal/output';
import { needed } from '../terminal/form';
import { tellOutcome } from './outcome-answer';

export interface CreateOptions extends DeedOptions {
  /** Name of the first administrator of a new installation. */
  readonly first?: string;
  readonly org?: string;
  readonly role?: string;
  readonly until?: string;
  readonly displayName?: string;
  readonly oneTimePassword?: boolean;
}

export interface RoleOptions extends DeedOptions {
  readonly role: string;
  readonly org?: string;
  readonly until?: string;
}

export const create: Action<CreateOptions> = async (invocation) => {
  const { options, words } = invocation;
  const [name] = words;
  if (options.first !== undefined) return createFirst(invocation, options.first);
  if (name === undefined) throw needed('account create');
  if (options.role === undefined && options.org !== undefined) throw needed('account create');
  await Session.use(invocation, Permission.AccountWrite, async (session) => {
    const { role, org, until, displayName, oneTimePassword } = options;
    const roles =
      role === undefined ? [] : [{ role, organisation: org, until: optionalDay('--until', until) }];
    const context = session.context(Permission.AccountWrite, options);
    const made = await session.execute(
      new CreateAccount({ name, displayName, roles, oneTimePassword }, context),
    );
    tellAccount(invocation.out, made);
  });
};

/** Works once; the new administrator is logged in, so that the next command works. */
async function createFirst({ options, out }: Invocation<CreateOptions>, name: string): Promise<void> {
  await Installation.use(out, async (installation) => {
    const { oneTimePassword } = options;
    const made = await installation.execute(
      new OpenInstallation({ name, client: clientName(), oneTimePassword }),
    );
    (await installation.keptTokens()).keep(made.name, made.token.token, made.token.expiresAt);
    tellAccount(out, made);
    if (out.json) return;
    out.note({
      zh: `已作为 ${made.name} 登录。下一步：fonds org add --code 代码 --name 名称 --kind 综合档案馆 --level city`,
      en: `Logged in as ${made.name}. Next: fonds org add --code C --name N --kind 综合档案馆 --level city`,
    });
  });
}

function tellAccount(out: Output, made: CreatedAccount): void {
  const { account, name, token, oneTimePassword } = made;
  if (out.json) return out.data({ account, token: token.token, ...(oneTimePassword && { oneTimePassword }) });
  out.fields([
    [{ zh: '账户', en: 'Account' }, name],
    [{ zh: '令牌', en: 'Token' }, token.token],
    [{ zh: '有效至', en: 'Expires' }, shanghaiTime(Number(token.expiresAt))],
    [{ zh: '一次性密码', en: 'One-time password' }, oneTimePassword],
  ]);
  out.note({ zh: '令牌只显示这一次。', en: 'The token is shown this once only.' });
}

const change =
  <Options extends DeedOptions>(
    permission: Permission,
    changeOf: (options: Options) => AccountChange,
  ): Action<Options> =>
  (invocation) =>
    Session.use(invocation, permission, async (session) => {
      const context = session.context(permission, invocation.options);
      const command = new ChangeAccount(word(invocation, 0), changeOf(invocation.options), context);
      tellOutcome(invocation.out, await session.execute(command));
    });

export const grant = change<RoleOptions>(Permission.AccountWrite, ({ role, org, until }) => ({
  kind: 'grant',
  role,
  organisation: org,
  until: optionalDay('--until', until),
}));
export const revoke = change<RoleOptions>(Permission.AccountWrite, ({ role, org }) => ({
  kind: 'revoke',
  role,
  organisation: org,
}));
export const suspend = change<DeedOptions>(Permission.AccountSuspend, () => ({ kind: 'suspend' }));
export const reinstate = change<DeedOptions>(Permission.AccountSuspend, () => ({ kind: 'reinstate' }));

export interface TermOptions extends DeedOptions {
  readonly until: string;
  readonly letter?: string;
}

export const term = change<TermOptions>(Permission.AccountWrite, ({ until, letter }) => ({
  kind: 'set-term',
  until: dayOption('--until', until),
  letter,
}));

/** Gives out a one-time password for somebody else, and ends his log-ins. */
export const oneTimePassword: Action<DeedOptions> = (invocation) =>
  Session.use(invocation, Permission.AccountWrite, async ({ installation }) => {
    const account = accountId(word(invocation, 0));
    const state = await installation.get(Authenticator).accountState(account);
    if (state.name === undefined) throw new RefusedError(plainRefusal('account-not-found'));
    await installation.get(TokenService).revokeAll(account, ['login', 'one-time']);
    const password = await installation.get(PasswordService).issueOneTime(account);
    if (invocation.out.json) return invocation.out.data({ account, oneTimePassword: password });
    invocation.out.line(password);
    invocation.out.note({
      zh: '只显示这一次；首次登录时须更改。',
      en: 'Shown this once only; it must be changed at the first login.',
    });
  });
