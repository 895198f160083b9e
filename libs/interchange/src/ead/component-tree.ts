import { MAX_ENTRIES, type Place, type Problem, type SourceItem, type SourceUnit } from '../source';
import { MAX_ID, SeenIds, isUsableId } from './component-keys';
import {
  custodyLevel,
  hasTooMany,
  mayBeSeries,
  newFrame,
  type Frame,
  type OpenUnit,
} from './component-frame';
import { eadRefusal, eadUnreadable, eadWarning } from './ead.problem';
import { TRANSPARENT, isComponent } from './ead.elements';
import { FondsHeader } from './fonds.header';
import type { XmlHandler } from './guarded-xml.parser';
import { SourceDigest } from './source.digest';
import { collapse, isBlank } from './xml-blanks';

/** Components inside components. EAD numbers twelve; unnumbered ones may go on, a hundred is damage. */
export const MAX_COMPONENT_DEPTH = 100;

const UNSPECIFIED = 'unspecified';

/**
 * Turns the events of one EAD document into records, as issue 3 §5 classifies them. Holds the open path and the
 * unit that is being read, nothing else of the document.
 */
export class ComponentTree implements XmlHandler {
  readonly items: SourceItem[] = [];
  /** Elements open, by local name. */
  private readonly names: string[] = [];
  private readonly frames: Frame[] = [];
  private readonly ids = new SeenIds();
  private readonly header: FondsHeader;
  private fonds:
    { readonly key: string; readonly title: string | undefined; readonly name: string } | undefined;
  private prefix = '';
  private rootChildren = 0;
  private components = 0;
  private pendingText = '';
  private afterOpen = false;

  constructor(private readonly place: Place) {
    this.header = new FondsHeader(place);
  }

  open(rawName: string, attributes: Record<string, string>, line: number): void {
    if (this.names.length === 0) this.acceptRoot(rawName, line);
    const name = this.prefix && rawName.startsWith(this.prefix) ? rawName.slice(this.prefix.length) : rawName;
    this.flushText(false);
    if (name === 'archdesc' && !this.fonds)
      this.frames.push(
        newFrame('fonds', attributes, { key: '', line, path: '' }, undefined, new SourceDigest()),
      );
    else if (isComponent(name) && this.names.length > 0) this.openComponent(attributes, line);
    const frame = this.frames.at(-1);
    if (frame) {
      this.noticeLateDescription(frame, name, line);
      frame.digest.open(name, attributes);
      if (!isComponent(name) && name !== 'archdesc')
        frame.builder.open(name, this.names.at(-1) ?? '', attributes);
    } else this.header.open(name, attributes);
    this.names.push(name);
    this.afterOpen = true;
  }

  text(text: string): void {
    this.pendingText = this.pendingText ? this.pendingText + text : text;
  }

  close(): void {
    this.flushText(true);
    this.afterOpen = false;
    const name = this.names.pop() ?? '';
    const frame = this.frames.at(-1);
    if (!frame) {
      this.header.close(name);
      return;
    }
    frame.digest.close();
    if (isComponent(name)) this.closeComponent(frame);
    else if (name === 'archdesc' && frame.state === 'fonds') {
      this.fondsRecord(frame);
      this.frames.pop();
      this.markedLate(frame);
    } else frame.builder.close(name, this.names.at(-1) ?? '');
  }

  /** To be called at the end of the document. */
  finish(): void {
    if (!this.fonds) this.fondsRecord(undefined);
    if (this.components === 0) this.warn(eadWarning('no-components', this.place, {}));
  }

  private acceptRoot(rawName: string, line: number): void {
    const local = rawName.slice(rawName.indexOf(':') + 1);
    if (local !== 'ead') {
      const found = /^html$/i.test(local)
        ? 'an HTML page'
        : `XML with the root element ${local.slice(0, 100)}`;
      throw eadUnreadable('not-ead', { ...this.place, line }, { found });
    }
    this.prefix = rawName.slice(0, rawName.length - local.length);
  }

