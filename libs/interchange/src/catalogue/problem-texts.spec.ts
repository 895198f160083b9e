import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CATALOGUE_PROBLEM_TEXTS } from './problem-texts';

const KERNEL = join(__dirname, '..', '..', '..', 'kernel', 'src');
const sources = [
  ...readdirSync(__dirname)
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.spec.ts') && !name.startsWith('problem-texts'))
    .map((name) => join(__dirname, name)),
  ...['reference-code.ts', 'catalogue-date.ts', 'single-date.ts', 'formation-date.ts'].map((name) =>
    join(KERNEL, name),
  ),
].map((path) => readFileSync(path, 'utf8'));
const used = (code: string) => sources.some((source) => source.includes(`'${code}'`));

it.each(Object.keys(CATALOGUE_PROBLEM_TEXTS))('%s is a code that can occur', (code) =>
  expect(used(code)).toBe(true),
);

it('every code of a printed date or a reference code has a text', () => {
  const codes = sources.flatMap((source) =>
    [...source.matchAll(/'((?:date|code)-[a-z-]+)'/g)].map((match) => match[1] ?? ''),
  );
  expect(
    [...new Set(codes)].filter(
      (code) => code !== 'code-' && !(code in CATALOGUE_PROBLEM_TEXTS) && !/\.|index|date$/.test(code),
    ),
  ).toEqual([]);
});

it('every text says what happened and what to do, with the same facts in both languages', () => {
  for (const { zh, en } of Object.values(CATALOGUE_PROBLEM_TEXTS)) {
    for (const text of [zh.what, zh.cure, en.what, en.cure]) expect(text.length).toBeGreaterThan(3);
    const facts = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort();
    expect(facts(zh.what + zh.cure)).toEqual(facts(en.what + en.cure));
  }
});
