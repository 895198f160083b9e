import type { Article, Bilingual } from '../law.types';

/** domain.md §0, O19: some articles stand in a public rule package, which leaves sentences out of other articles. */
const SOURCE: Bilingual = {
  zh: '录自公开的规则包（GitHub joe1989-cmd/Large-Language-Model-Assisted-Archival-Opening-Review）；该包所录他条有删节，故作摘录',
  en: 'from a public rule package (GitHub joe1989-cmd/Large-Language-Model-Assisted-Archival-Opening-Review) that shortens other articles: taken as an extract',
};

const extract = (article: string, text: string): Article => ({
  ...{ instrument: 'O19', article, text },
  kind: 'quoted',
  source: SOURCE,
});

/** The measures on opening of 2022 (order 19): the words that were read. */
export const OPENING_MEASURES_ARTICLES: readonly Article[] = [
  extract('7', '自形成之日起满二十五年的国家档案馆的档案，经开放审核后无需限制利用的应当及时向社会开放。经济、教育、科技、文化等类档案，经开放审核后可以提前向社会开放。'),
  extract('8', '自形成之日起已满二十五年，但具有下列情形之一的国家档案馆的档案，可以延期向社会开放：（一）涉及国家秘密且保密期限尚未届满、解密时间尚未到达或者解密条件尚未达成的；（二）涉及国家和社会重大利益，开放后可能危及国家安全和社会稳定的；（三）涉及知识产权、个人信息，开放后会对第三方合法权益造成损害的；（四）其他按照有关法律、行政法规和国家有关规定应当限制利用的。'),
  extract('12', '国家档案馆的档案应当依照有关法律、行政法规以及本办法的规定，进行开放审核，分期分批向社会开放。'),
  extract('15', '馆藏档案开放审核结果应当由国家档案馆和档案形成单位或者移交单位协商一致确定。其中，延期向社会开放的档案，应当由国家档案馆将档案目录报同级档案主管部门审核。'),
  extract('17', '国家档案馆应当对延期开放的馆藏档案定期评估，因情势变化不再具有法律、行政法规以及本办法规定的延期向社会开放情形的，在履行相关程序后向社会开放。'),
];

/** Of the same measures, what events cite. */
export const OPENING_MEASURES_OF_EVENTS: readonly Article[] = [
  extract('9', '国家档案馆应当根据本办法第八条的规定，结合职责权限和馆藏档案实际，会同档案形成单位或者移交单位依法依规确定延期向社会开放档案的具体标准和范围。'),
  extract('13', '国家档案馆向社会开放档案应当按照计划、组织、审核、确认、公布等程序进行。'),
];