  private openComponent(attributes: Record<string, string>, line: number): void {
    this.components++;
    const parent = this.frames.at(-1);
    if (!this.fonds) this.fondsRecord(parent);
    if (this.frames.length > MAX_COMPONENT_DEPTH)
      throw eadUnreadable('components-too-deep', { ...this.place, line }, { limit: MAX_COMPONENT_DEPTH });
    if (parent?.state === 'open') this.seriesRecord(parent);
    const index = parent ? ++parent.children : ++this.rootChildren;
    const path = parent?.path ? `${parent.path}/c[${index}]` : `c[${index}]`;
    const key = this.componentKey(attributes.id, path, line);
    const [place, title] = [{ key, line, path }, this.titleFor(parent)];
    if (parent?.unit) {
      const entry = slotIn(parent.unit);
      this.frames.push(newFrame('within', attributes, place, title, parent.digest, parent.unit, entry));
    } else if (mayBeSeries(attributes)) {
      this.frames.push(newFrame('open', attributes, place, title, new SourceDigest()));
    } else {
      this.frames.push(
        newFrame('unit', attributes, place, title, new SourceDigest(), { entries: [], within: 0, marks: [] }),
      );
    }
  }

  private closeComponent(frame: Frame): void {
    this.frames.pop();
    switch (frame.state) {
      case 'open':
      case 'unit':
        this.unitRecord(frame);
        return;
      case 'within':
        this.fillEntry(frame);
        return;
      case 'series':
        this.markedLate(frame);
        return;
      case 'fonds':
        return;
    }
  }

  /** What describes a record that is out already is not registered; with a mark, the source is not to be kept whole. */
  private markedLate(frame: Frame): void {
    if ((frame.builder.marks?.length ?? 0) > frame.marksTold)
      this.items.push({ kind: 'heldOut', components: 0, place: this.placeOf(frame), problems: [] });
  }

  private fillEntry(frame: Frame): void {
    const { unit, entry, key, level } = frame;
    if (!unit || entry === undefined) return;
    const { marks } = frame.builder;
    if (marks && !unit.marks.length) unit.marks = marks;
    if (hasTooMany(unit)) return;
    const parent = this.frames.at(-1);
    unit.entries[entry] = {
      key,
      ...(parent?.state === 'within' && { parent: parent.key }),
      level: level || UNSPECIFIED,
      description: this.describe(frame),
      ...(marks && { marks }),
    };
  }

  private unitRecord(frame: Frame): void {
    if (frame.unit && hasTooMany(frame.unit)) return this.refuse(frame, frame.unit);
    const entries = (frame.unit?.entries ?? []).filter((entry) => entry !== undefined);
    const series = this.frames.at(-1);
    const unit: SourceUnit = {
      kind: 'unit',
      fonds: this.fonds?.key ?? '',
      ...(series?.state === 'series' && { series: series.key }),
      key: { kind: 'source', value: frame.key },
      level: custodyLevel(frame.level),
      ...(frame.level && { sourceLevel: frame.level }),
      ...(frame.seriesLevel && { describedAtSeriesLevel: true }),
      description: this.describe(frame),
      entries,
      digest: frame.digest.hex(),
      components: 1 + entries.length,
      place: this.placeOf(frame),
      ...(frame.builder.marks && { marks: frame.builder.marks }),
    };
    this.items.push(unit);
  }

  private refuse(frame: Frame, { within, marks }: OpenUnit): void {
    const place = this.placeOf(frame);
    const problem = eadRefusal('too-many-entries', place, { limit: MAX_ENTRIES });
    this.items.push({
      kind: 'refused',
      components: 1 + within,
      place,
      problems: [problem],
      marks: [...marks, ...(frame.builder.marks ?? [])],
    });
  }

