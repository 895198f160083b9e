import { newValueOf } from './unit-fields';

describe('new values as they are typed', () => {
  it('a text, a number, a list and a date take the form of their field', () => {
    expect(newValueOf('title=新题名=2')).toEqual({ field: 'title', after: '新题名=2' });
    expect(newValueOf('pages=12')).toEqual({ field: 'pages', after: 12 });
    expect(newValueOf('creators=甲局')).toEqual({ field: 'creators', after: ['甲局'] });
    expect(newValueOf('dates=1998年5月')).toMatchObject({
      after: [{ from: '1998-05-01', to: '1998-05-31' }],
    });
  });

  it('nothing after the sign empties a field', () => {
    expect(newValueOf('retention=')).toEqual({ field: 'retention' });
    expect(newValueOf('retention:=null')).toEqual({ field: 'retention' });
  });

  it('JSON gives any value', () => {
    expect(newValueOf('owner:={"kind":"集体"}')).toEqual({ field: 'owner', after: { kind: '集体' } });
  });

  it.each(['title', 'pages=many', 'dates=20110230', 'owner:={'])('%s is a wrong command line', (text) => {
    expect(() => newValueOf(text)).toThrow(expect.objectContaining({ name: 'UsageError' }));
  });
});
