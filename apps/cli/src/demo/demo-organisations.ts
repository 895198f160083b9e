import type { Role } from '@fonds/identity';

/** The bodies of the demonstration. Names are real kinds of bodies, the codes are made up. */
export const DEMO_ORGANISATIONS = [
  { code: '415001', name: '呼和浩特市档案馆', kind: '综合档案馆', level: 'city' },
  { code: 'HHHT-DAJ', name: '呼和浩特市档案局', kind: '档案主管部门' },
  { code: '415002', name: '土默特左旗档案馆', kind: '综合档案馆', level: 'county' },
  { code: 'HHHT-SJJ', name: '呼和浩特市水务局', kind: '机关' },
  { code: 'HHHT-JYJ', name: '呼和浩特市教育局', kind: '机关' },
] as const;

export const DEMO_ARCHIVES = '415001';
const AUTHORITY = 'HHHT-DAJ';
const ORGAN = 'HHHT-SJJ';

/** Where a role of the demonstration is held; in the city's archives unless another body is named. */
const HELD_IN: { readonly [R in Role]?: string } = {
  UnitArchivist: ORGAN,
  Filer: ORGAN,
  UnitHead: ORGAN,
  FormingUnitRep: ORGAN,
  DisposalGroup: ORGAN,
  Investor: ORGAN,
  Liquidator: ORGAN,
  Authority: AUTHORITY,
  Inspector: AUTHORITY,
  LegalReviewer: AUTHORITY,
};

export const bodyOf = (role: Role): string => HELD_IN[role] ?? DEMO_ARCHIVES;
