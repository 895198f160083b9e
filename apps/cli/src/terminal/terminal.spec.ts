import { languageFrom } from './language';
import { displayWidth, fitted, printable, tableLines } from './text-width';

describe('what a terminal shows', () => {
  it('wide characters take two columns, marks none', () => {
    expect(displayWidth('档号A')).toBe(5);
    expect(displayWidth('e\u0301')).toBe(1);
    expect(displayWidth('𠀀（）')).toBe(6);
  });

  it('columns stand under each other whatever the script', () => {
    const lines = tableLines(
      [{ title: '题名' }, { title: 'N', right: true }],
      [
        ['abc', '7'],
        ['档案', '12'],
      ],
    );
    expect(lines).toEqual(['题名   N', 'abc    7', '档案  12']);
  });

  it('a long cell is shortened to whole characters', () => {
    expect(fitted('档案馆', 4)).toBe('档…');
    expect(fitted('档案', 4)).toBe('档案');
  });

  it('data cannot move the cursor or turn the direction of writing', () => {
    expect(printable('a\u001b[2Jb\u202ec\n d')).toBe('a␦[2Jb␦c d');
  });
});

describe('the language', () => {
  it('is Chinese unless the locale is English', () => {
    expect(languageFrom([], {})).toBe('zh');
    expect(languageFrom([], { LANG: 'C.UTF-8' })).toBe('zh');
    expect(languageFrom([], { LANG: 'en_GB.UTF-8' })).toBe('en');
    expect(languageFrom([], { LC_ALL: 'zh_CN.UTF-8', LANG: 'en_GB.UTF-8' })).toBe('zh');
  });

  it('is what --lang says, wherever it stands', () => {
    expect(languageFrom(['org', 'list', '--lang', 'en'], { LANG: 'zh_CN.UTF-8' })).toBe('en');
    expect(languageFrom(['--lang=zh', 'org'], { LANG: 'en_GB' })).toBe('zh');
    expect(languageFrom(['--', '--lang', 'en'], {})).toBe('zh');
  });
});
