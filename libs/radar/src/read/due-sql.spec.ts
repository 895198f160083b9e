import { createTables, DUE, indexTables, subjects, TRAITS } from './due-sql';

/** Traits that are texts: whatever a catalogue had in their column. */
const texts = TRAITS.filter((trait) => createTables('TEMP', DUE).includes(` ${trait} text `));

describe('what many units have in common, in an index', () => {
  it('is cut where it is a text: an entry has a limit, a remark in the wrong column has none', () => {
    expect(texts).toEqual(['class', 'retention', 'longest', 'secrecy', 'opening']);
    expect(indexTables(DUE)[0]).toContain(texts.join(', '));
    for (const trait of texts)
      expect(subjects()).toMatch(
        new RegExp(`CASE WHEN octet_length\\([^)]*\\)+ > 300 THEN left.* END AS ${trait}\\b`),
      );
  });
});
