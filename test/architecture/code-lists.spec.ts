import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  codesOf,
  codeWords,
  FIRST_LAW_DATA_VERSION,
  law,
  lawDataVersions,
  retentionTerm,
  type CodeListId,
} from '@fonds/law';
import { civilDate } from '@fonds/kernel';

/** What an event may bear in a field, as its schema says. */
function allowed(schema: string, field: string): readonly string[] {
  const path = join(__dirname, '../../event-schemas', `${schema}.schema.json`);
  const { properties } = JSON.parse(readFileSync(path, 'utf8')) as {
    properties: { [name: string]: { enum: string[] } };
  };
  return properties[field]?.enum ?? [];
}

describe('the code lists of the rule data', () => {
  it.each<[CodeListId, string, string]>([
    ['opening-grounds', 'opening/OpeningOpinionGiven.v1', 'ground'],
    ['opening-grounds', 'opening/OpeningAgreed.v1', 'ground'],
    ['opening-grounds', 'opening/OpeningExtended.v1', 'ground'],
    ['early-opening-classes', 'opening/OpeningReviewPlanned.v1', 'early'],
    ['transfer-extension-grounds', 'radar/TransferExtensionApproved.v1', 'ground'],
    ['early-transfer-grounds', 'radar/EarlyTransferAgreed.v1', 'ground'],
  ])('%s has what %s may bear as its %s, in every version', (id, schema, field) => {
    for (const { version } of lawDataVersions()) {
      const { values } = law.at(civilDate(FIRST_LAW_DATA_VERSION), version).codeList(id);
      expect(values.map(({ code }) => code)).toEqual(allowed(schema, field));
    }
  });

  it('has kinds of source as events bear them, since the version that brought them', () => {
    expect(codesOf('accession-sources')).toEqual(allowed('acts/AccessionOpened.v1', 'sourceKind'));
    for (const code of codesOf('accession-sources'))
      expect(codeWords('accession-sources', code).zh).not.toBe(code);
    const first = law.at(civilDate(FIRST_LAW_DATA_VERSION), FIRST_LAW_DATA_VERSION);
    expect(() => first.codeList('accession-sources')).toThrow('no list accession-sources');
  });

  it('has periods that are read as what they say', () => {
    expect(codesOf('retention-periods').map((code) => retentionTerm(code))).toEqual(['permanent', 30, 10]);
  });

  it('tells what a code means, and a code that it has not as it stands', () => {
    expect(codeWords('opening-grounds', 'b')).toMatchObject({ zh: '国家和社会重大利益' });
    expect(codeWords('opening-grounds', 'z')).toEqual({ zh: 'z', en: 'z' });
  });
});
