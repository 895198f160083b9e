/** What kinds of cases are called (domain.md §2.1): apart, for whoever needs no more of the law. */
export const CASE_KIND_NAMES = {
  C01: { zh: '吸收合并、兼并（国有企业）', en: 'Absorption by a state-owned enterprise' },
  C02: { zh: '新设合并（国有企业）', en: 'New merger of state-owned enterprises' },
  C03: { zh: '被非国有企业兼并、收购', en: 'Taken over by a non-state enterprise' },
  C04: { zh: '存续分立', en: 'Split with a survivor' },
  C05: { zh: '解散分立', en: 'Split of a dissolved enterprise' },
  C06: { zh: '产权整体转让（国有受让方）', en: 'Sale of the whole to a state buyer' },
  C07: { zh: '产权转让（非国有受让方，控制权变动）', en: 'Sale to a non-state buyer: control changes' },
  C08: { zh: '部分资产转让', en: 'Sale of some assets' },
  C09: { zh: '改制：独资改为国有控股', en: 'Conversion: wholly owned to state-controlled' },
  C10: { zh: '改制：改为非国有控股', en: 'Conversion: to a company that the state does not control' },
  C11: { zh: '中外合资、合作', en: 'Sino-foreign joint venture' },
  C12: { zh: '承包、租赁、委托经营', en: 'Contract, lease or entrusted operation' },
  C13: { zh: '无偿划转', en: 'Transfer between state bodies without payment' },
  C14: { zh: '解散、关闭、撤销（清算）', en: 'Dissolution, closing (liquidation)' },
  C15: { zh: '破产清算', en: 'Bankruptcy, liquidation' },
  C16: { zh: '破产重整、和解', en: 'Bankruptcy, reorganisation or composition' },
  C17: { zh: '分离办社会职能', en: 'Social functions leave the enterprise' },
  C18: {
    zh: '更名、迁址、增减资、上市（不失控制权）',
    en: 'New name, address, capital or listing, without loss of control',
  },
  I1: { zh: '撤销，无承继机关', en: 'Abolished, no successor' },
  I2: { zh: '撤销，业务分别划归几个机关', en: 'Abolished, its business divided among several' },
  I3: { zh: '并入另一机关或新机关', en: 'Merged into another or a new body' },
  I4: { zh: '部门或职能划归他机关', en: 'A section or function moves to another organ' },
  I5: { zh: '未办结文件', en: 'Unfinished files' },
  I6: {
    zh: '变更隶属、名称、地址、部分职能或暂停',
    en: 'Change of superior, name, place, part of functions; suspension',
  },
  I7: { zh: '临时机构', en: 'Temporary body' },
  I8: { zh: '转制（机关、事业单位改为企业或服务机构）', en: 'Converted to an enterprise or service body' },
  I9: { zh: '合署办公，文件分别办理', en: 'Same office, two files' },
  I10: { zh: '撤销而牌子挂在他机关', en: 'Abolished, its plate kept elsewhere' },
} as const;

const NAMES = new Map<string, { readonly zh: string; readonly en: string }>(Object.entries(CASE_KIND_NAMES));

/** One that this version does not know is called by its code. @example caseKindWords('C01').zh // '吸收合并、兼并（国有企业）' */
export const caseKindWords = (kind: string): { readonly zh: string; readonly en: string } =>
  NAMES.get(kind) ?? { zh: kind, en: kind };
