import type { CommandTree, Leaf } from './leaf';

const load = () => import('../actions/law.action');
const loadNational = () => import('../actions/national-law.action');
const loadLocal = () => import('../actions/local-law.action');
const loadTexts = () => import('../actions/article-texts.action');
const at = (leaf: Leaf): void => {
  leaf.option('--at <date>', { zh: '依哪一日的法规，默认今天', en: 'the day whose law is asked; today' });
  leaf.option('--data <version>', {
    zh: '依哪一版国家规则数据，默认本程序最新一版',
    en: 'the version of the national rule data; the newest of this build',
  });
};

/** The rules that the system applies, and what they rest on; for those of this build no installation has to be there. */
export function lawCommands(tree: CommandTree): void {
  const law = tree.group('law', { zh: '规则与时限', en: 'rules and deadlines' });
  textCommands(law);
  law
    .leaf(
      'list',
      { zh: '全部规则（INV）与时限（CLK）', en: 'all rules (INV) and deadlines (CLK)' },
      async () => (await load()).list,
      at,
    )
    .leaf(
      'explain <rule>',
      {
        zh: '一条规则或时限：内容、条文、可信度、当日效力、代码',
        en: 'one rule or deadline: text, articles, confidence, effect on a day, code',
      },
      async () => (await load()).explainRule,
      at,
    )
    .leaf(
      'versions',
      {
        zh: '国家规则数据各版：现行、待启用',
        en: 'versions of the national rule data: in effect, waiting',
      },
      async () => (await loadNational()).versions,
    )
    .leaf(
      'adopt <version>',
      {
        zh: '启用一版国家规则数据（E103），须附文件',
        en: 'put a version of the national rule data into effect (E103), with its document',
      },
      async () => (await loadNational()).adopt,
      (leaf) => leaf.deed(),
    )
    .leaf(
      'local',
      { zh: '地方规定：各馆各版', en: 'local rules: by place and version' },
      async () => (await loadLocal()).versions,
      (leaf) =>
        leaf
          .option('--archives <code>', {
            zh: '只列此馆（或此上级）自己的',
            en: 'those of this archives, or of this body above archives, alone',
          })
          .option('--current', { zh: '只列现行的', en: 'only those that hold now' })
          .pages(),
    )
    .leaf(
      'activate <file>',
      {
        zh: '启用地方规定（某馆，或省、市等上级之下各馆）；JSON：{archives?, version, rules: [{clock, years, from, until?, basis, mark, approvedBy}]}',
        en: 'activate local rules (of an archives, or of all below a body); JSON: {archives?, version, rules: [{clock, years, from, until?, basis, mark, approvedBy}]}',
      },
      async () => (await loadLocal()).activate,
      (leaf) => leaf.deed(),
    );
}

/** Words of articles that the build has not. */
function textCommands(law: CommandTree): void {
  law
    .group('text', { zh: '条文原文', en: 'words of articles' })
    .leaf(
      'list',
      {
        zh: '各条文：全文、摘录、要旨，或本系统录入的原文',
        en: 'every article: whole, an extract, its sense, or loaded here',
      },
      async () => (await loadTexts()).list,
      (leaf) =>
        leaf
          .option('--missing', { zh: '只列没有原文的', en: 'only those whose words are missing' })
          .option('--instrument <id>', { zh: '只列此法规的', en: 'those of one instrument' })
          .pages(),
    )
    .leaf(
      'load <file>',
      {
        zh: '录入条文原文，须附印本；JSON：{texts?: [{instrument, article, text, source, edition, comparedBy}], withdrawn?: [{instrument, article}]}',
        en: 'load words of articles, with the print; JSON: {texts?: [{instrument, article, text, source, edition, comparedBy}], withdrawn?: [{instrument, article}]}',
      },
      async () => (await loadTexts()).load,
      (leaf) => leaf.deed(),
    );
}
