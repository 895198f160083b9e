import { boxContents } from './box-contents';

const ROWS = [
  { unit: 'a', containers: '盒 h12' },
  { unit: 'b', containers: '盒 h12; 柜 3' },
  { unit: 'c', containers: '盒 13' },
  { unit: 'd', containers: '柜 13' },
];

describe('a box that is counted', () => {
  it('stands for what the catalogue says that lies in it, by its number or its whole designation', () => {
    expect([...boxContents(ROWS, ['H12', '盒 13'])]).toEqual([
      ['H12', ['a', 'b']],
      ['盒 13', ['c']],
    ]);
  });

  it('that the catalogue does not know stands for nothing; a cabinet is no box', () => {
    expect([...boxContents(ROWS, ['14', '3', '柜 3'])]).toEqual([]);
  });
});
