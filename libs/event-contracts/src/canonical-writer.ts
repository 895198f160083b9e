import { canonicalJson, isCivilDate } from '@fonds/kernel';

/**
 * The canonical JSON of a value that its schema takes: checked and written in one pass. Null where that is not certain;
 * a validator then says what is wrong, if anything is.
 */
export type CanonicalWriter = (value: unknown) => string | null;

/** What event schemas are written in of JSON Schema 2020-12; a format other than `date` is left to the validator. */
export interface EventSchema {
  readonly $ref?: string;
  readonly type?: string;
  readonly properties?: Readonly<Record<string, EventSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: false | EventSchema;
  readonly items?: EventSchema;
  readonly oneOf?: readonly EventSchema[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly pattern?: string;
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly 'x-json'?: true;
}

/** JavaScript of one value: whether it is taken, and its text. */
interface Code {
  readonly taken: string;
  readonly text: string;
}
type Shared = (name: string) => CanonicalWriter;

/** Writers of schemas that share definitions, each made when it is first asked for. */
export class CanonicalWriters {
  private readonly made = new Map<string, CanonicalWriter>();

  /** @param definitions what a `$ref` names by its last step */
  constructor(private readonly definitions: Readonly<Record<string, object>>) {}

  /** @throws Error for a schema that says what a writer does not know */
  of(schema: object): CanonicalWriter {
    const write = new WriterCode(this.shared).writer(schema);
    return (value) => {
      try {
        return write(value);
      } catch {
        // What JSON cannot carry.
        return null;
      }
    };
  }

  private readonly shared: Shared = (name) => {
    const known = this.made.get(name);
    if (known) return known;
    const schema = this.definitions[name];
    if (!schema) throw new Error(`no definition is named ${name}`);
    const writer = new WriterCode(this.shared).writer(schema);
    this.made.set(name, writer);
    return writer;
  };
}

/**
 * The text of one function, and what it calls. Code that is made for each object reads its members by name; one loop for
 * all of them takes nearly twice as long (ADR 32).
 */
class WriterCode {
  private readonly called: unknown[] = [];

  constructor(private readonly shared: Shared) {}

  writer(schema: EventSchema): CanonicalWriter {
    const { taken, text } = this.code(schema, 'value');
    return this.compiled(`let inner; return ${taken} ? '' + ${text} : null;`);
  }

  private compiled(body: string): CanonicalWriter {
    const names = this.called.map((_, i) => `f${i}`);
    const make = new Function(...names, `return (value) => { ${body} };`) as (
      ...called: unknown[]
    ) => unknown;
    return make(...this.called) as CanonicalWriter;
  }

  private name(called: unknown): string {
    const at = this.called.indexOf(called);
    return `f${at >= 0 ? at : this.called.push(called) - 1}`;
  }

  private code(schema: EventSchema, value: string): Code {
    refuseUnread(schema);
    if (schema.const !== undefined) {
      const text = JSON.stringify(schema.const);
      return { taken: `${value} === ${text}`, text: JSON.stringify(text) };
    }
    if (schema.enum) return this.oneOfWords(schema.enum, schema.type, value);
    if (schema.type === 'string') return this.text(schema, value);
    if (schema.type === 'boolean') return { taken: `typeof ${value} === 'boolean'`, text: value };
    if (schema.type === 'integer')
      return {
        taken: `Number.isSafeInteger(${value})${between(value, schema.minimum, schema.maximum)}`,
        text: value,
      };
    return { taken: `(inner = ${this.name(this.part(schema))}(${value})) !== null`, text: 'inner' };
  }

  private oneOfWords(choice: readonly unknown[], type: string | undefined, value: string): Code {
    const words = choice.filter((word) => typeof word === 'string');
    if ((type ?? 'string') !== 'string' || words.length < choice.length)
      throw new Error(`a choice of other than texts is not known here: ${JSON.stringify(choice)}`);
    const taken = words.map((word) => `${value} === ${JSON.stringify(word)}`).join(' || ');
    return {
      taken: `(${taken})`,
      text: this.quotedText(
        value,
        words.every((word) => PLAIN.test(word)),
      ),
    };
  }

  private text({ minLength, maxLength, pattern, format }: EventSchema, value: string): Code {
    if (minLength !== undefined && minLength > 1)
      throw new Error('a length of two or more is not known here');
    // A text has no more characters than UTF-16 units, and none only where it has none of those.
    let taken = `typeof ${value} === 'string'${between(`${value}.length`, minLength, maxLength)}`;
    if (pattern !== undefined) taken += ` && ${this.name(new RegExp(pattern, 'u'))}.test(${value})`;
    if (format === 'date') taken += ` && ${this.name(isCivilDate)}(${value})`;
    else if (format !== undefined) taken = 'false';
    return { taken, text: this.quotedText(value, pattern !== undefined && PLAIN_PATTERN.test(pattern)) };
  }

  private quotedText(value: string, plain: boolean): string {
    return plain ? `'"' + ${value} + '"'` : `${this.name(quoted)}(${value})`;
  }

