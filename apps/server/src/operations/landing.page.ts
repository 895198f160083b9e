import type { Language } from '@fonds/http-edge';
import type { NationalLawStanding } from '@fonds/local-law';

/** What the first page tells of the installation. Everybody may read it, so it says nothing of what is kept. */
export interface LandingState {
  readonly version: string;
  /** Somebody was named administrator. */
  readonly opened: boolean;
  /** Database and read models are well. */
  readonly ready: boolean;
  /** Absent while the database is away. */
  readonly lawData?: NationalLawStanding;
}

interface Texts {
  readonly title: string;
  readonly what: string;
  readonly state: string;
  readonly ready: (ready: boolean) => string;
  readonly opened: (opened: boolean) => string;
  readonly version: string;
  readonly law: (lawData: NationalLawStanding) => string;
  readonly first: string;
  readonly commands: readonly (readonly [command: string, meaning: string])[];
  readonly more: string;
  readonly reference: string;
  readonly description: string;
  readonly other: string;
}

const TEXTS: { readonly [L in Language]: Texts } = {
  zh: {
    title: 'fondsledger 档案生命周期记录系统',
    what: '记录档案由谁保管、自何时起、凭何依据。每次建账、更正和查阅都是不可更改的事件；馆藏、沿革与审计轨迹均由事件得出，可按任意日期、任意已知时点重新查询。',
    state: '状态',
    ready: (ready) => (ready ? '运行正常' : '尚未就绪，详见 /ready'),
    opened: (opened) => (opened ? '已有系统管理员' : '尚无系统管理员：请先运行下面第一条命令'),
    version: '版本',
    law: ({ inEffect, waits }) => `现行国家规则数据 ${inEffect}${waits === null ? '' : `；${waits} 待启用`}`,
    first: '最先用到的三条命令',
    commands: [
      ['npx fonds account create --first 张三', '设立首位系统管理员（或用 npx fonds demo 载入示例）'],
      ['npx fonds import catalogue 目录.xlsx --archives 档案馆代码', '导入机读目录；EAD、AtoM 亦可'],
      ['npx fonds holdings --archives 档案馆代码 --as-of 2020-12-31', '查询某日馆藏'],
    ],
    more: '接口',
    reference: '接口说明',
    description: 'OpenAPI 描述',
    other: 'English',
  },
  en: {
    title: 'fondsledger: the ledger of custody for archives',
    what: 'It records who holds archives, since when and on what basis. Every registration, correction and reading is an event that is never changed; holdings, custody chains and audit trails follow from the events, and can be asked for any day as known at any moment.',
    state: 'State',
    ready: (ready) => (ready ? 'running well' : 'not ready yet, see /ready'),
    opened: (opened) =>
      opened
        ? 'there is a system administrator'
        : 'no system administrator yet: begin with the first command below',
    version: 'Version',
    law: ({ inEffect, waits }) =>
      `national rule data ${inEffect} in effect${waits === null ? '' : `; ${waits} wait to be adopted`}`,
    first: 'The first three commands',
    commands: [
      [
        'npx fonds account create --first NAME',
        'names the first system administrator (or npx fonds demo loads an example)',
      ],
      ['npx fonds import ead FILE --archives CODE', 'takes a finding aid on; AtoM and catalogues too'],
      ['npx fonds holdings --archives CODE --as-of 2020-12-31', 'asks what was held on a day'],
    ],
    more: 'Interface',
    reference: 'API reference',
    description: 'OpenAPI description',
    other: '中文',
  },
};

const escape = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

const STYLE =
  'body{font:16px/1.6 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color:#1b1b1b;background:#fff}' +
  'h1{font-size:1.5rem}h2{font-size:1.1rem;margin-top:2rem}code{background:#f1f1ee;padding:.1em .3em;word-break:break-all}dt{margin-top:.6rem}dd{margin:0 0 0 1rem}';

/** A plain page: no script, nothing from elsewhere. */
export function landingPage(language: Language, state: LandingState): string {
  const t = TEXTS[language];
  const commands = t.commands
    .map(([command, meaning]) => `<dt><code>${escape(command)}</code></dt><dd>${escape(meaning)}</dd>`)
    .join('\n');
  const lawData = state.lawData ? `\n<li>${escape(t.law(state.lawData))}</li>` : '';
  const lang = language === 'zh' ? 'zh-CN' : 'en';
  const otherLanguage = language === 'zh' ? 'en' : 'zh';
  return `<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(t.title)}</title>
<style>${STYLE}</style>
</head>
<body>
<nav><a href="/?lang=${otherLanguage}" hreflang="${otherLanguage === 'zh' ? 'zh-CN' : 'en'}">${escape(t.other)}</a></nav>
<main>
<h1>${escape(t.title)}</h1>
<p>${escape(t.what)}</p>
<h2>${escape(t.state)}</h2>
<ul>
<li>${escape(t.ready(state.ready))}</li>
<li>${escape(t.opened(state.opened))}</li>
<li>${escape(t.version)} ${escape(state.version)}</li>${lawData}
</ul>
<h2>${escape(t.first)}</h2>
<dl>
${commands}
</dl>
<h2>${escape(t.more)}</h2>
<ul>
<li><a href="/api/reference">${escape(t.reference)}</a></li>
<li><a href="/api/v1/openapi.json">${escape(t.description)}</a></li>
</ul>
</main>
</body>
</html>
`;
}
