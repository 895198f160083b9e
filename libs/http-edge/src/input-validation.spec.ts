import { localised } from './input-validation';

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
