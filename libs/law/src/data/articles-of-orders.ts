import type { Article, Bilingual } from '../law.types';
import type { InstrumentId } from './instruments';
import { wholeArticle } from './whole-article';

const CLAUSE_REPORTS = 'github.com/PerryLink/dsh-archive-check@c506422 rules/evidence';
const gist = (instrument: InstrumentId, source: Bilingual, words: { readonly [article: string]: string }) =>
  Object.entries(words).map(([article, text]): Article => ({ instrument, article, text, kind: 'gist', source }));

const JG83_QUOTED: Bilingual = {
  zh: '据期刊所引第26、27条概括（zhangqiaokeyan.com/journal-cn-2551）；全文载泉州市档案局网站（daj.qz.gov.cn）；此处不是原文',
  en: 'the sense of articles 26 and 27 as a journal quotes them (zhangqiaokeyan.com/journal-cn-2551); the whole stands at daj.qz.gov.cn; these are not its words',
};
const O79_DIVISION: Bilingual = {
  zh: '据第21条的两份一致的转录概括（hnjmcpa.com/danye.asp?id=1825，hqqt.com/wenda/16301201281490）；此处不是原文',
  en: 'the sense of article 21 in two copies that agree (hnjmcpa.com/danye.asp?id=1825, hqqt.com/wenda/16301201281490); these are not its words',
};
const SHENZHEN: Bilingual = {
  zh: '据第5至10条的转录概括（fymate.net …16810833_1）；此处不是原文',
  en: 'the sense of articles 5 to 10 in a copy (fymate.net …16810833_1); these are not its words',
};

const UNSEEN: Bilingual = {
  zh: '未见其文，据转述概括；此处不是原文',
  en: 'its text was not seen: the sense of it as it is told; these are not its words',
};
const copied = (where: string, number: string, numberEn: string): Bilingual => ({
  zh: `据转录、解读概括（${where}；${number}）；此处不是原文`,
  en: `the sense of it in copies and commentaries (${where}; ${numberEn}); these are not its words`,
});

