import type { FormLayout } from '../../form-layout';
import type { FormLanguage } from '../../labels';
import type { Face, Glyph } from './embedded-font';
import type { GlyphReport } from './glyph-report';
import { breakLines } from './line-breaker';
import { MARGIN, startOf, type LaterText, type PageWriter } from './page-writer';

const TITLE_SIZE = 17;
const ENGLISH_TITLE_SIZE = 10;
/** The title again, on later pages. */
const RUNNING_SIZE = 9;
const FOOT_SIZE = 8;
/** Kept free at the foot for the number of the page, in one or two languages. */
const FOOT_HEIGHT = 26;

/** The two halves of the number of a page, by language. */
const FOOT = [
  { language: 'zh', page: (n: number) => `第 ${n} 页`, total: (m: number) => `共 ${m} 页` },
  { language: 'en', page: (n: number) => `Page ${n}`, total: (m: number) => `of ${m}` },
] as const;

/** The pages of one form: title on each, 第 n 页 共 m 页, and how far down the next thing may stand. */
export class SheetOfPaper {
  readonly left = MARGIN;
  readonly width: number;
  readonly bottom: number;
  /** Where the next thing begins. */
  y = 0;
  pages = 0;
  /** What is repeated on each new page, such as the header of a table. */
  onNewPage: () => void = () => undefined;
  private top = 0;
  private readonly feet: readonly ((typeof FOOT)[number] & { readonly later: LaterText })[];

  constructor(
    readonly writer: PageWriter,
    readonly report: GlyphReport,
    private readonly form: FormLayout,
    private readonly number: string | undefined,
    private readonly language: FormLanguage,
  ) {
    this.width = writer.width - 2 * MARGIN;
    this.bottom = writer.height - MARGIN - FOOT_HEIGHT;
    this.feet = FOOT.filter((foot) => language === 'en' || foot.language === 'zh').map((foot) => ({
      ...foot,
      later: writer.prepareLater(FOOT_SIZE, 'regular'),
    }));
    this.newPage();
  }

  /** Height that an empty page offers below the title and what is repeated. */
  get roomOfPage(): number {
    return this.bottom - this.top;
  }

  get room(): number {
    return this.bottom - this.y;
  }

  newPage(): void {
    this.writer.addPage();
    this.pages += 1;
    this.y = MARGIN;
    if (this.pages === 1) this.firstHead();
    else this.runningHead();
    this.foot();
    this.onNewPage();
    this.top = this.y;
  }

  /** A line over the whole width, at the current place. */
  lineOfText(text: string, size: number, face: Face, align: 'left' | 'right' | 'centre'): void {
    const glyphs = this.report.glyphs(text, this.writer.font(face), '标题');
    for (const line of breakLines(glyphs, (this.width * 1000) / size)) {
      this.writer.text(line, startOf(line, size, this.left, this.width, align), this.y + size, size, face);
      this.y += size * 1.4;
    }
  }

  /** To be called when the last page is done. */
  tellTotal(): void {
    for (const { later, total } of this.feet) this.writer.tellLater(later, this.glyphs(total(this.pages)));
  }

  private firstHead(): void {
    const { title, basis } = this.form;
    this.lineOfText(title.zh, TITLE_SIZE, 'bold', 'centre');
    if (this.language === 'en') this.lineOfText(title.en, ENGLISH_TITLE_SIZE, 'regular', 'centre');
    const small = [this.number ?? '', this.language === 'zh' ? basis.zh : `${basis.zh} ${basis.en}`.trim()];
    const line = small.filter((part) => part !== '').join('　');
    if (line) this.lineOfText(line, FOOT_SIZE, 'regular', 'right');
    this.y += 4;
  }

  private runningHead(): void {
    const { title } = this.form;
    const own = this.language === 'zh' ? title.zh : `${title.zh} ${title.en}`;
    this.lineOfText(`${own}${this.number ? `　${this.number}` : ''}`, RUNNING_SIZE, 'regular', 'centre');
    this.y += 3;
  }

  /** 第 n 页 up to the middle, 共 m 页 from there: m is not known before the last page. */
  private foot(): void {
    const middle = this.writer.width / 2;
    const gap = FOOT_SIZE / 3;
    this.feet.forEach(({ later, page }, line) => {
      const glyphs = this.glyphs(page(this.pages));
      const baseline = this.writer.height - MARGIN - FOOT_HEIGHT + 14 + line * FOOT_SIZE * 1.35;
      const start = startOf(glyphs, FOOT_SIZE, 0, middle - gap, 'right');
      this.writer.text(glyphs, start, baseline, FOOT_SIZE, 'regular');
      this.writer.placeLater(later, middle + gap, baseline);
    });
  }

  private glyphs(text: string): Glyph[] {
    return this.report.glyphs(text, this.writer.font('regular'), '页码');
  }
}
