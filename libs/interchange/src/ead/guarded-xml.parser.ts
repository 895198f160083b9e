import { SaxesParser, type SaxesTagPlain } from 'saxes';
import type { Place, SourceItem } from '../source';
import { CHARACTER_ENTITIES } from './character-entities';
import { doctypeEntities } from './doctype.policy';
import { eadUnreadable, eadWarning } from './ead.problem';

/** One text node, comment or processing instruction. Real finding aids stay below 1 Mi. */
export const MAX_TEXT = 16 * 1_048_576;
/** One start tag with its attributes, or the DOCTYPE. */
export const MAX_TAG = 1_048_576;
/** Open elements at one time; twelve component levels with their text need about forty. */
export const MAX_ELEMENT_DEPTH = 512;

/** Entities that one warning names. */
const MOST_NAMED = 10;

export interface XmlHandler {
  /** `line` is 1-based. Attribute names and `name` are as written, prefix included. */
  open(name: string, attributes: Record<string, string>, line: number): void;
  text(text: string): void;
  close(): void;
}

/** The document type is declared in a file of its own: characters that it names are known, the file is not read. */
const WITH_DTD = /^\s*\S+\s+(SYSTEM|PUBLIC)\b/;
const NO_NAMES: ReadonlyMap<string, string> = new Map();

const PREDEFINED: Readonly<Record<string, string>> = { amp: '&', gt: '>', lt: '<', quot: '"', apos: "'" };

/**
 * saxes with the guards it lacks: it would buffer a 2 GB text node, an endless tag or ten million open elements,
 * and it reports an undefined entity without its name. Every error is an UnreadableSource.
 */
export class GuardedXmlParser {
  private readonly parser = new SaxesParser({
    xmlns: false,
    position: false,
    // Also a file that calls itself XML 1.1 may hold no control characters: keys are joined with one.
    defaultXMLVersion: '1.0',
    forceXMLVersion: true,
  });
  private depth = 0;
  private sinceEvent = 0;
  private inTag = false;
  private rootSeen = false;
  /** What there is to say of the file before its root element; whoever reads it takes it away. */
  readonly told: SourceItem[] = [];

  constructor(
    handler: XmlHandler,
    private readonly place: Place,
  ) {
    const { parser } = this;
    parser.ENTITIES = this.entities(NO_NAMES);
    // Seven handlers and no more: the eighth turns the parser into a slow (dictionary) object, measured 3.5 x slower.
    parser.on('error', (error) => this.malformed(error.message.replace(/\.$/, '')));
    parser.on('doctype', (doctype) => this.checkDoctype(doctype));
    parser.on('opentagstart', () => {
      this.sinceEvent = 0;
      this.inTag = true;
    });
    parser.on('opentag', (tag: SaxesTagPlain) => {
      this.sinceEvent = 0;
      this.inTag = false;
      this.rootSeen = true;
      if (++this.depth > MAX_ELEMENT_DEPTH)
        throw eadUnreadable('components-too-deep', this.here(), { limit: MAX_ELEMENT_DEPTH });
      handler.open(tag.name, tag.attributes, parser.line);
    });
    parser.on('closetag', () => {
      this.sinceEvent = 0;
      this.depth--;
      handler.close();
    });
    const text = (value: string): void => {
      this.sinceEvent = 0;
      if (this.depth > 0) handler.text(value);
    };
    parser.on('text', text);
    parser.on('cdata', text);
  }

  write(chunk: string): void {
    // An event inside the chunk starts again from zero, so a limit is noticed at most one chunk late.
    this.sinceEvent += chunk.length;
    this.parser.write(chunk);
    const limit = this.inTag || !this.rootSeen ? MAX_TAG : MAX_TEXT;
    if (this.sinceEvent > limit)
      throw eadUnreadable('text-too-long', this.here(), {
        line: this.parser.line,
        part: this.inTag ? 'start tag' : this.rootSeen ? 'text' : 'beginning before the root element',
        limit,
      });
  }

  end(): void {
    this.parser.close();
  }

  private here(): Place {
    return { ...this.place, line: this.parser.line };
  }

  private malformed(detail: string): never {
    const { line, column } = this.parser;
    throw eadUnreadable('xml-not-well-formed', this.here(), { line, column, detail });
  }

  private checkDoctype(doctype: string): void {
    this.sinceEvent = 0;
    if (/^\s*html\b/i.test(doctype)) throw eadUnreadable('not-ead', this.here(), { found: 'an HTML page' });
    const { internal, external, externalParameters, referred } = doctypeEntities(doctype);
    const expanded = referred.find((name) => !externalParameters.has(name));
    if (expanded !== undefined)
      this.refuseEntity(`%${expanded}`, 'referred to in the document type declaration');
    const unread = [...external, ...[...externalParameters].map((name) => `%${name}`)];
    if (unread.length) this.tellUnread(unread);
    const declared = new Map([...internal].map((name) => [name, 'declared and used']));
    for (const name of external) declared.set(name, 'declared with an external file');
    this.parser.ENTITIES = this.entities(declared, WITH_DTD.test(doctype) ? CHARACTER_ENTITIES : NO_NAMES);
  }

  /** What they would bring in is missing where it is used, and nowhere else. */
  private tellUnread(names: readonly string[]): void {
    const entities = names.slice(0, MOST_NAMED).map((name) => name.slice(0, 100));
    const facts = { entities: entities.join(', '), count: names.length };
    this.told.push({ kind: 'problem', problem: eadWarning('entities-not-fetched', this.here(), facts) });
  }

  private refuseEntity(entity: string, reason: string): never {
    throw eadUnreadable('entities-refused', this.here(), { entity: entity.slice(0, 100), reason });
  }

  /**
   * saxes looks names up here; a look-up is the use of an entity, so that is where it is refused.
   *
   * @param declared entities with the reason of their refusal
   */
  private entities(
    declared: ReadonlyMap<string, string>,
    named: ReadonlyMap<string, string> = NO_NAMES,
  ): Record<string, string> {
    return new Proxy<Record<string, string>>(
      {},
      {
        get: (_, name) => {
          const entity = String(name);
          const known = Object.hasOwn(PREDEFINED, entity) ? PREDEFINED[entity] : undefined;
          if (known !== undefined) return known;
          const reason = declared.get(entity);
          if (reason !== undefined) this.refuseEntity(entity, reason);
          const character = named.get(entity);
          if (character !== undefined) return character;
          if (!/^[\p{L}_:][\p{L}\p{N}._:-]{0,99}$/u.test(entity)) return undefined;
          throw eadUnreadable('entity-undefined', this.here(), { entity: `&${entity};` });
        },
      },
    );
  }
}
