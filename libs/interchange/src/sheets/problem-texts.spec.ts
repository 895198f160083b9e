import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SHEET_PROBLEM_TEXTS } from './problem-texts';

const sources = readdirSync(__dirname, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.spec.ts') && !name.endsWith('problem-texts.ts'))
  .map((name) => readFileSync(join(__dirname, name), 'utf8'))
  .join('\n');

describe('texts of the problems of files', () => {
  it('every text belongs to a code that the readers use, and every code used has a text', () => {
    const quoted = new Set([...sources.matchAll(/'([a-z]+(?:-[a-z]+)+)'/g)].map(([, code]) => code));
    const codes = Object.keys(SHEET_PROBLEM_TEXTS);
    expect(codes.filter((code) => !quoted.has(code))).toEqual([]);
    const used = [...sources.matchAll(/unreadable\(\s*'([a-z-]+)'/g)].map(([, code]) => code ?? '');
    expect(used.length).toBeGreaterThan(15);
    expect(used.filter((code) => !codes.includes(code))).toEqual([]);
  });

  it('every text says what happened and what to do, in both languages, from the same facts', () => {
    const facts = (text: string): string[] =>
      [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '').sort();
    for (const { zh, en } of Object.values(SHEET_PROBLEM_TEXTS)) {
      expect(zh.cure.length).toBeGreaterThan(5);
      expect(en.cure.length).toBeGreaterThan(5);
      const unique = (text: string): string[] => [...new Set(facts(text))];
      expect(unique(zh.what)).toEqual(unique(en.what));
    }
  });
});