  private seriesRecord(frame: Frame): void {
    const parent = this.frames.at(-2);
    this.flushText(false);
    const description = this.describe(frame);
    frame.state = 'series';
    frame.title = description.titleSource === 'date' ? undefined : description.title;
    this.items.push({
      kind: 'series',
      fonds: this.fonds?.key ?? '',
      key: frame.key,
      ...(parent?.state === 'series' && { parent: parent.key }),
      level: frame.level || UNSPECIFIED,
      description,
      digest: frame.digest.hex(),
      components: 1,
      place: this.placeOf(frame),
      ...(frame.builder.marks && { marks: [...frame.builder.marks] }),
    });
    frame.marksTold = frame.builder.marks?.length ?? 0;
  }

  private fondsRecord(archdesc: Frame | undefined): void {
    if (this.fonds) return;
    const { record, title, warnings } = this.header.fonds(archdesc?.builder, archdesc?.line);
    if (archdesc) {
      this.shortenedWarnings(archdesc);
      archdesc.marksTold = archdesc.builder.marks?.length ?? 0;
    }
    this.fonds = { key: record.key.value, title, name: record.name };
    this.items.push(record);
    for (const warning of warnings) this.warn(warning);
  }

  private describe(frame: Frame): SourceUnit['description'] {
    const description = frame.builder.build(frame.title, this.fonds?.name ?? frame.path);
    this.shortenedWarnings(frame);
    return description;
  }

  private shortenedWarnings(frame: Frame): void {
    for (const { field, length, limit } of frame.builder.shortened)
      this.warn(
        limit > 0
          ? eadWarning('text-shortened', this.placeOf(frame), { field, length, limit })
          : eadWarning('text-left-out', this.placeOf(frame), { field, length }),
      );
  }

  /** What a child without a title of its own is called; the nearest ancestor that has one. */
  private titleFor(parent: Frame | undefined): string | undefined {
    if (!parent || parent.state === 'fonds') return this.fonds?.title;
    return parent.builder.title ?? parent.title;
  }

  private componentKey(id: string | undefined, path: string, line: number): string {
    if (id === undefined || id === '') return path;
    const place = { ...this.place, line, path };
    if (!isUsableId(id)) {
      this.warn(eadWarning('unusable-id', place, { id: id.slice(0, MAX_ID), limit: MAX_ID }));
      return path;
    }
    if (this.ids.add(id)) return id;
    this.warn(eadWarning('duplicate-id', place, { id }));
    return path;
  }

  /** A record goes out when its first child begins; what describes it after that is named, not silently lost. */
  private noticeLateDescription(frame: Frame, name: string, line: number): void {
    const late = frame.state === 'series' || (frame.state === 'fonds' && this.fonds);
    if (
      !late ||
      isComponent(name) ||
      name === 'archdesc' ||
      TRANSPARENT.has(name) ||
      name === 'head' ||
      name === 'thead'
    )
      return;
    const inside = this.names.at(-1) ?? '';
    if (isComponent(inside) || inside === 'archdesc' || inside === 'did')
      this.warn(eadWarning('described-after-children', { ...this.placeOf(frame), line }, { element: name }));
  }

  private flushText(atEnd: boolean): void {
    const text = this.pendingText;
    if (text === '') return;
    this.pendingText = '';
    const frame = this.frames.at(-1);
    if (!frame) {
      this.header.text(text);
      return;
    }
    frame.builder.text(text);
    if (isBlank(text)) return;
    let read = collapse(text);
    if (this.afterOpen) read = read.trimStart();
    frame.digest.text(atEnd ? read.trimEnd() : read);
  }

  private placeOf(frame: Frame): Place {
    return { ...this.place, line: frame.line, ...(frame.path && { path: frame.path }) };
  }

  private warn(problem: Problem): void {
    this.items.push({ kind: 'problem', problem });
  }
}

/** Where the next component within a unit goes; from the first that is too many on, the unit keeps none. */
function slotIn(unit: OpenUnit): number {
  unit.within++;
  if (!hasTooMany(unit)) return unit.entries.push(undefined) - 1;
  unit.entries.length = 0;
  return -1;
}
