import { RefusedError, unwrap } from '@fonds/http-edge';
import {
  accountId,
  accountName,
  Authenticator,
  PasswordService,
  Permission,
  TokenService,
  type Caller,
  type IssuedToken,
} from '@fonds/identity';
import { plainRefusal } from '@fonds/law';
import { Installation } from '../session/installation';
import type { Action, CommonOptions } from '../session/invocation';
import { Session } from '../session/session';
import { SecretReader } from '../terminal/line-reader';
import type { Output } from '../terminal/output';

export interface LoginOptions extends CommonOptions {
  readonly withToken?: boolean;
}

/** Name and password, or a token that was given out; the token is kept for this installation. */
export const login: Action<LoginOptions> = ({ words, options, out }) =>
  Installation.useOpened(out, async (installation) => {
    const secrets = new SecretReader();
    const kept = await installation.keptTokens();
    const name = accountName(words[0] ?? kept.find()?.name ?? '');
    if (options.withToken) {
      const token = (await secrets.ask(out.say({ zh: '令牌：', en: 'Token: ' }))).trim();
      const caller = unwrap(await installation.get(Authenticator).authenticate(token));
      // Else a later --as NAME would act as somebody else.
      if (words[0] !== undefined && caller.name !== name)
        throw new RefusedError(plainRefusal('token-of-another', { name, of: caller.name }));
      const known = await installation.get(TokenService).verify(token);
      kept.keep(caller.name, token, known.ok ? known.value.expiresAt : 0);
      return tell(out, caller);
    }
    if (name === '') throw new RefusedError(plainRefusal('login-missing'));
    const password = await secrets.ask(out.say({ zh: `${name} 的密码：`, en: `Password of ${name}: ` }));
    const account = accountId(name);
    const right = await installation.get(PasswordService).verify(account, password);
    if (!right) throw new RefusedError(plainRefusal('login-refused'));
    const caller = unwrap(await installation.get(Authenticator).callerOf(account));
    if (right.oneTime) await changePassword(installation, caller, password, secrets, out);
    const token = await issued(installation, caller);
    kept.keep(caller.name, token.token, token.expiresAt);
    tell(out, caller);
  });

/** Revokes the current token, and forgets it. */
export const logout: Action<CommonOptions> = (invocation) =>
  Session.use(invocation, Permission.Self, async ({ installation, caller, token, out }) => {
    await installation.get(TokenService).revoke(token);
    (await installation.keptTokens()).forget(caller.name);
    if (out.json) return out.data({ account: caller.account, name: caller.name });
    out.note({ zh: `${caller.name} 已退出。`, en: `${caller.name} is logged out.` });
  });

/** Sets one's own password; all log-ins end but this one. */
export const ownPassword: Action<CommonOptions> = (invocation) =>
  Session.use(invocation, Permission.Self, async ({ installation, caller, out }) => {
    const secrets = new SecretReader();
    const present = await secrets.ask(
      out.say({ zh: '当前密码（没有则留空）：', en: 'Present password (empty if none): ' }),
    );
    await changePassword(installation, caller, present || undefined, secrets, out);
    const token = await issued(installation, caller);
    if (!process.env['FONDS_TOKEN'])
      (await installation.keptTokens()).keep(caller.name, token.token, token.expiresAt);
    if (out.json) return out.data({ account: caller.account, name: caller.name });
    out.note({ zh: '密码已更改。', en: 'The password is changed.' });
  });

async function changePassword(
  installation: Installation,
  { account, name }: Caller,
  present: string | undefined,
  secrets: SecretReader,
  out: Output,
): Promise<void> {
  const next = await secrets.ask(
    out.say({ zh: '新密码（至少 10 个字符）：', en: 'New password (10 characters or more): ' }),
  );
  const again = process.stdin.isTTY
    ? await secrets.ask(out.say({ zh: '再输一遍：', en: 'Once more: ' }))
    : next;
  if (next !== again) throw new RefusedError(plainRefusal('passwords-differ'));
  unwrap(await installation.get(PasswordService).change(account, name, present, next));
  await installation.get(TokenService).revokeAll(account, ['login', 'one-time']);
}

async function issued(installation: Installation, { account }: Caller): Promise<IssuedToken> {
  const token = await installation.get(TokenService).create(account, 'login');
  if (!token) throw new Error('no token could be made');
  return token;
}

function tell(out: Output, { account, name }: Caller): void {
  if (out.json) return out.data({ account, name });
  out.note({ zh: `已登录：${name}。`, en: `Logged in: ${name}.` });
}
