import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Problem } from '../source';
import { NOT_MAPPED } from './differences';
import { factIn } from './fact-words';
import { problemText, REGISTRATION_PROBLEM_TEXTS } from './problem-texts';

const problem = (code: string, facts: Problem['facts'] = {}): Problem => ({
  code,
  severity: 'refused',
  place: { file: 'a.xlsx' },
  facts,
});

describe('texts of problems', () => {
  it('a record that differs shows every field with both values', () => {
    const { what, cure } = problemText(
      'catalogue',
      problem('differs', { 题名: '甲 → 乙', 页数: '3 → 4' }),
      'zh',
    );
    expect(what).toContain('题名: 甲 → 乙；页数: 3 → 4');
    expect(cure).toContain('fonds unit correct');
  });

  it('each format words a code in its own way', () => {
    const facts = { declared: 'GBK', detail: 'x', encoding: 'UTF-8', line: 3 };
    const of = (format: 'ead' | 'catalogue'): string =>
      problemText(format, problem('encoding-contradicts', facts), 'en').what;
    expect(of('ead')).toContain('GBK');
    expect(of('catalogue')).toContain('BOM');
  });

  it('every problem of registration has what and cure in both languages', () => {
    for (const code of Object.keys(REGISTRATION_PROBLEM_TEXTS))
      for (const language of ['zh', 'en'] as const) {
        const { what, cure } = problemText('ead', problem(code), language);
        expect([what, cure].every((text) => text.length > 5)).toBe(true);
      }
  });

  it('what a reader found is said in the language of the text, and stays a fact for programs', () => {
    const said = (language: 'zh' | 'en', code: string, facts: Problem['facts']): string =>
      problemText('ead', problem(code, facts), language).what;
    const root = { found: 'XML with the root element OAI-PMH' };
    expect(said('zh', 'not-ead', root)).toContain('根元素为 OAI-PMH 的 XML');
    expect(said('en', 'not-ead', root)).toContain('XML with the root element OAI-PMH');
    const entity = { entity: 'eadnotat', reason: 'declared with an external file' };
    expect(said('zh', 'entities-refused', entity)).toContain('eadnotat(指向外部文件)');
    expect(factIn('zh', '第 3 册')).toBe('第 3 册');
  });

  /** What a reader says in English: a fact of these names, or the detail of an error that it makes. */
  const SAID =
    /(?:\b(?:found|detail|reason|what|note)(?::| =) ?|\b(?:damaged|malformed|tooLarge)\()(?:'([^'\n]+)'|`([^`\n]+)`)/g;

  const isHalfEnglish = (text: string): boolean => /[a-z] [a-z]/.test(text);

  it('whatever a reader finds is put into Chinese', () => {
    const folder = join(__dirname, '..');
    const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !/spec\.ts$|-texts|messages|fact-words/.test(file))
      .map((file) => readFileSync(join(folder, file), 'utf8'));
    const said = sources
      .flatMap((source) => [...source.matchAll(SAID)])
      .map(([, plain, template]) => plain ?? template ?? '')
      .filter((each) => /[a-z] [a-z]/.test(each))
      .map((each) => each.replace(/^\$\{part\}: /, 'a.xml: ').replace(/\$\{[^}]*\}/g, '7'));
    expect(said.length).toBeGreaterThan(50);
    expect(said.filter((each) => factIn('zh', each) === each)).toEqual([]);
    expect(said.map((each) => factIn('zh', each)).filter(isHalfEnglish)).toEqual([]);
  });

  it('what the XML parser finds is put into Chinese', () => {
    const parser = readFileSync(require.resolve('saxes'), 'utf8');
    const said = [...parser.matchAll(/\.fail\((?:"((?:[^"\\]|\\.)+)"|`([^`]+)`)/g)].map(
      ([, plain, template]) => (plain?.replace(/\\"/g, '"') ?? template ?? '').replace(/\$\{[^}]*\}/g, 'x'),
    );
    // Namespaces are not asked for, and nothing is written after the end.
    const met = said.filter((each) => !/namespace|prefix|after close/.test(each));
    expect(met.length).toBeGreaterThan(40);
    const words = (text: string): string => factIn('zh', text);
    expect(met.filter((each) => words(each) === each.replace(/\.$/, ''))).toEqual([]);
    expect(met.map(words).filter(isHalfEnglish)).toEqual([]);
  });

  it('what differs is told under the name of its column, also of one called note', () => {
    const said = (note: string) => problemText('catalogue', problem('differs', { note }), 'zh').what;
    expect(said('甲 → 乙')).toContain('note: 甲 → 乙');
    expect(said(NOT_MAPPED)).toMatch(/未进入著录的文字/);
    expect(said(NOT_MAPPED)).not.toContain('note');
  });

  it('a code without a text says so instead of nothing', () => {
    expect(problemText('ead', problem('no-such-code'), 'en').what).toContain('no text');
  });
});
