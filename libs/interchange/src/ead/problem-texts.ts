/** What a problem says, and what to do about it. `{name}` stands for the fact of that name. */
export interface ProblemText {
  readonly what: string;
  readonly cure: string;
}
export interface ProblemTexts {
  readonly zh: ProblemText;
  readonly en: ProblemText;
}

/** Texts of every problem the EAD reader can name. The keys are the stable codes. */
export const EAD_PROBLEM_TEXTS = {
  'not-ead': {
    zh: {
      what: '文件不是 EAD 检索工具(EAD finding aid):实际为 {found}。',
      cure: '请导入根元素为 ead 的 XML 文件;压缩包请先解压,表格请用 catalogue 或 atom 导入。',
    },
    en: {
      what: 'This is not an EAD finding aid; it is {found}.',
      cure: 'Import an XML file whose root element is ead; unpack archives first, and import tables as catalogue or atom.',
    },
  },
  'file-not-readable': {
    zh: { what: '文件打不开或读不完:{detail}。', cure: '请检查路径、权限和存储介质,然后重新导入。' },
    en: {
      what: 'The file could not be opened or read to its end: {detail}.',
      cure: 'Check path, permissions and medium, then import again.',
    },
  },
  'encoding-contradicts': {
    zh: {
      what: '声明的编码 {declared} 与实际字节不符({detail})。',
      cure: '请另存为 UTF-8,或把 XML 声明改为真实编码(如 GB18030)。',
    },
    en: {
      what: 'The declared encoding {declared} contradicts the bytes ({detail}).',
      cure: 'Save the file as UTF-8, or declare the encoding it really has (for example GB18030).',
    },
  },
  'encoding-not-supported': {
    zh: { what: '不支持的编码:{declared}。', cure: '请另存为 UTF-8。' },
    en: { what: 'The encoding {declared} is not supported.', cure: 'Save the file as UTF-8.' },
  },
  'entities-refused': {
    zh: {
      what: '文件使用了实体 {entity}({reason});系统从不展开或读取实体。',
      cure: '请用 XML 编辑器把实体替换为其文字,并删除 DOCTYPE 方括号内的实体声明。',
    },
    en: {
      what: 'The file uses the entity {entity} ({reason}); entities are never expanded or fetched.',
      cure: 'Replace the entity by its text in an XML editor and delete the entity declarations between the brackets of the DOCTYPE.',
    },
  },
  'entities-not-fetched': {
    zh: {
      what: 'DOCTYPE 声明了 {count} 个文字在别处的实体({entities});没有读取。',
      cure: '正文未用到的,无需处理;用到的会在该处拒绝,届时请把实体替换为其文字。',
    },
    en: {
      what: 'The DOCTYPE declares entities whose text lies elsewhere ({entities}; {count} in all); they were not fetched.',
      cure: 'Nothing to do where the text does not use them; a use is refused where it stands, and is to be replaced by the text itself.',
    },
  },
  'entity-undefined': {
    zh: { what: '实体 {entity} 没有定义。', cure: '请改写为字符或数字引用,例如 &#160; 代替 &nbsp;。' },
    en: {
      what: 'The entity {entity} is not defined.',
      cure: 'Write the character itself or a numeric reference, for example &#160; for &nbsp;.',
    },
  },
  'xml-not-well-formed': {
    zh: {
      what: 'XML 格式不正确(第 {line} 行第 {column} 列):{detail}。',
      cure: '文件可能被截断或手工改坏;请重新导出,或在该处修正后再导入。',
    },
    en: {
      what: 'The XML is not well-formed at line {line}, column {column}: {detail}.',
      cure: 'The file may be truncated or was damaged by hand; export it again, or mend it there and import again.',
    },
  },
  'text-too-long': {
    zh: {
      what: '第 {line} 行附近的{part}超过 {limit} 个字符。',
      cure: '文件很可能已损坏或缺少结束标记;请重新导出。',
    },
    en: {
      what: 'Near line {line} a {part} is longer than {limit} characters.',
      cure: 'The file is most likely damaged or lacks an end tag; export it again.',
    },
  },
  'components-too-deep': {
    zh: { what: '元素或著录层级嵌套超过 {limit} 层。', cure: '请检查导出工具,减少嵌套后再导入。' },
    en: {
      what: 'Elements or components are nested deeper than {limit}.',
      cure: 'Check the exporting tool and flatten the nesting.',
    },
  },
  'fonds-key-inferred': {
    zh: {
      what: '没有 eadid 或 recordid,全宗以{from}“{value}”识别。',
      cure: '请在检索工具中补上 eadid(EAD3 为 recordid),否则改名后会被当作另一全宗。',
    },
    en: {
      what: 'There is no eadid or recordid; the fonds is known by its {from} "{value}".',
      cure: 'Add an eadid (EAD3: recordid), or the same finding aid under another name becomes another fonds.',
    },
  },
  'fonds-title-missing': {
    zh: { what: '检索工具没有题名,全宗暂以“{value}”为名。', cure: '请在 archdesc/did 中补上 unittitle。' },
    en: {
      what: 'The finding aid has no title; the fonds is called "{value}" for now.',
      cure: 'Add a unittitle to archdesc/did.',
    },
  },
  'duplicate-id': {
    zh: {
      what: '著录单元标识 {id} 在本文件中已出现过,改以路径识别。',
      cure: '请让每个 c 元素的 id 唯一,再重新导出。',
    },
    en: {
      what: 'The component id {id} occurs earlier in this file; this component is known by its path.',
      cure: 'Make the id of every component unique and export again.',
    },
  },
  'unusable-id': {
    zh: {
      what: '著录单元标识不能用作标识({id}),改以路径识别。',
      cure: '请使用不含空白、斜线和方括号、不超过 {limit} 个字符的 id。',
    },
    en: {
      what: 'The component id {id} cannot serve as a key; this component is known by its path.',
      cure: 'Use ids without blanks, slashes or brackets, of at most {limit} characters.',
    },
  },
  'described-after-children': {
    zh: {
      what: '元素 {element} 位于下级著录单元之后,未进入著录(仍可在原文件中查到)。',
      cure: '请把上级著录放在下级 c 元素之前。',
    },
    en: {
      what: 'The element {element} stands after the components below it and was not taken into the description (it stays in the stored source).',
      cure: 'Put the description of the upper level before its components.',
    },
  },
  'text-shortened': {
    zh: {
      what: '{field} 有 {length} 个字符,著录中只保留前 {limit} 个(全文仍在原文件中)。',
      cure: '如需全文,请把过长的内容移到附件。',
    },
    en: {
      what: '{field} has {length} characters; the description keeps the first {limit} (all of it stays in the stored source).',
      cure: 'If all of it is needed in the description, move part of it to a paper.',
    },
  },
  'text-left-out': {
    zh: {
      what: '{field} 有 {length} 个字符,过长,没有收入著录(全文仍在原文件中)。',
      cure: '如需收入著录,请缩短,或把过长的内容移到附件。',
    },
    en: {
      what: '{field} has {length} characters, which is too long, and was not taken into the description (it stays in the stored source).',
      cure: 'If it is needed in the description, shorten it or move part of it to a paper.',
    },
  },
  'too-many-entries': {
    zh: {
      what: '一个保管单位内的著录单元超过 {limit} 个,该单位及其内容均未入账。',
      cure: '请核对其上级的著录层级(level)是否应为系列(series)或子全宗(subfonds);确实如此请分卷导入。',
    },
    en: {
      what: 'More than {limit} components lie within one unit; it is not registered, nor is what lies within it.',
      cure: 'Check whether its level should be a series or subfonds; otherwise split the unit.',
    },
  },
  'no-components': {
    zh: { what: '检索工具只著录到全宗,没有任何 c 元素。', cure: '如应有案卷或件,请检查导出范围。' },
    en: {
      what: 'The finding aid describes the fonds only; it has no components.',
      cure: 'If files or items are expected, check what was exported.',
    },
  },
} as const satisfies Record<string, ProblemTexts>;

export type EadProblemCode = keyof typeof EAD_PROBLEM_TEXTS;
