import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BootError } from './boot-error';

const ROOT = join(__dirname, '..', '..', '..');
const sources = ['libs/database/src', 'libs/backup/src', 'apps/server/src'].flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('spec.ts'))
    .map((name) => ({
      path: `${folder}/${name}`,
      text: readFileSync(join(ROOT, folder, name), 'utf8'),
    })),
);
/** To the end of the object that is thrown; the braces of a template have no blank before them. */
const THROWN = /new (?:BootError|BackupRefused)\(\s*\{\s*en:([\s\S]*?)\bzh:([\s\S]*?)\s\}/g;

describe('what stops a start, a backup or a restore', () => {
  it('is told in English and in Chinese', () => {
    expect(new BootError({ en: 'Stop it.', zh: '请停止。' }).message).toBe('Stop it.\n请停止。');
  });

  it('has a text in both languages wherever it is thrown', () => {
    const texts = sources.flatMap(({ path, text }) =>
      [...text.matchAll(THROWN)].map(([, en = '', zh = '']) => ({ path, en, zh })),
    );
    expect(texts.length).toBeGreaterThan(30);
    expect(texts.filter(({ en }) => !/[a-z]{3}/.test(en) || /\p{Script=Han}/u.test(en))).toEqual([]);
    expect(texts.filter(({ zh }) => !/\p{Script=Han}{3}/u.test(zh))).toEqual([]);
  });
});
