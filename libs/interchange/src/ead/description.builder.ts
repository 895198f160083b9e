import type { FormationDate } from '@fonds/kernel';
import { markIn, starredMark, strayedMark } from '../catalogue/secrecy.rule';
import type { SourceDescription } from '../source';
import {
  ALL_OTHER_LIMIT,
  LISTS_LIMIT,
  LIST_ITEM_LIMIT,
  OTHER_LIMIT,
  RESTRICTION_LIMIT,
  SCOPE_LIMIT,
  TITLE_LIMIT,
  cut,
} from './description.limits';
import { isBulk, structuredDates, unitDate } from './ead.dates';
import { READ_WITHIN, TRANSPARENT, breaksText, isRead } from './ead.elements';
import { appendText, newCapture, type Capture } from './text-capture';
import { tidy } from './xml-blanks';

export interface ShortenedField {
  readonly field: string;
  readonly length: number;
  readonly limit: number;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
type Fields = Mutable<Omit<SourceDescription, 'title' | 'titleSource'>>;
interface Lists {
  dates: FormationDate[];
  creators: string[];
  extents: string[];
  containers: { type?: string; label?: string; value: string }[];
  languages: string[];
  scripts: string[];
}

/** Whatever a source holds; one mark is enough to hold it out. */
const MARKS_KEPT = 20;
/** Longer statements about language are prose and go to `other`. */
const LANGUAGE_NAME_LIMIT = 60;

/**
 * Collects the description (ISAD(G) areas) of one component or archdesc while its elements stream by.
 * Fields: domain.md §3 by way of EAD; texts are flattened, heads left out, blanks normalised.
 */
export class DescriptionBuilder {
  /** Own title, flattened; undefined when the element is absent or empty. */
  title: string | undefined;
  readonly shortened: ShortenedField[] = [];
  /** Legal secrecy marks in its text, also in what is cut or left out; see `SourceUnit.marks`. */
  marks: string[] | undefined;
  private readonly fields: Fields = {};
  private readonly lists: Partial<Lists> = {};
  private other: Record<string, string> | undefined;
  private otherLength = 0;
  private listsLength = 0;
  /** Elements open inside the component that are not {@link TRANSPARENT}, counted from the outermost. */
  private depth = 0;
  private headDepth = 0;
  private captures: Capture[] = [];
  private bulk: FormationDate[] | undefined;

  open(name: string, parent: string, attributes: Record<string, string>): void {
    if (this.depth === 0) {
      if (TRANSPARENT.has(name)) return;
      this.depth = 1;
      if (isRead(name)) this.captures.push(newCapture(name, attributes, 1));
      return;
    }
    this.depth++;
    const outer = this.captures[0];
    if (!outer) return;
    if (name === 'head' && this.headDepth === 0) this.headDepth = this.depth;
    if (breaksText(name, parent)) this.append(' ');
    if (READ_WITHIN[outer.name]?.has(name)) {
      const inner = newCapture(name, attributes, this.depth);
      outer.inner.push(inner);
      this.captures.push(inner);
    }
  }

  text(text: string): void {
    if (this.captures.length > 0 && this.headDepth === 0) this.append(text);
    else this.notice(starredMark(text));
  }

  close(name: string, parent: string): void {
    if (this.depth === 0) return;
    const last = this.captures.at(-1);
    if (last?.depth === this.depth) {
      this.captures.pop();
      if (this.captures.length === 0) this.take(last);
    }
    if (this.headDepth === this.depth) this.headDepth = 0;
    if (this.captures.length > 0 && breaksText(name, parent)) this.append(' ');
    this.depth--;
  }

  /** The description with a title of its own or the one given. */
  build(inherited: string | undefined, fallback: string): SourceDescription {
    const { lists, bulk } = this;
    const dates = lists.dates ?? bulk;
    if (lists.dates && bulk) this.addOther('unitdate@bulk', bulk.map((date) => date.printed).join('; '));
    const [title, titleSource] = this.chooseTitle(dates, inherited, fallback);
    return {
      title,
      titleSource,
      ...this.fields,
      ...lists,
      ...(dates && { dates }),
      ...(this.other && { other: this.other }),
    };
  }

  private chooseTitle(
    dates: readonly FormationDate[] | undefined,
    inherited: string | undefined,
    fallback: string,
  ): [string, 'own' | 'inherited' | 'date'] {
    if (this.title !== undefined) return [this.title, 'own'];
    if (inherited !== undefined) return [inherited, 'inherited'];
    const printed = dates?.map((date) => date.printed).join(', ');
    return printed ? [printed, 'date'] : [fallback, 'inherited'];
  }

  private append(text: string): void {
    for (const capture of this.captures) appendText(capture, text);
    const [outer] = this.captures;
    // The end of a text too long to be held is seen once, here.
    if (outer && outer.length > outer.text.length) this.notice(starredMark(text));
  }

  private notice(mark: string | undefined): void {
    if (mark && (this.marks ??= []).length < MARKS_KEPT) this.marks.push(mark);
  }

