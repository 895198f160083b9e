import type { Instrument } from '../../law.types';

/** Sources that only the disposal of archives in a restructuring cites (domain.md §0). */
export const DISPOSAL_SOURCES = {
  EBL: {
    id: 'EBL',
    title: { zh: '中华人民共和国企业破产法', en: 'Enterprise Bankruptcy Law' },
    titleMark: 'F',
    kind: 'law',
    mark: 'F',
    note: { zh: '2006年文本；施行日期未录', en: 'text of 2006; first day in force not recorded' },
  },
  ZJ: {
    id: 'ZJ',
    title: { zh: '浙江省实施《中华人民共和国档案法》办法', en: 'Zhejiang measures for carrying out the Archives Law' },
    titleMark: 'F',
    kind: 'local',
    mark: 'F',
    note: { zh: '2017年文本；仅在浙江施行', en: 'text of 2017; binding in Zhejiang only' },
  },
  IR4: {
    id: 'IR4',
    title: { zh: '省级机构改革档案处置范本', en: 'Provincial model notice on archives in the institutional reform' },
    titleMark: 'K',
    kind: 'notice',
    mark: 'F',
  },
} as const satisfies { readonly [id: string]: Instrument };
