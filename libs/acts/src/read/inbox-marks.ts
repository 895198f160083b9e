import type { Row } from '@fonds/projections';

/** How many units of its list an act goes on without. */
export const LEFT = 'left';

/** What later steps of a long act need of the earlier ones: texts by name, in one column. */
export class Marks {
  private constructor(private readonly marks: ReadonlyMap<string, string>) {}

  static of({ marks }: Row): Marks {
    const texts = (marks ?? []) as readonly string[];
    return new Marks(new Map(texts.map((text) => splitOnce(text))));
  }

  count(name: string): number {
    return Number(this.marks.get(name) ?? 0);
  }

  text(name: string): string | undefined {
    return this.marks.get(name);
  }

  names(prefix: string): readonly string[] {
    return [...this.marks.keys()].filter((name) => name.startsWith(prefix));
  }

  with(changes: { readonly [name: string]: string | undefined }): Row[string] {
    const next = new Map(this.marks);
    for (const [name, value] of Object.entries(changes))
      if (value === undefined) next.delete(name);
      else next.set(name, value);
    return [...next].map(([name, value]) => `${name} ${value}`);
  }

  /** Numbers only; never below nothing. */
  plus(changes: { readonly [name: string]: number }): Row[string] {
    const added = Object.entries(changes).map(
      ([name, n]) => [name, String(Math.max(0, this.count(name) + n))] as const,
    );
    return this.with(Object.fromEntries(added));
  }
}

function splitOnce(text: string): readonly [string, string] {
  const at = text.indexOf(' ');
  return [text.slice(0, at), text.slice(at + 1)];
}
