/** What readers find, in the words of their facts (which stay as they are, for programs), and the same in Chinese. */
const WORDS: readonly (readonly [RegExp, string])[] = [
  [/^an HTML page$/, 'HTML 网页'],
  [/^XML with the root element (.*)$/, '根元素为 $1 的 XML'],
  [/^an empty file$/, '空文件'],
  [/^plain text or a table$/, '纯文本或表格'],
  [/^a binary file$/, '二进制文件'],
  [/^a zip archive or an \.xlsx\/\.docx file$/, 'zip 压缩包，或 .xlsx/.docx 文件'],
  [/^an empty zip archive$/, '空的 zip 压缩包'],
  [/^an old Office file \(\.xls\/\.doc\)$/, '旧版 Office 文件（.xls/.doc）'],
  [/^a PDF$/, 'PDF'],
  [/^an? (gzip|bzip2|7z|xz|RAR) archive$/, '$1 压缩包'],
  [/^a (PNG|JPEG) image$/, '$1 图片'],
  [/^declared with an external file$/, '指向外部文件'],
  [/^referred to in the document type declaration$/, '在文档类型声明中引用'],
  [/^declared and used$/, '已声明并使用'],
  [/^a UTF-8 byte-order mark stands first$/, '开头是 UTF-8 的 BOM'],
  [/^the text is written in single bytes$/, '文字按单字节书写'],
  [/^the bytes are (.*)$/, '字节实为 $1'],
  [/^not UTF-8 after byte (\d+)$/, '第 $1 字节之后不是 UTF-8'],
  [/^bytes that (.*) does not have$/, '有 $1 中不存在的字节'],
  [/^End of central directory record signature not found\..*$/s, '找不到 zip 的目录，文件不是 zip 或已截断'],
  [/^sectors are missing; the file is cut off$/, '缺少扇区，文件已截断'],
  [/^(\d+) of (\d+) records are there$/, '$2 条记录中只有 $1 条'],
  [/^unclosed tag: (.*)$/, '标签 $1 没有结束'],
  [/^disallowed character\.?$/, '有不允许的字符'],
];

/** A fact as a Chinese sentence takes it; one that is data, or that nobody has put into words, as it is. */
export function factIn(language: 'zh' | 'en', value: string | number): string {
  const text = String(value);
  const found = language === 'zh' ? WORDS.find(([pattern]) => pattern.test(text)) : undefined;
  return found ? text.replace(...found) : text.replace(/\.$/, '');
}
