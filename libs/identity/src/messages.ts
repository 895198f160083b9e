import { coded } from '@fonds/http-edge';
import { ROLES } from './domain/role';

/** Texts of the refusals made in this library. `{name}` is replaced by a fact. */
export const IDENTITY_MESSAGES = {
  'installation-already-open': {
    status: 409,
    zh: { title: '系统已经启用，首位管理员已建立', cure: '请以系统管理员登录后建立其他账户。' },
    en: {
      title: 'The installation is open already and has its first administrator',
      cure: 'Log in as the system administrator and create further accounts.',
    },
  },
  'account-not-found': {
    zh: { title: '没有这个账户', cure: '请核对账户名。' },
    en: { title: 'There is no such account', cure: 'Check its name.' },
  },
  'account-exists': {
    zh: { title: '账户 {name} 已存在', cure: '请换一个账户名（大小写和全半角不作区分）。' },
    en: {
      title: 'The account {name} exists already',
      cure: 'Choose another name (case and width make no difference).',
    },
  },
  'account-name-malformed': {
    zh: {
      title: '账户名不合格式：{name}',
      cure: '账户名为一个词，最多64个字符，以字母、数字或汉字开头，其余还可用 . _ @ -。',
    },
    en: {
      title: 'Not a name of an account: {name}',
      cure: 'A name is one word of at most 64 characters that begins with a letter or digit; . _ @ - may follow.',
    },
  },
  'account-own': {
    zh: { title: '不能更改自己的账户（{name}）', cure: '请由另一名管理员办理。' },
    en: { title: 'Nobody changes his own account ({name})', cure: 'Ask another administrator.' },
  },
  'role-unknown': {
    zh: { title: '没有这个角色：{given}', cure: '请使用以下之一：{known}。' },
    en: { title: 'There is no such role: {given}', cure: 'Use one of: {known}.' },
  },
  'role-not-held': {
    zh: {
      title: '账户 {name} 没有角色“{role}”',
      cure: '请核对角色与单位；管理员可用 fonds account show {name} 查看其角色，本人经 HTTP 用 GET /api/v1/me。',
    },
    en: {
      title: 'The account {name} does not hold the role {roleName}',
      cure: 'Check role and organisation; an administrator sees what it holds with fonds account show {name}, its owner over HTTP with GET /api/v1/me.',
    },
  },
  'role-without-organisation': {
    zh: { title: '角色“{role}”须在某一单位内授予', cure: '请填写单位代码 organisation。' },
    en: {
      title: 'The role {roleName} is given in an organisation',
      cure: 'Name the organisation by its code.',
    },
  },
  'role-organisation-not-found': {
    status: 422,
    zh: { title: '单位 {code} 未登记', cure: '请先登记该单位，或核对其代码。' },
    en: { title: 'The organisation {code} is not registered', cure: 'Register it first, or check its code.' },
  },
  'roles-apart': {
    zh: {
      title: '账户 {name} 已是“{other}”，不能再任“{role}”',
      cure: '系统、安全、审计管理员由三人分任，系统管理员和审计员不兼他职；请使用另一账户。',
    },
    en: {
      title: 'The account {name} is {otherName} and cannot also be {roleName}',
      cure: 'System, security and audit administrators are three people, and the system administrator and the auditor hold nothing else; use another account.',
    },
  },
  'permission-denied': {
    status: 403,
    words: coded(ROLES),
    zh: {
      title: '{name} 无权进行此操作（{permission}）',
      cure: '可由下列角色办理：{roles}。请由有此角色的人办理，或请系统管理员授予。',
    },
    en: {
      title: '{name} may not do this ({permission})',
      cure: 'These roles may: {roles}. Ask somebody who has one, or ask the system administrator for it.',
    },
  },
  'permission-undeclared': {
    status: 403,
    zh: { title: '该地址未声明权限，一律拒绝', cure: '请将地址告知管理员。' },
    en: {
      title: 'This route declares no permission and is closed to all',
      cure: 'Tell the administrator its address.',
    },
  },
  'token-missing': {
    status: 401,
    zh: {
      title: '请求没有附令牌',
      cure: '请登录，并以 Authorization: Bearer 附上令牌；命令行请用 fonds login 或 FONDS_TOKEN。',
    },
    en: {
      title: 'The request bears no token',
      cure: 'Log in and send the token as Authorization: Bearer; on the command line use fonds login or FONDS_TOKEN.',
    },
  },
  'token-refused': {
    status: 401,
    zh: { title: '令牌无效、已收回或已过期', cure: '请重新登录。' },
    en: { title: 'The token is unknown, revoked or expired', cure: 'Log in again.' },
  },
  'token-not-found': {
    zh: { title: '没有这个令牌', cure: '请核对；GET /api/v1/me/tokens 列出有效令牌。' },
    en: { title: 'There is no such token', cure: 'Check it; GET /api/v1/me/tokens lists those in force.' },
  },
  'account-unknown': {
    status: 401,
    zh: { title: '令牌所属账户不存在', cure: '请重新登录。' },
    en: { title: 'The account of this token does not exist', cure: 'Log in again.' },
  },
  'account-suspended': {
    status: 401,
    zh: { title: '账户 {name} 已停用', cure: '请联系系统管理员。' },
    en: { title: 'The account {name} is suspended', cure: 'Ask the system administrator.' },
  },
  'account-expired': {
    status: 401,
    zh: { title: '账户 {name} 已于 {until} 到期', cure: '如需继续使用，请由系统管理员凭新的公函延期。' },
    en: {
      title: 'The account {name} ended on {until}',
      cure: 'To go on, the system administrator sets a new term by a new letter.',
    },
  },
  'login-refused': {
    status: 401,
    zh: { title: '账户名或密码不正确', cure: '请核对后重试；忘记密码请由系统管理员签发一次性密码。' },
    en: {
      title: 'Name or password is wrong',
      cure: 'Check them; for a forgotten password the system administrator issues a one-time one.',
    },
  },
  'password-refused': {
    zh: { title: '当前密码不正确', cure: '请重新输入当前密码。' },
    en: { title: 'The present password is wrong', cure: 'Enter it again.' },
  },
  'password-weak': {
    zh: { title: '新密码过于简单', cure: '至少10个字符，不得含账户名，也不得与原密码相同。' },
    en: {
      title: 'The new password is too weak',
      cure: 'At least 10 characters, without the account’s name, and not the present one.',
    },
  },
  'password-change-required': {
    status: 403,
    zh: {
      title: '一次性密码须先修改',
      cure: '请先修改密码：fonds account password（HTTP 为 PUT /api/v1/me/password）。',
    },
    en: {
      title: 'A one-time password must be changed first',
      cure: 'Change it: fonds account password (over HTTP PUT /api/v1/me/password).',
    },
  },
  'occurred-at-malformed': {
    status: 400,
    zh: {
      title: '“{given}”不是带时区的时刻',
      cure: '请写作 2026-11-22T09:00:00+08:00；只知道日期的，填业务日期即可。',
    },
    en: {
      title: '“{given}” is not an instant with an offset',
      cure: 'Write 2026-11-22T09:00:00+08:00; where only the day is known, the business date says it.',
    },
  },
  'idempotency-key-malformed': {
    status: 400,
    zh: { title: 'Idempotency-Key 不合格式', cure: '请使用1到200个可打印字符。' },
    en: { title: 'The Idempotency-Key is malformed', cure: 'Use 1 to 200 printable characters.' },
  },
} as const;
