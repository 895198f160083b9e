import { SecrecyDto } from '@fonds/holdings';
import { fitting } from '@fonds/http-edge';
import { ActDto } from '@fonds/identity';
import { failureOf } from './failure-text';
import { languageFrom } from './language';
import { inWords, Output } from './output';
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

  it('codes are named in the language of the terminal, with its own comma; one without a name stands as it is', () => {
    const words = { loan: { zh: '借出', en: 'a loan' }, move: { zh: '移库', en: 'a move' } };
    const told = (language: 'zh' | 'en') =>
      inWords(new Output(language, false), words, ['loan', 'move', 'other']);
    expect([told('zh'), told('en')]).toEqual(['借出、移库、other', 'a loan, a move, other']);
  });

  it('a list without rows is told in words, and for programs is empty', () => {
    const [data, notes] = (['stdout', 'stderr'] as const).map((stream) =>
      jest.spyOn(process[stream], 'write').mockReturnValue(true),
    );
    const heads = [{ zh: '档号', en: 'Code' }];
    for (const [language, json] of [
      ['zh', false],
      ['en', false],
      ['zh', true],
    ] as const)
      new Output(language, json).rows(heads, [], () => ['']);
    expect(notes?.mock.calls.map(([text]) => text)).toEqual(['没有。\n', 'None.\n']);
    expect(data?.mock.calls).toEqual([]);
    jest.restoreAllMocks();
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

describe('texts that are too long', () => {
  const thrownBy = (run: () => void): unknown => {
    try {
      run();
    } catch (error) {
      return error;
    }
    return undefined;
  };

  it('are refused by the limits of the HTTP door, in the language of the terminal', () => {
    const given = { after: '秘密', document: '长'.repeat(501) };
    const error = thrownBy(() => fitting(SecrecyDto, given));
    expect(failureOf(error, 'zh')).toEqual({
      lines: ['输入不符：document：过长（字数至多 500）'],
      exitCode: 2,
    });
    expect(failureOf(error, 'en').lines[0]).toMatch(
      /^Not fit: document must be shorter than or equal to 500/,
    );
    expect(thrownBy(() => fitting(SecrecyDto, { after: '秘密', document: '密定1号' }))).toBeUndefined();
  });

  it('and what is not given is not asked for', () => {
    expect(thrownBy(() => fitting(ActDto, { reason: undefined, evidence: [] }))).toBeUndefined();
    expect(thrownBy(() => fitting(ActDto, { reason: '长'.repeat(2001) }))).toBeDefined();
  });
});
