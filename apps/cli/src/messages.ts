import type { Messages } from '@fonds/http-edge';

/** Texts of the refusals made at the terminal. `{name}` is replaced by a fact. */
export const CLI_MESSAGES: Messages = {
  'login-missing': {
    status: 401,
    zh: {
      title: '尚未登录',
      cure: '请先执行 fonds login 账户名，或在环境变量 FONDS_TOKEN 中给出令牌；新装系统先执行 fonds account create --first 账户名。',
    },
    en: {
      title: 'Nobody is logged in',
      cure: 'Run fonds login NAME, or give a token in FONDS_TOKEN; on a new installation begin with fonds account create --first NAME.',
    },
  },
  'installation-missing': {
    status: 404,
    zh: {
      title: '数据目录 {folder} 中还没有系统',
      cure: '请核对 FONDS_DATA；新装系统先执行 fonds account create --first 账户名。',
    },
    en: {
      title: 'There is no installation in {folder}',
      cure: 'Check FONDS_DATA; a new installation begins with fonds account create --first NAME.',
    },
  },
  'token-not-kept': {
    status: 401,
    zh: { title: '本机没有保存账户 {name} 的令牌', cure: '请先执行 fonds login {name}，再用 --as {name}。' },
    en: {
      title: 'No token of the account {name} is kept here',
      cure: 'Run fonds login {name} first, then use --as {name}.',
    },
  },
  'token-of-another': {
    status: 401,
    zh: {
      title: '这是账户 {of} 的令牌，不是 {name} 的',
      cure: '请核对令牌；无误的，执行 fonds login {of} --with-token。',
    },
    en: {
      title: 'This token is of the account {of}, not of {name}',
      cure: 'Check the token; if it is right, run fonds login {of} --with-token.',
    },
  },
  'passwords-differ': {
    status: 400,
    zh: { title: '两次输入的新密码不同', cure: '请重新执行，两次输入同一密码。' },
    en: { title: 'The new password was typed in two ways', cure: 'Run it again and type the same twice.' },
  },
  'store-not-empty': {
    zh: {
      title: '这里已有 {events} 条事件，演示只写入空库',
      cure: '请换一个空的数据文件夹：FONDS_DATA=./demo fonds demo。',
    },
    en: {
      title: 'This store already holds {events} events; the demonstration fills an empty one only',
      cure: 'Name an empty data folder: FONDS_DATA=./demo fonds demo.',
    },
  },
  'subject-unknown': {
    status: 404,
    zh: {
      title: '找不到“{given}”，或无权查看',
      cure: '请给出保管单位、全宗或导入的标识，档号，全宗号，单位代码，或账户名。',
    },
    en: {
      title: 'Nothing called {given} is known, or you may not see it',
      cure: 'Give the id of a unit, fonds or import, a reference code, a fonds number, the code of an organisation, or the name of an account.',
    },
  },
  'subject-ambiguous': {
    zh: { title: '“{given}”指多个：{ids}', cure: '请改用其中一个标识。' },
    en: { title: '{given} means several: {ids}', cure: 'Use one of these ids.' },
  },
};
