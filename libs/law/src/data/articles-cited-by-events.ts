import type { Article, Bilingual } from '../law.types';
import { wholeArticle } from './whole-article';

const source = (commit: string): Bilingual => ({
  zh: `全文录自公开法规库 github.com/LawRefBook/Laws@${commit}（其文本来自国家法律法规数据库 flk.npc.gov.cn）`,
  en: `whole text from the public repository github.com/LawRefBook/Laws@${commit}, whose texts come from the national database of laws (flk.npc.gov.cn)`,
});
const LAW_OF_2020 = source('3cd6e86');

/** Laws and regulations that the code or an event cites beside those of rules, clocks and tables: the whole text. */
export const EVENT_ARTICLES: readonly Article[] = [
  ...wholeArticle('AL', '13', [
    '直接形成的对国家和社会具有保存价值的下列材料，应当纳入归档范围：',
    '（一）反映机关、团体组织沿革和主要职能活动的；',
    '（二）反映国有企业事业单位主要研发、建设、生产、经营和服务活动，以及维护国有企业事业单位权益和职工权益的；',
    '（三）反映基层群众性自治组织城乡社区治理、服务活动的；',
    '（四）反映历史上各时期国家治理活动、经济科技发展、社会历史面貌、文化习俗、生态环境的；',
    '（五）法律、行政法规规定应当归档的。',
    '非国有企业、社会服务机构等单位依照前款第二项所列范围保存本单位相关材料。',
  ], LAW_OF_2020),
  ...wholeArticle('AL', '44', ['档案馆和机关、团体、企业事业单位以及其他组织发现本单位存在档案安全隐患的，应当及时采取补救措施，消除档案安全隐患。发生档案损毁、信息泄露等情形的，应当及时向档案主管部门报告。'], LAW_OF_2020),
  ...wholeArticle('AL', '50', ['违反本法规定，擅自运送、邮寄、携带或者通过互联网传输禁止出境的档案或者其复制件出境的，由海关或者有关部门予以没收、阻断传输，并对单位处一万元以上十万元以下的罚款，对个人处五百元以上五千元以下的罚款；并将没收、阻断传输的档案或者其复制件移交档案主管部门。'], LAW_OF_2020),
  ...wholeArticle('REG', '22', [
    '档案馆应当对所保管的档案采取下列管理措施：',
    '（一）建立健全科学的管理制度和查阅利用规范，制定有针对性的安全风险管控措施和应急预案；',
    '（二）配置适宜安全保存档案、符合国家有关规定的专门库房，配备防火、防盗、防水、防光、防尘、防有害气体、防有害生物以及温湿度调控等必要的设施设备；',
    '（三）根据档案的不同等级，采取有效措施，加以保护和管理；',
    '（四）根据需要和可能，配备适应档案现代化管理需要的设施设备；',
    '（五）编制档案目录等便于档案查找和利用的检索工具。',
    '机关、团体、企业事业单位和其他组织的档案保管，参照前款规定办理。',
  ], source('ac63d89')),
  ...wholeArticle('SEC', '23', [
    '国家秘密的密级、保密期限和知悉范围，应当根据情况变化及时变更。国家秘密的密级、保密期限和知悉范围的变更，由原定密机关、单位决定，也可以由其上级机关决定。',
    '国家秘密的密级、保密期限和知悉范围变更的，应当及时书面通知知悉范围内的机关、单位或者人员。',
  ], source('71f344a')),
];