  private take(capture: Capture): void {
    const { name, attributes } = capture;
    const text = tidy(capture.text);
    this.notice(name === 'unittitle' ? markIn(text) : strayedMark(text));
    switch (name) {
      case 'unittitle':
        for (const date of capture.inner) this.addDate(date);
        if (text && this.title === undefined)
          this.title = this.limited('title', text, capture.length, TITLE_LIMIT);
        else this.addOther('unittitle', text);
        return;
      case 'unitid':
        if (
          this.fields.code === undefined &&
          text &&
          !/uri$/i.test(attributes.type ?? attributes.localtype ?? '')
        )
          this.fields.code = this.listItem(text);
        else
          this.addOther(
            attributes.type || attributes.localtype
              ? `unitid@${attributes.type ?? attributes.localtype}`
              : 'unitid',
            text,
          );
        return;
      case 'unitdate':
        this.addDate(capture);
        return;
      case 'unitdatestructured':
        for (const date of structuredDates(capture)) this.keepDate(date, isBulk(attributes));
        return;
      case 'physdesc':
      case 'physdescstructured':
        this.addTo('extents', text);
        return;
      case 'container':
        this.addContainer(text, attributes);
        return;
      case 'langmaterial':
        this.addLanguages(capture, text);
        return;
      case 'origination':
        this.addOrigination(capture, text);
        return;
      case 'scopecontent':
        this.fields.scope = this.joined('scope', this.fields.scope, text, capture.length, SCOPE_LIMIT);
        return;
      case 'accessrestrict':
        this.fields.accessRestrictions = this.joined(
          'accessRestrictions',
          this.fields.accessRestrictions,
          text,
          capture.length,
          RESTRICTION_LIMIT,
        );
        return;
      case 'userestrict':
        this.fields.useRestrictions = this.joined(
          'useRestrictions',
          this.fields.useRestrictions,
          text,
          capture.length,
          RESTRICTION_LIMIT,
        );
        return;
      default:
        this.addOther(name, text);
    }
  }

  private addDate(capture: Capture): void {
    const printed = tidy(capture.text);
    const normal = capture.attributes.normal ?? '';
    if (printed || normal)
      this.keepDate(unitDate(normal, cut(printed || normal, LIST_ITEM_LIMIT)), isBulk(capture.attributes));
  }

  private keepDate(date: FormationDate, bulk: boolean): void {
    if (!this.withinLists(date.printed.length + 40)) return;
    if (bulk) (this.bulk ??= []).push(date);
    else (this.lists.dates ??= []).push(date);
  }

  private addContainer(text: string, attributes: Record<string, string>): void {
    if (!text) return;
    const [type, label] = [attributes.type ?? attributes.localtype, attributes.label];
    const value = cut(text, LIST_ITEM_LIMIT);
    if (!this.withinLists(value.length + (type?.length ?? 0) + (label?.length ?? 0))) return;
    const container: { type?: string; label?: string; value: string } = { value };
    if (type) container.type = type;
    if (label) container.label = label;
    (this.lists.containers ??= []).push(container);
  }

  private addLanguages(capture: Capture, text: string): void {
    let coded = false;
    for (const { name, attributes, text: printed } of capture.inner) {
      const language = attributes.langcode ?? (name === 'language' ? tidy(printed) : undefined);
      const script = attributes.scriptcode ?? (name === 'script' ? tidy(printed) : undefined);
      coded ||= Boolean(language);
      if (language && !this.lists.languages?.includes(language)) this.addTo('languages', language);
      if (script && !this.lists.scripts?.includes(script)) this.addTo('scripts', script);
    }
    if (!coded && text.length <= LANGUAGE_NAME_LIMIT) this.addTo('languages', text);
    else if (text !== capture.inner.map((inner) => tidy(inner.text)).join(' '))
      this.addOther('langmaterial', text);
  }

  private addOrigination(capture: Capture, text: string): void {
    const names = capture.inner.map((inner) => tidy(inner.text)).filter(Boolean);
    // ArchivesSpace writes donors as origination label="source"; they did not form the fonds.
    if (/^(source|donor)$/i.test(capture.attributes.label ?? '')) this.addOther('origination@source', text);
    else for (const name of names.length ? names : [text]) this.addTo('creators', name);
  }

  private addTo(list: 'creators' | 'extents' | 'languages' | 'scripts', text: string): void {
    const item = cut(text, LIST_ITEM_LIMIT);
    if (item && this.withinLists(item.length)) (this.lists[list] ??= []).push(item);
  }

  private listItem(text: string): string {
    return this.limited('code', text, text.length, LIST_ITEM_LIMIT);
  }

  private withinLists(length: number): boolean {
    const fits = this.listsLength + length <= LISTS_LIMIT;
    if (fits) this.listsLength += length;
    else if (!this.shortened.some(({ field }) => field === 'lists'))
      this.shortened.push({ field: 'lists', length: this.listsLength + length, limit: LISTS_LIMIT });
    return fits;
  }

  private joined(
    field: string,
    before: string | undefined,
    text: string,
    read: number,
    limit: number,
  ): string | undefined {
    if (!text) return before;
    return this.limited(
      field,
      before === undefined ? text : `${before}\n${text}`,
      (before?.length ?? 0) + read,
      limit,
    );
  }

  private limited(field: string, text: string, read: number, limit: number): string {
    if (text.length > limit) this.shortened.push({ field, length: Math.max(read, text.length), limit });
    return cut(text, limit);
  }

  private addOther(name: string, text: string): void {
    const key = cut(name, 100);
    const before = this.other?.[key];
    const value = before === undefined ? text : `${before}\n${text}`;
    const grown = this.otherLength + value.length - (before?.length ?? -key.length);
    if (!text) return;
    if (value.length > OTHER_LIMIT || grown > ALL_OTHER_LIMIT) {
      if (!this.shortened.some(({ field }) => field === key))
        this.shortened.push({ field: key, length: value.length, limit: before?.length ?? 0 });
      return;
    }
    (this.other ??= {})[key] = value;
    this.otherLength = grown;
  }
}