  private part(schema: EventSchema): CanonicalWriter {
    if (schema.$ref !== undefined) return this.shared(schema.$ref.replace(/^.*\//, ''));
    if (schema['x-json']) return canonicalJson;
    const inner = new WriterCode(this.shared);
    if (schema.oneOf) return inner.oneOfKinds(schema.oneOf);
    if (schema.type === 'array' && schema.items) return inner.list(schema.items, schema);
    if (schema.type === 'object' && schema.properties)
      return inner.object(schema.properties, schema.required);
    if (schema.type === 'object' && schema.additionalProperties)
      return inner.named(schema.additionalProperties);
    throw new Error(`what ${JSON.stringify(schema)} takes is not known here`);
  }

  /** Of different kinds: what one takes no other does. */
  private oneOfKinds(schemas: readonly EventSchema[]): CanonicalWriter {
    const kinds = schemas.map(({ type = 'undefined', const: only }) =>
      only !== undefined ? typeof only : type === 'integer' ? 'number' : type,
    );
    if (new Set(kinds).size !== kinds.length || kinds.includes('undefined'))
      throw new Error(`alternatives of one kind are not known here: ${JSON.stringify(schemas)}`);
    const tries = schemas.map((schema) => {
      const write = new WriterCode(this.shared).writer(schema);
      return `if ((inner = ${this.name(write)}(value)) !== null) return inner;`;
    });
    return this.compiled(`let inner; ${tries.join(' ')} return null;`);
  }

  private list(items: EventSchema, { minItems, maxItems }: EventSchema): CanonicalWriter {
    const { taken, text } = this.code(items, 'item');
    return this.compiled(`
      if (!(Array.isArray(value)${between('value.length', minItems, maxItems)})) return null;
      let inner, out = '[';
      for (let i = 0; i < value.length; i++) {
        const item = value[i];
        if (!(${taken})) return null;
        out += (i ? ',' : '') + ${text};
      }
      return out + ']';`);
  }

  /** An object whose members have any names. */
  private named(values: EventSchema): CanonicalWriter {
    const { taken } = this.code(values, 'value[key]');
    return this.compiled(`
      ${REFUSE_OTHERS}
      let inner;
      for (const key in value) if (!(${taken})) return null;
      return ${this.name(canonicalJson)}(value);`);
  }

  private object(
    properties: Readonly<Record<string, EventSchema>>,
    required: readonly string[] = [],
  ): CanonicalWriter {
    // As canonical JSON has them: by UTF-16 units.
    const names = Object.keys(properties).sort();
    const absent = required.filter((name) => !names.includes(name));
    if (absent.length) throw new Error(`a required member is not known: ${absent.join()}`);
    const members = names.map((name) => {
      if (name in Object.prototype) throw new Error(`a member cannot be named ${name}`);
      const key = JSON.stringify(name);
      const { taken, text } = this.code(properties[name] ?? {}, 'member');
      return `
        member = value[${key}];
        if (member !== undefined) {
          if (!(${taken})) return null;
          out += (out === '' ? '{' : ',') + ${JSON.stringify(`${key}:`)} + ${text};
        }${required.includes(name) ? ' else return null;' : ''}`;
    });
    return this.compiled(`
      ${REFUSE_OTHERS}
      for (const key in value) switch (key) {
        ${names.map((name) => `case ${JSON.stringify(name)}: continue;`).join(' ')}
        default: return null;
      }
      let inner, member, out = '';
      ${members.join('')}
      return out === '' ? '{}' : out + '}';`);
  }
}

/** Of a schema, and not of what it takes. */
const NOTES = ['$id', '$schema', '$comment', 'title', 'description', 'x-personal'];
/** All that is read of a schema that has the keyword, and else of one of the type: the first that fits. */
const READ: Readonly<Record<string, readonly (keyof EventSchema)[]>> = {
  const: ['const'],
  enum: ['enum', 'type'],
  $ref: ['$ref'],
  'x-json': ['x-json'],
  oneOf: ['oneOf'],
  properties: ['type', 'properties', 'required', 'additionalProperties'],
  additionalProperties: ['type', 'additionalProperties'],
  string: ['type', 'minLength', 'maxLength', 'pattern', 'format'],
  boolean: ['type'],
  integer: ['type', 'minimum', 'maximum'],
  array: ['type', 'items', 'minItems', 'maxItems'],
};

/** A keyword that is passed over would let in what the schema does not take. */
function refuseUnread(schema: EventSchema): void {
  const form = Object.keys(READ).find((name) => name in schema) ?? schema.type ?? '';
  const read: readonly string[] = [...NOTES, ...(READ[form] ?? [])];
  const unread = Object.keys(schema).filter((keyword) => !read.includes(keyword));
  if (unread.length)
    throw new Error(`what ${JSON.stringify(schema)} says is not known here: ${unread.join()}`);
}

/** In the text of the function itself: a call costs a tenth of all. */
const REFUSE_OTHERS = `
      if (typeof value !== 'object' || value === null) return null;
      const prototype = Object.getPrototypeOf(value);
      if (prototype !== Object.prototype && prototype !== null) return null;`;

const between = (value: string, least: number | undefined, most: number | undefined): string =>
  (least === undefined ? '' : ` && ${value} >= ${least}`) +
  (most === undefined ? '' : ` && ${value} <= ${most}`);

/** Needs neither an escape nor a look at its surrogates: nearly every text of a catalogue. */
const PLAIN = /^[^"\\\u0000-\u001f\ud800-\udfff]*$/;
/** A pattern of the whole text, of nothing but letters, digits and hyphens: what it takes is plain. */
const PLAIN_PATTERN = /^\^(?:[\w-]|\[(?:0-9|a-f|a-z|A-Z)+\]|\{\d+(?:,\d+)?\}|[?*+])*\$$/;
const quoted = (text: string): string => (PLAIN.test(text) ? `"${text}"` : canonicalJson(text));
