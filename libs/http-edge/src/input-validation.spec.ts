import { IsIn, IsNotEmpty, IsString, MaxLength } from 'class-validator';
import { fitting, InvalidInput, localised } from './input-validation';
import { MayBeAbsent } from './may-be-absent';

describe('what does not fit is told in Chinese with what would', () => {
  it.each([
    ['min', 'limit must not be less than 1', '过小（至少为 1）'],
    ['max', 'limit must not be greater than 1000', '过大（至多为 1000）'],
    ['maxLength', 'sha256 must be shorter than or equal to 64 characters', '过长（字数至多 64）'],
    ['arrayMaxSize', 'units must contain no more than 500 elements', '项数过多（至多 500）'],
    [
      'isIn',
      'kind must be one of the following values: account, paper',
      '不是允许的值（可用：account、paper）',
    ],
    ['isUuid', 'unit must be a UUID', '应为 UUID'],
    ['isInt', 'page2 must be an integer number', '应为整数'],
  ])('%s', (check, message, told) => {
    const problem = { path: 'p', check, message };
    expect(localised([problem], 'zh')).toEqual([{ path: 'p', check, message: `p：${told}` }]);
    expect(localised([problem], 'en')).toEqual([problem]);
  });
});

class Named {
  @IsString()
  @IsNotEmpty()
  @MaxLength(9)
  name!: string;

  @IsIn(['account', 'paper'])
  kind!: string;

  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  note?: string;
}

/** What is wrong with a value, a line each. */
function told(value: object, language: 'zh' | 'en'): string[] {
  try {
    fitting(Named, value);
    return [];
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    return localised(error.problems, language).map(({ message }) => message);
  }
}

it('a field that there is not is told as such', () => {
  const value = { name: 'n', kind: 'paper', colour: 1 };
  expect([told(value, 'zh'), told(value, 'en')]).toEqual([
    ['colour：没有这个字段'],
    ['there is no field colour'],
  ]);
});

describe('what is not there', () => {
  it('is told once, as missing, with the values that it may have', () => {
    expect(told({}, 'zh')).toEqual(['name：缺少此项', 'kind：缺少此项（可用：account、paper）']);
    expect(told({}, 'en')).toEqual([
      'name is missing',
      'kind is missing; one of the following values: account, paper',
    ]);
  });

  it('is another thing than what is there and does not fit, and may be allowed', () => {
    expect(told({ name: '0123456789', kind: 'paper' }, 'zh')).toEqual(['name：过长（字数至多 9）']);
    expect(told({ name: 'a', kind: 'paper', note: null }, 'zh')).toEqual([
      'note：不能为空',
      'note：应为文本',
    ]);
  });
});
