import { Inject, Injectable } from '@nestjs/common';
import { manifestOf, type Act } from '@fonds/acts';
import { codeKey } from '@fonds/holdings';
import { APP_POOL } from '@fonds/identity';
import { isUuid, ok, refuse, type Result } from '@fonds/kernel';
import { plainRefusal } from '@fonds/law';
import type { Pool } from 'pg';

export interface NamedInAct {
  readonly units: readonly string[];
  /** Texts that name no unit of the act, or several; verbatim. */
  readonly unknown: readonly string[];
}

const TOLD = 100;

/** Units of an act by their codes or ids: either side may name them so, also while only the other one has custody. */
@Injectable()
export class UnitsOfTransfer {
  constructor(@Inject(APP_POOL) private readonly pool: Pool) {}

  /** Reads the act's codes once, however many lists of names follow: one a box, one a defect. */
  of(act: Act): NamesInAct {
    return new NamesInAct(this.pool, act);
  }

  allNamed(act: Act, texts: readonly string[]): Promise<Result<readonly string[]>> {
    return this.of(act).allNamed(texts);
  }

  /** What would move if everything were there, less what was found. */
  missing(act: Act, found: ReadonlySet<string>): string[] {
    return manifestOf(act).filter((unit) => !found.has(unit));
  }
}

export class NamesInAct {
  private readonly listed: ReadonlySet<string>;
  private byCode?: Promise<ReadonlyMap<string, readonly string[]>>;

  constructor(
    private readonly pool: Pool,
    act: Act,
  ) {
    this.listed = new Set(act.parts.flatMap((part) => [...part.keys()]));
  }

  async named(texts: readonly string[]): Promise<NamedInAct> {
    const units = new Set<string>();
    const unknown: string[] = [];
    for (const text of new Set(texts)) {
      const [first, second] = isUuid(text)
        ? this.listed.has(text)
          ? [text]
          : []
        : ((await this.codes()).get(codeKey(text)) ?? []);
      if (first !== undefined && second === undefined) units.add(first);
      else unknown.push(text);
    }
    return { units: [...units], unknown };
  }

  /** The same where every text must be one of the act's. */
  async allNamed(texts: readonly string[]): Promise<Result<readonly string[]>> {
    const { units, unknown } = await this.named(texts);
    return unknown.length
      ? refuse(plainRefusal('not-in-the-list', { units: unknown.slice(0, TOLD), count: unknown.length }))
      : ok(units);
  }

  private codes(): Promise<ReadonlyMap<string, readonly string[]>> {
    this.byCode ??= this.readCodes();
    return this.byCode;
  }

  private async readCodes(): Promise<ReadonlyMap<string, readonly string[]>> {
    const { rows } = await this.pool.query<{ node: string; code: string }>(
      'SELECT DISTINCT node, code FROM read.node_code WHERE node = ANY($1::uuid[])',
      [[...this.listed]],
    );
    const byCode = new Map<string, string[]>();
    for (const { node, code } of rows) {
      const known = byCode.get(code);
      if (known) known.push(node);
      else byCode.set(code, [node]);
    }
    return byCode;
  }
}
