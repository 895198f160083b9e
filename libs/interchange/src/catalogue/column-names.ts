/** What a column of a catalogue holds (`domain.md` §3.3, §6.2). */
export type Field =
  | 'code'
  | 'archivesNumber'
  | 'organNumber'
  | 'fonds'
  | 'fondsName'
  | 'series'
  | 'category'
  | 'fileNumber'
  | 'fileCode'
  | 'itemNumber'
  | 'sequence'
  | 'documentNumber'
  | 'creator'
  | 'title'
  | 'fileTitle'
  | 'date'
  | 'dateFrom'
  | 'dateTo'
  | 'dateYear'
  | 'dateMonth'
  | 'dateDay'
  | 'secrecy'
  | 'secrecyTerm'
  | 'retention'
  | 'opening'
  | 'pages'
  | 'pageNumber'
  | 'items'
  | 'bytes'
  | 'box'
  | 'medium'
  | 'remark'
  | 'year'
  | 'org'
  | 'level'
  | 'language'
  | 'archivesCode'
  | 'scope';

const NAMES: Readonly<Record<Field, string>> = {
  code: '档号 档案号 档案编号 照片号 referencecode refcode code identifier',
  archivesNumber: '馆编档号 馆编号 馆档号',
  organNumber: '室编档号 室编号 室编件号 室档号',
  fonds: '全宗号 fondsnumber fondsno fonds',
  fondsName: '全宗名称 全宗名 立档单位 立档单位名称 全宗构成者 fondsname',
  series: '目录号 类别号 案卷目录号 cataloguenumber catalogueno series',
  category: '门类 档案门类 门类代码 类别代码 category',
  fileNumber: '案卷号 卷号 案卷顺序号 filenumber fileno volumeno',
  fileCode: '案卷档号 所属案卷档号 案卷级档号 卷档号 filecode',
  itemNumber: '件号 馆编件号 itemnumber itemno',
  sequence: '序号 顺序号 编号 no no. number seq',
  documentNumber: '文号 文件编号 文件字号 发文字号 发文号 文件号 documentnumber documentno docno',
  creator:
    '责任者 责任人 作者 拍摄者 摄影者 录制者 发文单位 形成单位 编制单位 责任单位 发文机关 creator author',
  title:
    '题名 标题 文件题名 文件标题 题名标题 正题名 卷内文件题名 文件材料题名 照片题名 录音题名 录像题名 实物名称 实物题名 材料名称 数据名称 名称 内容 title',
  fileTitle: '案卷题名 案卷标题 卷题名 卷名 filetitle',
  date: '日期 形成日期 文件日期 成文日期 起止日期 起止时间 起止年月 起止年度 起止年份 形成时间 时间 文件形成日期 拍摄时间 拍摄日期 摄影时间 录制时间 编制日期 编制时间 成文时间 发文日期 形成年月 年月日 date dates',
  dateFrom:
    '起始日期 开始日期 起始时间 起日期 起始年月 起始年度 起始年份 起始年 卷内文件起始时间 起 日期起 起止日期起 起止年月起 startdate datefrom',
  dateTo:
    '终止日期 截止日期 结束日期 终止时间 截止时间 结束时间 止日期 终止年月 截止年月 终止年度 终止年份 终止年 截止年度 卷内文件终止时间 止 日期止 起止日期止 起止年月止 enddate dateto',
  dateYear: '年',
  dateMonth: '月',
  dateDay: '日',
  secrecy: '密级 保密等级 密级标识 秘密等级 secrecy classification securityclassification',
  secrecyTerm: '保密期限 保密期 密级期限 保密年限 secrecyterm',
  retention: '保管期限 应保管期限 期限 保存期限 retention retentionperiod',
  opening: '开放标识 开放状态 开放情况 开放审核结果 openingstate access',
  pages: '页数 总页数 张数 页数(页) 总页数(页) pages pagecount numberofpages',
  pageNumber: '页号 起止页号 页次 起页号 所在页号 张号 起止页 起始页号 pagenumber pageno',
  items: '件数 总件数 份数 items',
  bytes: '字节 字节数 大小 文件大小 数据量 bytes size',
  box: '盒号 盒 档案盒号 box boxnumber boxno',
  medium: '载体 载体形态 载体类型 载体形式 medium',
  remark: '备注 附注 说明 备考 remark remarks note notes',
  year: '年度 归档年度 文件年度 所属年度 year',
  org: '机构 机构(问题) 机构或问题 机构问题 归档部门 机构问题代码',
  level: '著录层级 层级 层次 level levelofdescription',
  language: '语种 文种语种 语言 language',
  archivesCode: '档案馆代码 馆代码 archivescode',
  scope: '提要 文字说明 摘要 内容提要 内容摘要 scope scopeandcontent',
};

/** Field names of .dbf tables, ten bytes at most: the first letters of the names in Pinyin. */
const INITIALS: Readonly<Partial<Record<Field, string>>> = {
  code: 'dh dangh',
  fonds: 'qzh',
  fondsName: 'qzmc',
  series: 'mlh',
  fileNumber: 'ajh',
  fileCode: 'ajdh',
  itemNumber: 'jh',
  sequence: 'xh sxh',
  documentNumber: 'wh wjbh',
  creator: 'zrz',
  title: 'tm wjtm',
  fileTitle: 'ajtm',
  date: 'rq xcrq wjrq',
  dateFrom: 'qsrq',
  dateTo: 'zzrq',
  secrecy: 'mj',
  secrecyTerm: 'bmqx',
  retention: 'bgqx',
  pages: 'ys',
  pageNumber: 'yh',
  items: 'js',
  box: 'hh',
  remark: 'bz',
  year: 'nd gdnd',
};

const FIELD_OF = new Map<string, Field>(
  [NAMES, INITIALS].flatMap((names) =>
    (Object.keys(names) as Field[]).flatMap((field) =>
      (names[field] ?? '').split(' ').map((name): [string, Field] => [name, field]),
    ),
  ),
);

/** A header without width, blanks, line ends, marks around it: 题 名, 题\n名, ＊题名(必填) are 题名. */
export const plainHeader = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\s\u200b-\u200f\u2060\ufeff_*]/g, '')
    .replace(/\(必[填著]\)$|[:：]$/g, '')
    .toLowerCase();

/** The field that a header names; undefined for a column of the sender's own. */
export function fieldOfHeader(text: string): Field | undefined {
  // No column name has a figure in it, and figures stay figures when a header is read.
  if (text.length > LONGEST_HEADER || /\d/.test(text)) return undefined;
  const known = seen.get(text);
  if (known !== undefined) return known ?? undefined;
  const field = FIELD_OF.get(plainHeader(text));
  if (seen.size >= 4096) seen.clear();
  seen.set(text, field ?? null);
  return field;
}

const LONGEST_HEADER = 40;
/** Cells of data repeat (责任者, 日期), and each of them is asked whether it is a header. */
const seen = new Map<string, Field | null>();
