import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { EDGE_MESSAGES } from '@fonds/http-edge';
import { LAW_MESSAGES } from '@fonds/law';
import { IDENTITY_MESSAGES } from './messages';

const sources = (folder: string): string[] =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return sources(path);
    return name.endsWith('.ts') && !name.endsWith('.spec.ts') ? [readFileSync(path, 'utf8')] : [];
  });

const refusedIn = (folder: string): string[] => [
  ...new Set(
    sources(folder).flatMap((text) =>
      [...text.matchAll(/(?:plainRefusal|ruleRefusal)\(\s*'([a-z-]+)'/g)].map((m) => m[1] ?? ''),
    ),
  ),
];

describe('every refusal made here', () => {
  const texts = { ...IDENTITY_MESSAGES, ...EDGE_MESSAGES, ...LAW_MESSAGES };

  it('has a text', () => {
    const codes = refusedIn(__dirname);
    expect(codes.length).toBeGreaterThan(20);
    for (const code of codes) expect(Object.keys(texts)).toContain(code);
  });

  it('says in both languages what happened and what to do', () => {
    for (const { zh, en } of Object.values(IDENTITY_MESSAGES))
      for (const { title, cure } of [zh, en]) {
        expect(title).toBeTruthy();
        expect(cure).toBeTruthy();
      }
  });
});
