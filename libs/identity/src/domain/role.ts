import type { RoleGrantedV1 } from '@fonds/event-contracts';
import type { Refusal } from '@fonds/kernel';
import { plainRefusal } from '@fonds/law';

/** A role that an account may be given (角色), domain.md §4.0 and architecture.md §10. */
export type Role = RoleGrantedV1['role'];

/** The machine's own acts; never an account's. */
export const SYSTEM_ROLE = 'System';

interface RoleSpec {
  readonly zh: string;
  readonly en: string;
  /** staff: of the organisation it is given in · supervisor: of that and all below it · reader: what is open · administrator: no archives at all. */
  readonly sight: 'staff' | 'supervisor' | 'reader' | 'administrator';
}

/** In the order in which a role is chosen when several would do. */
export const ROLES: { readonly [R in Role]: RoleSpec } = {
  AccessionArchivist: { zh: '接收员', en: 'Accession archivist', sight: 'staff' },
  UnitArchivist: { zh: '档案室', en: 'Unit archivist', sight: 'staff' },
  Keeper: { zh: '保管员', en: 'Keeper', sight: 'staff' },
  Filer: { zh: '归档人', en: 'Filer', sight: 'staff' },
  UnitHead: { zh: '单位负责人', en: 'Unit head', sight: 'staff' },
  AppraisalGroup: { zh: '鉴定小组', en: 'Appraisal group', sight: 'staff' },
  Approver: { zh: '审批人', en: 'Approver', sight: 'staff' },
  DestructionSupervisor: { zh: '监销人', en: 'Destruction supervisor', sight: 'staff' },
  OpeningReviewer: { zh: '审核员', en: 'Opening reviewer', sight: 'staff' },
  FormingUnitRep: { zh: '形成单位代表', en: 'Representative of the forming unit', sight: 'staff' },
  Director: { zh: '馆长', en: 'Director', sight: 'staff' },
  Authority: { zh: '档案主管部门', en: 'Archives authority', sight: 'supervisor' },
  Inspector: { zh: '执法人员', en: 'Inspector', sight: 'supervisor' },
  LegalReviewer: { zh: '法制审核', en: 'Legal reviewer', sight: 'supervisor' },
  DisposalGroup: { zh: '处置工作组', en: 'Disposal group', sight: 'staff' },
  Investor: { zh: '出资人', en: 'Investor', sight: 'staff' },
  Liquidator: { zh: '管理人/清算组', en: 'Administrator or liquidator', sight: 'staff' },
  Conservator: { zh: '修复员', en: 'Conservator', sight: 'staff' },
  Reader: { zh: '利用者', en: 'Reader', sight: 'reader' },
  Auditor: { zh: '审计员', en: 'Auditor', sight: 'supervisor' },
  SystemAdministrator: { zh: '系统管理员', en: 'System administrator', sight: 'administrator' },
  SecurityAdministrator: { zh: '安全保密管理员', en: 'Security administrator', sight: 'administrator' },
};

export const ALL_ROLES = Object.keys(ROLES) as readonly Role[];

/** Whether a role runs the system and sees no archives; no for the machine's own. */
export const administers = (role: string): boolean =>
  ALL_ROLES.some((each) => each === role && ROLES[each].sight === 'administrator');

/** What a role is called; one that is none by itself. @example roleWords('Keeper').zh // '保管员' */
export function roleWords(role: string): { readonly zh: string; readonly en: string } {
  if (role === SYSTEM_ROLE) return { zh: '本系统', en: 'The system itself' };
  const known = ALL_ROLES.find((each) => each === role);
  return known ? ROLES[known] : { zh: role, en: role };
}

/** A role by its English or Chinese name. @example roleOf('接收员') // 'AccessionArchivist' */
export function roleOf(text: string): Role | undefined {
  const given = text.trim();
  return ALL_ROLES.find(
    (role) =>
      role.toLowerCase() === given.toLowerCase() ||
      ROLES[role].zh.split('/').includes(given) ||
      ROLES[role].zh === given,
  );
}

/** The three administrators of architecture.md §10 (三员): three different people. */
const THREE_ADMINISTRATORS: readonly Role[] = ['SystemAdministrator', 'SecurityAdministrator', 'Auditor'];

/** Roles that stand alone: who runs the system takes no part in the archives, and who audits audits nothing of his own. */
const ALONE: readonly Role[] = ['SystemAdministrator', 'Auditor'];

/** A role of the whole installation; every other is given in an organisation. */
export const needsOrganisation = (role: Role): boolean => !THREE_ADMINISTRATORS.includes(role);

/** Whether one account may hold both roles (in whatever organisations). */
export function compatible(one: Role, other: Role): boolean {
  if (one === other) return true;
  if (ALONE.includes(one) || ALONE.includes(other)) return false;
  return !(THREE_ADMINISTRATORS.includes(one) && THREE_ADMINISTRATORS.includes(other));
}

/** `role-unknown`, with every role as people may name it. */
export const roleUnknown = (given: string): Refusal =>
  plainRefusal('role-unknown', { given, known: ALL_ROLES.map((role) => `${ROLES[role].zh} (${role})`) });
