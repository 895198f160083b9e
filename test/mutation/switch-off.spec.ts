import { readFileSync } from 'node:fs';
import { switchOff, switchOffInLaw } from './switch-off.cjs';

const off = (text: string): string => switchOff(text, 'INV-01').text;

describe('a rule that is switched off', () => {
  it.each([
    [
      `if (wrong) return refuse(ruleRefusal('a', 'INV-01'));`,
      `if (false) return refuse(ruleRefusal('a', 'INV-01'));`,
    ],
    [
      `if (a) { log(); return ruleRefusal('a', 'INV-01', { b }); }`,
      `if (false) { log(); return ruleRefusal('a', 'INV-01', { b }); }`,
    ],
    [
      `const f = () => wrong ? ruleRefusal('a', 'INV-01') : undefined;`,
      `const f = () => false ? ruleRefusal('a', 'INV-01') : undefined;`,
    ],
    [
      `const f = () => fine ? ok() : refuse(ruleRefusal('a', 'INV-01'));`,
      `const f = () => true ? ok() : refuse(ruleRefusal('a', 'INV-01'));`,
    ],
    [
      `const f = () => changed && ruleRefusal('a', 'INV-01');`,
      `const f = () => undefined && ruleRefusal('a', 'INV-01');`,
    ],
    [`const f = () => other() ?? ruleRefusal('a', 'INV-01');`, `const f = () => other() ?? undefined;`],
    [`const taken = (code) => ruleRefusal('a', 'INV-01', { code });`, `const taken = (code) => undefined;`],
    [`if (x) run(() => { throw ruleRefusal('a', 'INV-01'); });`, `if (x) run(() => { throw undefined; });`],
    [
      `const held = (met) => ({ code: 'held', rule: 'INV-01', basis: met.basis });`,
      `const held = (met) => (undefined);`,
    ],
    [`if (!law.at(day).enforces('INV-01')) return undefined;`, `if (!false) return undefined;`],
  ])('%s', (source, wanted) => expect(off(source)).toBe(wanted));

  it('leaves other rules, texts and comments as they are', () => {
    const text = `// 'INV-01'\nif (a) return ruleRefusal('a', 'INV-02'); const basis = rule('INV-01');`;
    expect(switchOff(text, 'INV-01')).toEqual({ text, sites: 0 });
  });

  it('is switched off at all its places of a file, also where one stands within another', () => {
    const text = `if (law.at(d).enforces('INV-01') && bad) return ruleRefusal('a', 'INV-01');\nx ? ruleRefusal('b', 'INV-01') : 0;`;
    expect(switchOff(text, 'INV-01')).toEqual({
      text: `if (false) return ruleRefusal('a', 'INV-01');\nfalse ? ruleRefusal('b', 'INV-01') : 0;`,
      sites: 2,
    });
  });

  it('is not known to the law itself either, for those that name it by data', () => {
    const law = readFileSync('libs/law/src/law.ts', 'utf8');
    const changed = switchOffInLaw(law, 'INV-14');
    expect(changed.match(/=== 'INV-14' \? undefined : /g)).toHaveLength(2);
    expect(() => switchOffInLaw('export const other = 1;', 'INV-14')).toThrow();
  });
});
