import { basename } from 'node:path';
import { markIn, starredMark } from '../catalogue/secrecy.rule';
import type { Place, Problem, SourceFonds } from '../source';
import { DescriptionBuilder } from './description.builder';
import { LIST_ITEM_LIMIT, TITLE_LIMIT, cut } from './description.limits';
import { eadWarning } from './ead.problem';
import { breaksText } from './ead.elements';
import { appendText, newCapture, type Capture } from './text-capture';
import { tidy } from './xml-blanks';

const READ = new Set(['eadid', 'recordid', 'titleproper']);

/** Control characters join keys and may not stand in them; long keys would only be damage. */
const keyText = (text: string): string =>
  cut(tidy(text).replace(/[\u0000-\u001f\u007f]+/g, ' '), LIST_ITEM_LIMIT);

export interface FondsFound {
  readonly record: SourceFonds;
  /** The title that components without one inherit; undefined when the source names none. */
  readonly title: string | undefined;
  readonly warnings: readonly Problem[];
}

/** Reads eadheader (EAD 2002) or control (EAD3) and makes the fonds record from it and archdesc. */
export class FondsHeader {
  private readonly found = new Map<string, Capture>();
  private capture: Capture | undefined;
  private depth = 0;
  /** Of header texts that are not read, or not to the end of a title. */
  private readonly marks: string[] = [];
  private readonly names: string[] = [];

  constructor(private readonly place: Place) {}

  open(name: string, attributes: Record<string, string>): void {
    this.depth++;
    if (this.capture) {
      if (breaksText(name, this.names.at(-1) ?? '')) appendText(this.capture, ' ');
    } else if (READ.has(name) && !this.found.has(name)) {
      this.capture = newCapture(name, attributes, this.depth);
      this.found.set(name, this.capture);
    }
    this.names.push(name);
  }

  text(text: string): void {
    if (this.capture) appendText(this.capture, text);
    const mark = starredMark(text);
    if (mark) this.marks.push(mark);
  }

  close(name: string): void {
    this.names.pop();
    if (this.capture?.depth === this.depth) this.capture = undefined;
    else if (this.capture && breaksText(name, this.names.at(-1) ?? '')) appendText(this.capture, ' ');
    this.depth--;
  }

  /** The fonds as far as it has been read when its first component begins. */
  fonds(archdesc: DescriptionBuilder | undefined, line: number | undefined): FondsFound {
    const builder = archdesc ?? new DescriptionBuilder();
    const warnings: Problem[] = [];
    const printedTitle = cut(tidy(this.found.get('titleproper')?.text ?? ''), TITLE_LIMIT);
    const title = builder.title ?? (printedTitle || undefined);
    const inTitle = markIn(tidy(this.found.get('titleproper')?.text ?? ''));
    const marks = [...this.marks, ...(inTitle ? [inTitle] : []), ...(builder.marks ?? [])];
    const unnamed = builder.build(title, '');
    const key = this.sourceId() ?? this.inferredKey(unnamed.code, warnings);
    if (title === undefined)
      warnings.push(eadWarning('fonds-title-missing', this.place, { value: unnamed.title || key }));
    const name = unnamed.title || key;
    return {
      record: {
        kind: 'fonds',
        key: { kind: 'source', value: key },
        name,
        description: {
          ...unnamed,
          title: name,
          titleSource: unnamed.titleSource === 'date' ? 'date' : 'own',
        },
        place: { ...this.place, ...(line !== undefined && { line }) },
        ...(marks.length && { marks }),
      },
      title,
      warnings,
    };
  }

  private sourceId(): string | undefined {
    const eadid = this.found.get('eadid');
    const candidates = [
      eadid?.text,
      this.found.get('recordid')?.text,
      eadid?.attributes.identifier,
      eadid?.attributes.url,
    ];
    return candidates.map((text) => keyText(text ?? '')).find(Boolean);
  }

  private inferredKey(unitid: string | undefined, warnings: Problem[]): string {
    const [from, value] = unitid ? ['unitid', keyText(unitid)] : ['file name', basename(this.place.file)];
    warnings.push(eadWarning('fonds-key-inferred', this.place, { from, value }));
    return value;
  }
}
