import type { CommandTree } from './leaf';

const account = () => import('../actions/account.action');
const accounts = () => import('../actions/account-list.action');
const login = () => import('../actions/login.action');

/** Who may act: accounts, roles, log-ins. */
export function accountCommands(tree: CommandTree): void {
  tree
    .leaf(
      'login [name]',
      {
        zh: '登录并保存令牌（0600）；非终端时从标准输入读密码',
        en: 'log in and keep the token (0600); reads the password from standard input when it is no terminal',
      },
      async () => (await login()).login,
      (leaf) =>
        leaf.option('--with-token', {
          zh: '改为读入一个已发的令牌',
          en: 'read a token that was given out instead',
        }),
    )
    .leaf(
      'logout',
      { zh: '吊销并忘记当前令牌', en: 'revoke and forget the current token' },
      async () => (await login()).logout,
    );

  tree
    .group('account', { zh: '账户与角色', en: 'accounts and roles' })
    .leaf(
      'create [name]',
      { zh: '建立账户并给出令牌', en: 'make an account and give out its token' },
      async () => (await account()).create,
      (leaf) =>
        leaf
          .option('--first <name>', {
            zh: '新系统的第一位系统管理员（只能一次）',
            en: 'the first administrator of a new installation (once)',
          })
          .option('--org <code>', { zh: '单位代码', en: 'code of the organisation' })
          .option('--role <role>', { zh: '角色，中英文均可', en: 'role, by Chinese or English name' })
          .option('--until <date>', { zh: '角色截止日', en: 'last day of the role' })
          .option('--display-name <text>', { zh: '姓名', en: 'name of the person' })
          .option('--one-time-password', { zh: '同时发一次性密码', en: 'give out a one-time password too' })
          .deed(),
    )
    .leaf(
      'list',
      { zh: '账户列表', en: 'all accounts' },
      async () => (await accounts()).list,
      (leaf) => leaf.pages(),
    )
    .leaf('show <name>', { zh: '一个账户', en: 'one account' }, async () => (await accounts()).show)
    .leaf(
      'grant <name>',
      { zh: '授予角色', en: 'give a role' },
      async () => (await account()).grant,
      (leaf) =>
        leaf
          .required('--role <role>', { zh: '角色', en: 'role' })
          .option('--org <code>', { zh: '单位代码', en: 'code of the organisation' })
          .option('--until <date>', { zh: '截止日', en: 'last day' })
          .deed(),
    )
    .leaf(
      'revoke <name>',
      { zh: '收回角色', en: 'take a role back' },
      async () => (await account()).revoke,
      (leaf) =>
        leaf
          .required('--role <role>', { zh: '角色', en: 'role' })
          .option('--org <code>', { zh: '单位代码', en: 'code of the organisation' })
          .deed(),
    )
    .leaf(
      'suspend <name>',
      { zh: '停用', en: 'suspend' },
      async () => (await account()).suspend,
      (leaf) => leaf.deed(),
    )
    .leaf(
      'reinstate <name>',
      { zh: '恢复', en: 'reinstate' },
      async () => (await account()).reinstate,
      (leaf) => leaf.deed(),
    )
    .leaf(
      'term <name>',
      { zh: '规定账户的截止日，期满即停用', en: 'set the last day of an account' },
      async () => (await account()).term,
      (leaf) =>
        leaf
          .required('--until <date>', { zh: '截止日（含）', en: 'last day, included' })
          .option('--letter <text>', { zh: '依据的公函', en: 'the letter that asks for it' })
          .deed(),
    )
    .leaf(
      'password',
      { zh: '更改自己的密码', en: 'change one’s own password' },
      async () => (await login()).ownPassword,
    )
    .leaf(
      'one-time-password <name>',
      { zh: '为他人发一次性密码', en: 'give out a one-time password' },
      async () => (await account()).oneTimePassword,
    );
}