/** Orders of the archives administration and what was made under them: whole, or as their kind says. */
export const ORDER_ARTICLES: readonly Article[] = [
  ...wholeArticle('O8', '6', ['机关文书档案的保管期限定为永久、定期两种。定期一般分为30年、10年。'], {
    zh: `录自公开的条文核查报告（${CLAUSE_REPORTS}/clause-verification-archive-regulations.md，核对自中国政府网部门规章库），另一份转录与之一致`,
    en: `from a public report that checked it against the official copy at gov.cn (${CLAUSE_REPORTS}/clause-verification-archive-regulations.md); another copy agrees`,
  }),
  ...wholeArticle('O10', '11', ['本规定的管理类档案保管期限为最低期限，各企业在具体划分时可选择高于本规定的期限。'], {
    zh: `录自公开的条文核查报告（${CLAUSE_REPORTS}/clause-verification-order10.md，核对自国务院公报2013年第9号），与 hnzbda.cn 所载一致`,
    en: `from a public report that checked it against the State Council Gazette 2013 no. 9 (${CLAUSE_REPORTS}/clause-verification-order10.md); hnzbda.cn agrees`,
  }),
  {
    ...{ instrument: 'O10', article: '7', text: '永久、定期两种，定期一般分为30年、10年', kind: 'quoted' },
    source: {
      zh: `摘自公开的条文核查报告（${CLAUSE_REPORTS}/clause-verification-order10.md）`,
      en: `extract from a public report (${CLAUSE_REPORTS}/clause-verification-order10.md)`,
    },
  },
  {
    ...{ instrument: 'O13', article: '24', text: '机关全部档案构成一个全宗', kind: 'quoted' },
    source: {
      zh: '摘自公开资料（github.com/luckygc/archive-management，引国家档案局网站），与试题库 weikao.com 所录一致',
      en: 'extract from public notes that quote the site of the archives administration (github.com/luckygc/archive-management); an exam bank agrees (weikao.com)',
    },
  },
  ...gist(
    'O9',
    {
      zh: '据两份一致的转录概括（jrpx168.com，wenshu.52jianpu.com）；此处不是原文',
      en: 'the sense of it in two copies that agree (jrpx168.com, wenshu.52jianpu.com); these are not its words',
    },
    {
      '3': '新中国成立前的档案、重大活动和重要事件的档案、民生专业档案进综合档案馆；社会组织、民营单位、家庭和个人的档案，协商后收集、代存，或者受赠、购买',
    },
  ),
  ...gist(
    'O19',
    {
      zh: '据第1至3条的转录概括（flfgsc.cn）；此处不是原文',
      en: 'the sense of it in a copy of articles 1 to 3 (flfgsc.cn); these are not its words',
    },
    { '2': '开放：国家档案馆依权限和程序，把已满年限、不必限制利用的馆藏向社会提供' },
  ),
  ...gist('JG83', JG83_QUOTED, {
    '26(1)': '机关撤销后，其档案由档案馆接收，或者由主管机关代管',
    '26(2)': '业务分给几个机关的，原档案保持完整，由其中一家代管，或者进馆',
    '26(3)': '并入他机关或者合并新设的，原档案由合并后的机关代管，或者进馆',
    '26(4)': '部分业务或者一个部门改属他机关的，已有档案留在原机关；接收一方需要时借阅、复制',
    '26(5)': '撤销、合并时未办结的文件可交新机关接着办，成为新机关的档案',
    '26(6)': '只是领导关系改变的，档案仍属原全宗，统一管理',
    '27': '临时机构撤销时，档案交其主管机关或者档案馆',
  }),
  ...gist('O79', O79_DIVISION, {
    '21': '单位分立、业务移交时会计档案归谁保管，未了事项的凭证归谁',
    '21(1)': '分立而原单位存续的，由存续一方统一保管，其他各方可查阅、复制有关部分',
    '21(2)': '分立而原单位解散的，各方商定由一方代管，或者依国家档案规定处置；各方可查阅、复制',
    '21(3)': '分立时未了事项的凭证单独抽出，由业务相关一方保存，并办交接',
    '21(4)': '业务移交他单位的，会计档案留在原单位，承接单位可查阅、复制；未了事项的凭证抽出交承接单位并办交接',
  }),
  ...gist('O79', copied('shimaoguan.com', '条号据其下第15条推知', 'its number follows from 15, which stands after it'), {
    '14': '会计档案分永久、定期保管；定期一般为10年、30年，自会计年度终了后第一天起算',
  }),
  ...gist('O79', copied('wenda.hqwx.com/q-51030，dapx.org', '所据不标条号', 'without its number there'), {
    '18': '销毁先编清册，由单位负责人以及档案、会计两机构的负责人和经办人五人签署；两机构共同派员监销，先清点、后签章；电子的另加信息系统管理机构',
  }),
  ...gist('O79', copied('zgjsgccyw.cn/news/709758', '所据不标条号，另有引作第20条者', 'without its number there; some cite it as 20'), {
    '19': '保管期满而债权债务未清、事项未了的凭证不得销毁；纸质的抽出立卷，电子的另行转存，保管到了结，并列入鉴定意见书、销毁清册和保管清册',
  }),
  ...gist('O79', UNSEEN, {
    '20': '单位终止的，其会计档案依国家档案规定处置',
  }),
  ...gist('O79', copied('hqqt.com/wenda/16301201281490', '所据不标条号', 'without its number there'), {
    '22': '合并后原单位解散或者只有一方存续的，由合并后的单位统一保管；都存续的，各自保管',
  }),
  ...gist('O79', copied('兰台之家 2021-01-13', '标明条号', 'under its number there'), {
    '24': '单位之间交接会计档案：移交方编清册，逐项交接，双方派负责人监督，经办人和监督人签章；电子的连同元数据移交，接收方检验',
  }),
  ...gist('SZ', SHENZHEN, {
    '5': '申请资产、产权变动时一并申请处置档案；产权主管部门审批时一并提出要求',
    '6': '设档案处置小组：企业分管领导、产权主管部门的档案负责人、清算组和企业档案人员；拟销毁的档案须经产权主管部门批准并报备，两人以上监销',
    '6(1)': '收齐企业活动中形成的档案，清点库存',
    '6(2)': '直接鉴定；拟销毁的造册，经企业和清算机构负责人审核、产权主管部门批准、报档案行政管理部门备案；两人以上监销签字，清册永久保存',
    '6(3)': '变动中形成的文件收集归档',
    '6(4)': '按去向分别编移交、寄存目录，办理移交',
    '7': '移交、寄存目录由交接方和处置小组负责人签字，分存交接方和档案行政管理部门，效力相同',
    '8': '处置结束前，库房、设备、装具和必要的办公用具不得挪用',
    '9': '整理、鉴定、移交的费用由原企业或者接收单位承担，破产的从清算费用列支；寄存的保管费由原企业付，破产的一次付清',
  }),
];
