import type { OrganisationRegisteredV1 } from '@fonds/event-contracts';

export type OrganisationKind = OrganisationRegisteredV1['kind'];
export type OrganisationLevel = NonNullable<OrganisationRegisteredV1['level']>;

interface KindSpec {
  readonly zh: string;
  readonly en: string;
  /** An archives (档案馆): has a level. */
  readonly archives: boolean;
}

/** Kinds of organisation, by the code that events and interfaces carry. */
export const ORGANISATION_KINDS: { readonly [K in OrganisationKind]: KindSpec } = {
  'comprehensive-archives': { zh: '综合档案馆', en: 'Comprehensive archives', archives: true },
  'specialised-archives': { zh: '专门档案馆', en: 'Specialised archives', archives: true },
  'departmental-archives': { zh: '部门档案馆', en: 'Departmental archives', archives: true },
  'enterprise-archives': { zh: '企业档案馆', en: 'Enterprise archives', archives: true },
  'township-archives': { zh: '乡镇档案馆', en: 'Township archives', archives: true },
  'organ-archives-centre': { zh: '机关档案管理中心', en: 'Archives centre of organs', archives: false },
  organ: { zh: '机关', en: 'Organ', archives: false },
  institution: { zh: '事业单位', en: 'Public institution', archives: false },
  'state-enterprise': { zh: '国企', en: 'State-owned enterprise', archives: false },
  'private-enterprise': { zh: '非国企', en: 'Other enterprise', archives: false },
  village: { zh: '村', en: 'Village', archives: false },
  community: { zh: '社区', en: 'Community', archives: false },
  household: { zh: '农户', en: 'Household', archives: false },
  authority: { zh: '档案主管部门', en: 'Archives authority', archives: false },
  investor: { zh: '出资人', en: 'Investor', archives: false },
  administrator: { zh: '管理人', en: 'Bankruptcy administrator', archives: false },
};

export const ORGANISATION_LEVELS: {
  readonly [L in OrganisationLevel]: { readonly zh: string; readonly en: string };
} = {
  province: { zh: '省', en: 'Province' },
  city: { zh: '市', en: 'City' },
  county: { zh: '县', en: 'County' },
};

/** @example kindOf('综合档案馆') // 'comprehensive-archives' */
export const kindOf = (text: string): OrganisationKind | undefined => byCodeOrName(ORGANISATION_KINDS, text);

/** @example levelOf('市') // 'city' */
export const levelOf = (text: string): OrganisationLevel | undefined =>
  byCodeOrName(ORGANISATION_LEVELS, text.trim().replace(/级$/, ''));

function byCodeOrName<Code extends string>(
  all: { readonly [C in Code]: { readonly zh: string } },
  text: string,
): Code | undefined {
  const given = text.trim();
  return (Object.keys(all) as Code[]).find((code) => code === given.toLowerCase() || all[code].zh === given);
}
