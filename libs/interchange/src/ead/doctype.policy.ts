/** What an internal DTD subset declares and refers to, as far as safety asks. Nothing is expanded or fetched. */
export interface DoctypeEntities {
  /** General entities that a `&name;` in the text would expand. */
  readonly internal: ReadonlySet<string>;
  /** General entities whose text lies in another file or on the network. */
  readonly external: ReadonlySet<string>;
  /** Parameter entities of which the same holds. */
  readonly externalParameters: ReadonlySet<string>;
  /** Parameter entities referred to (`%name;`) inside the subset. */
  readonly referred: readonly string[];
}

const DECLARATION = /^<!ENTITY\s+(%\s+)?([^\s"'>%]+)\s+(SYSTEM\b|PUBLIC\b)?/;

/**
 * Reads the text between `<!DOCTYPE` and its `>`. One pass, no backtracking: declarations are cut out with their
 * quotes, comments and processing instructions respected. Unparsed entities (NDATA: figures) are left alone.
 */
export function doctypeEntities(doctype: string): DoctypeEntities {
  const internal = new Set<string>();
  const external = new Set<string>();
  const externalParameters = new Set<string>();
  const referred: string[] = [];
  const start = subsetStart(doctype);
  if (start < 0) return { internal, external, externalParameters, referred };
  for (let i = start; i < doctype.length;) {
    if (doctype.startsWith('<!--', i)) i = after(doctype, '-->', i + 4);
    else if (doctype.startsWith('<?', i)) i = after(doctype, '?>', i + 2);
    else if (doctype.startsWith('<!', i)) {
      const end = declarationEnd(doctype, i);
      const declaration = doctype.slice(i, end);
      const match = DECLARATION.exec(declaration.slice(0, 1_000));
      const name = match?.[2];
      if (match && name) {
        const unquoted = declaration.replace(/"[^"]*"|'[^']*'/g, ' ');
        if (match[3] && match[1]) externalParameters.add(name);
        else if (match[3] && !/\sNDATA\s/.test(unquoted)) external.add(name);
        else if (!match[3] && !match[1]) internal.add(name);
      }
      i = end;
    } else {
      if (doctype[i] === '%') {
        const end = doctype.indexOf(';', i);
        referred.push(doctype.slice(i + 1, end < 0 ? i + 100 : end));
      }
      i++;
    }
  }
  return { internal, external, externalParameters, referred };
}

/** Index behind the `[` of the internal subset, outside the quotes of the external id; -1 without a subset. */
function subsetStart(doctype: string): number {
  let quote = '';
  for (let i = 0; i < doctype.length; i++) {
    const character = doctype.charAt(i);
    if (quote) quote = character === quote ? '' : quote;
    else if (character === '"' || character === "'") quote = character;
    else if (character === '[') return i + 1;
  }
  return -1;
}

function declarationEnd(doctype: string, from: number): number {
  let quote = '';
  for (let i = from; i < doctype.length; i++) {
    const character = doctype.charAt(i);
    if (quote) quote = character === quote ? '' : quote;
    else if (character === '"' || character === "'") quote = character;
    else if (character === '>') return i + 1;
  }
  return doctype.length;
}

function after(doctype: string, mark: string, from: number): number {
  const found = doctype.indexOf(mark, from);
  return found < 0 ? doctype.length : found + mark.length;
}
