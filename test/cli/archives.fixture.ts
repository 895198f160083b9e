import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestDatabase } from '@fonds/testing';
import { FondsProcess, line, lines, type Ended } from './fonds-process';

const PEOPLE = {
  zhang: ['C01', 'AccessionArchivist'],
  li: ['C01', 'AccessionArchivist'],
  reviewer: ['C01', 'OpeningReviewer'],
  director: ['C01', 'Director'],
  jian1: ['C01', 'DestructionSupervisor'],
  jian2: ['C01', 'DestructionSupervisor'],
  partner: ['U01', 'FormingUnitRep'],
  clerk: ['U01', 'UnitArchivist'],
  head: ['U01', 'UnitHead'],
  gov: ['G01', 'Authority'],
  inspector: ['G01', 'Inspector'],
} as const;
export type Person = keyof typeof PEOPLE;

const BODIES = [
  ['G01', '市档案局', 'authority'],
  ['C01', '市档案馆', 'comprehensive-archives'],
  ['U01', '市发改委', 'organ'],
] as const;

/** An archives and an organ below their authority, and their people at the command line. */
export class ArchivesAtTheCommandLine {
  private readonly tokens = new Map<Person, string>();

  private constructor(
    private readonly fonds: FondsProcess,
    private readonly test: TestDatabase,
  ) {}

  static async open(): Promise<ArchivesAtTheCommandLine> {
    const fonds = new FondsProcess();
    const made = new ArchivesAtTheCommandLine(fonds, await fonds.onTestDatabase());
    await fonds.call(['account', 'create', '--first', 'admin', '--json']);
    for (const [code, name, kind] of BODIES) {
      const body = ['--code', code, '--name', name, '--kind', kind, '--level', 'city'];
      const parent = kind === 'authority' ? [] : ['--parent', 'G01'];
      await fonds.call(['org', 'add', ...body, ...parent, '--json']);
    }
    return made;
  }

  async close(): Promise<void> {
    this.fonds.remove();
    await this.test.drop();
  }

  file(name: string, text: string): string {
    const path = join(this.fonds.folder, name);
    writeFileSync(path, text);
    return path;
  }

  /** Whoever does nothing needs no account. */
  private async as(name: Person): Promise<NodeJS.ProcessEnv> {
    const [org, role] = PEOPLE[name];
    let token = this.tokens.get(name);
    if (token === undefined) {
      const created = ['account', 'create', name, '--org', org, '--role', role, '--json'];
      ({ token } = line<{ token: string }>(await this.fonds.call(created)));
      this.tokens.set(name, token);
    }
    return { FONDS_TOKEN: token };
  }

  /** With `--json`. */
  async call(name: Person, words: readonly string[]): Promise<Ended> {
    return this.fonds.call([...words, '--json'], await this.as(name));
  }

  /** As a terminal shows it, in Chinese. */
  async shown(name: Person, words: readonly string[]): Promise<string> {
    const told = await this.fonds.call([...words, '--lang', 'zh'], await this.as(name));
    return this.accepted(words, told).stdout;
  }

  /** Rows of a list, and where its next page begins. */
  async page<T = Record<string, unknown>>(
    name: Person,
    words: readonly string[],
  ): Promise<{ readonly rows: readonly T[]; readonly next?: string }> {
    const told = this.accepted(words, await this.call(name, words));
    const next = /--cursor (\S+)/.exec(told.stderr)?.[1];
    return { rows: lines<T>(told), ...(next && { next }) };
  }

  async rows<T = Record<string, unknown>>(name: Person, words: readonly string[]): Promise<readonly T[]> {
    return (await this.page<T>(name, words)).rows;
  }

  /** What a deed answers, or what a command shows. */
  async done<T = Record<string, unknown>>(name: Person, ...words: string[]): Promise<T> {
    return line<T>(this.accepted(words, await this.call(name, words)));
  }

  /** The code that it is refused with: nothing on stdout, exit 3. */
  async refused(name: Person, ...words: string[]): Promise<string> {
    const { code, stdout, stderr } = await this.call(name, words);
    expect([words, code, stdout]).toEqual([words, 3, '']);
    return /\[([a-z-]+)\]/.exec(stderr)?.[1] ?? stderr;
  }

  /** What is wrong with the words of the call: nothing on stdout, exit 2. */
  async misused(name: Person, ...words: string[]): Promise<string> {
    const { code, stdout, stderr } = await this.call(name, words);
    expect([words, code, stdout]).toEqual([words, 2, '']);
    return stderr;
  }

  /** Takes a catalogue on. @returns the id of its fonds */
  async take(name: Person, archives: string, heads: string, rows: readonly string[]): Promise<string> {
    const path = this.file('catalogue.csv', [heads, ...rows].join('\n'));
    const taken = ['--archives', archives, '--fonds-name', '市发改委', '--held-since', '2003-01-01'];
    const on = ['--business-date', '2003-05-01'];
    const { fonds, registered } = await this.done<{ fonds: string; registered: number }>(
      ...([name, 'import', 'catalogue', path, ...taken, ...on] as const),
    );
    expect(registered).toBe(rows.length);
    return fonds;
  }

  /** A stored paper, as `--evidence` names it. */
  async paper(name: Person, kind: string): Promise<string> {
    const path = this.file('paper.txt', kind);
    return `${(await this.done<{ sha256: string }>(name, 'evidence', 'add', path)).sha256}:${kind}`;
  }

  private accepted(words: readonly string[], told: Ended): Ended {
    if (told.code !== 0) throw new Error(`${words.join(' ')}: exit ${told.code}: ${told.stderr}`);
    return told;
  }
}
