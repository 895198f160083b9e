import { estimateIn } from './printed-extent';

describe('an extent as it is printed', () => {
  it.each([
    ['3.5 linear metres, 12 files', { files: 12, metres: '3.5' }],
    ['12卷 340件，约2.5延长米', { files: 12, items: 340, metres: '2.5' }],
    ['1,200 files', { files: 1200 }],
    ['1,250 items and 1,000,000 files', { items: 1250, files: 1_000_000 }],
    ['metres 4,12 files', {}],
    ['12.5 files', {}],
    ['some boxes', {}],
  ])('%s', (printed, estimate) => expect(estimateIn(printed)).toEqual(estimate));
});
