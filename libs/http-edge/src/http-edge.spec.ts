import {
  cursorOf,
  EDGE_MESSAGES,
  keyOfCursor,
  languageOf,
  pageOf,
  problemOf,
  refusalText,
  registerMessages,
  revisionOfIfMatch,
  statusOf,
  unwrap,
  type CursorPart,
} from './index';

describe('languages', () => {
  it.each([
    [undefined, 'zh'],
    ['', 'zh'],
    ['en', 'en'],
    ['en-GB,en;q=0.9', 'en'],
    ['zh-CN,zh;q=0.9,en;q=0.8', 'zh'],
    ['en;q=0.3, zh;q=0.7', 'zh'],
    ['de, en;q=0.5', 'en'],
    ['de', 'zh'],
  ])('Accept-Language %s is answered in %s', (header, language) => {
    expect(languageOf(header)).toBe(language);
  });
});

describe('problem details', () => {
  const refusal = {
    code: 'business-date-in-future',
    rule: 'INV-43',
    basis: [{ instrument: 'REG', article: '39(2)' }],
    facts: { businessDate: '2027-01-01', today: '2026-11-22' },
  };

  it('tell what happened, by which rule and article, and what to do', () => {
    const problem = problemOf(refusal, 'zh', '/api/v1/units');
    expect(problem).toMatchObject({
      type: 'urn:fonds:refusal:business-date-in-future',
      status: 422,
      rule: 'INV-43',
      instance: '/api/v1/units',
      facts: refusal.facts,
    });
    expect(problem.title).toContain('2027-01-01');
    expect(problem.detail).toContain('沿革补录');
    expect(problem.detail).toContain('请填写');
    expect(problem.basis).toEqual([
      {
        instrument: 'REG',
        article: '39(2)',
        text: '《中华人民共和国档案法实施条例》第39条(2)',
        words: '（二）全过程管理符合有关规定，并准确记录、可追溯；',
      },
    ]);
  });

  it('are given in English when asked', () => {
    expect(problemOf(refusal, 'en').title).toContain('later than today');
  });

  it('of an unknown code still name the code and a cure', () => {
    const text = refusalText({ code: 'nobody-knows', basis: [], facts: {} }, 'en');
    expect(text.title).toBe('nobody-knows');
    expect(text.cure).toBeTruthy();
  });

  it.each([
    ['revision-moved', 412],
    ['organisation-not-found', 404],
    ['organisation-exists', 409],
    ['name-taken', 409],
    ['whatever', 422],
    ['store-overloaded', 503],
  ])('%s answers with status %d', (code, status) => {
    expect(statusOf(code)).toBe(status);
  });
});

describe('messages', () => {
  it('with two texts for one code are a defect', () => {
    const text = { title: 'a', cure: 'b' };
    registerMessages({ 'spec-code': { zh: text, en: text } });
    registerMessages({ 'spec-code': { zh: text, en: text } });
    expect(() => registerMessages({ 'spec-code': { zh: { ...text, cure: 'c' }, en: text } })).toThrow(
      'spec-code',
    );
  });

  it('of the edge have title and cure in both languages', () => {
    for (const message of Object.values(EDGE_MESSAGES))
      for (const text of [message.zh, message.en]) {
        expect(text.title).toBeTruthy();
        expect(text.cure).toBeTruthy();
      }
  });
});

describe('If-Match', () => {
  it.each([
    ['"3"', 3],
    ['W/"12"', 12],
    ['*', undefined],
    [undefined, undefined],
  ])('%s asks for revision %s', (header, revision) => {
    expect(revisionOfIfMatch(header)).toBe(revision);
  });

  it.each(['3', '"x"', '"-1"', '"1","2"'])('%s is refused', (header) => {
    expect(() => revisionOfIfMatch(header)).toThrow('if-match-malformed');
  });
});

describe('cursors', () => {
  it('come back as the key they were made of', () => {
    expect(keyOfCursor(cursorOf(['档', '7']), ['text', 'number'])).toEqual(['档', '7']);
  });

  it.each(['', 'x', cursorOf(['one']), Buffer.from('[1,2]').toString('base64url')])(
    '%s is refused',
    (cursor) => {
      expect(() => keyOfCursor(cursor, ['text', 'text'])).toThrow('cursor-malformed');
    },
  );

  it.each<[CursorPart, readonly string[], readonly string[]]>([
    ['text', ['', '档'], ['a\0']],
    ['id', ['a7bd09c6-59cb-8a0c-b85e-6b16c08f9062'], ['', 'x', 'A7BD09C6-59CB-8A0C-B85E-6B16C08F9062']],
    ['idOrNone', ['', 'a7bd09c6-59cb-8a0c-b85e-6b16c08f9062'], ['x']],
    ['day', ['2024-02-29', 'infinity'], ['', 'x', '2023-02-29', '-infinity']],
    ['number', ['0', '999999999'], ['', '-1', '1.5', '9999999999', '１']],
    ['position', ['0', '999999999999999999'], ['', '-1', 'x', '99999999999999999999']],
  ])('whose part is to be a %s may say %j and not %j', (part, fit, unfit) => {
    for (const said of fit) expect(keyOfCursor(cursorOf([said]), [part])).toEqual([said]);
    for (const said of unfit) expect(() => keyOfCursor(cursorOf([said]), [part])).toThrow('cursor-malformed');
  });

  it('are given only when there is more', () => {
    const key = (row: string): string[] => [row];
    expect(pageOf(['a', 'b', 'c'], 2, key)).toEqual({ rows: ['a', 'b'], next: cursorOf(['b']) });
    expect(pageOf(['a', 'b'], 2, key)).toEqual({ rows: ['a', 'b'] });
  });
});

describe('results', () => {
  it('unwrap to their value, and a refusal to an exception that carries it', () => {
    expect(unwrap({ ok: true, value: 7 })).toBe(7);
    const error = { code: 'x', basis: [], facts: {} };
    expect(() => unwrap({ ok: false, error })).toThrow(expect.objectContaining({ refusal: error }));
  });
});
