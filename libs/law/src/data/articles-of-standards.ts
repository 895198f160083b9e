import type { Article, Bilingual } from '../law.types';

const CLAUSE_REPORT: Bilingual = {
  zh: '摘自公开的条文核查报告（github.com/PerryLink/dsh-archive-check@c506422 rules/evidence/clause-verification-dat22.md，核对自海南省档案信息网）',
  en: 'extract from a public report that checked it against the copy at hainan.gov.cn (github.com/PerryLink/dsh-archive-check@c506422 rules/evidence/clause-verification-dat22.md)',
};
const EDITION_OF_1994: Bilingual = {
  zh: '据 DA/T 12-1994 第4章概括（acv.zju.edu.cn）；2012年版对该章改动较大，其条号未核；此处不是原文',
  en: 'the sense of chapter 4 of the edition of 1994 (acv.zju.edu.cn); that of 2012 revised the chapter, and its numbers were not checked; these are not its words',
};
const ENTERPRISE: Bilingual = {
  zh: '据解读所录条文概括（haofan.net/tech/201902/5988）；此处不是原文',
  en: 'the sense of it as a commentary has it (haofan.net/tech/201902/5988); these are not its words',
};

const clause = (
  instrument: Article['instrument'],
  article: string,
  text: string,
  kind: Article['kind'],
  source: Bilingual,
): Article => ({ instrument, article, text, kind, source });

/** Clauses of standards: extracts, or their sense. */
export const STANDARD_CLAUSES: readonly Article[] = [
  clause('D22', '5.4.1', '归档文件应依分类方案和排列顺序编写档号。档号编制应遵循唯一性、合理性、稳定性、扩充性、简单性原则。', 'quoted', CLAUSE_REPORT),
  clause('D22', '5.4.3', '保管期限分为永久、定期30年、定期10年，分别以代码“Y”、“D30”、“D10”标识', 'quoted', CLAUSE_REPORT),
  clause('D42', '7.7.1', '设档案鉴定委员会或者小组：主管领导、职能部门、专业技术人员和档案人员；定保管期限，鉴定到期档案', 'gist', ENTERPRISE),
  clause('D42', '7.7.6', '定期鉴定到期档案；需留存的重定期限；无保存价值的造册，经法定代表人批准后监督销毁，销毁清册永久保存', 'gist', ENTERPRISE),
  clause('D12', '4.1', '全宗卷·收集：交接文据、目录、来源说明一类材料', 'gist', EDITION_OF_1994),
  clause('D12', '4.2', '全宗卷·整理：整理和分类方案、目录说明、小结一类材料', 'gist', EDITION_OF_1994),
  clause('D12', '4.3', '全宗卷·鉴定：鉴定成员、期限表、鉴定报告、销毁的请示批复和清册一类材料', 'gist', EDITION_OF_1994),
  clause('D12', '4.4', '全宗卷·保管：安全检查、特殊保护、抢救修复一类材料', 'gist', EDITION_OF_1994),
  clause('D12', '4.5', '全宗卷·统计：进出登记、基本情况和利用统计一类材料', 'gist', EDITION_OF_1994),
  clause('D12', '4.6', '全宗卷·利用：全宗指南、开放和控制说明、汇编公布、利用实例一类材料', 'gist', EDITION_OF_1994),
  clause('D12', '4.7', '全宗卷·新技术：缩微、计算机管理等情况的说明', 'gist', EDITION_OF_1994),
  clause(
    'GBT13967',
    '9',
    '机构改革和产权变动：合并新设的，原全宗封闭、另立新全宗；吸收合并的，主体全宗延续；恢复的沿用原全宗；内设机构划转的，前后档案分属两个全宗；名称、隶属变化而职能未根本变化的，沿用原全宗',
    'gist',
    {
      zh: '据公开的标准研究概括（github.com/luckygc/archive-management docs/archive-knowledge/fonds-management-rule-2026-analysis.md）；此处不是原文',
      en: 'the sense of it in a public study of the standard (github.com/luckygc/archive-management docs/archive-knowledge/fonds-management-rule-2026-analysis.md); these are not its words',
    },
  ),
];
