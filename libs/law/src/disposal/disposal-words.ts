import type { Bilingual } from '../law.types';
import type { ArchiveClass, Confidence, Destination, DisposalForm } from './disposal.types';

export const CLASS_WORDS: { readonly [C in ArchiveClass]: Bilingual } = {
  DQ: { zh: '党群工作', en: 'party and mass work' },
  AD: { zh: '行政管理', en: 'administration' },
  MG: { zh: '经营管理', en: 'business management' },
  PT: { zh: '生产技术管理', en: 'production management' },
  CP: { zh: '产品生产、业务服务', en: 'products and services' },
  KY: { zh: '科研开发', en: 'research' },
  JJ: { zh: '基本建设', en: 'construction' },
  SB: { zh: '设备仪器', en: 'equipment' },
  KU: { zh: '会计', en: 'accounting' },
  RS: { zh: '人事', en: 'personnel' },
  SX: { zh: '声像、照片、实物', en: 'audiovisual, photographs, objects' },
  EL: { zh: '电子、业务数据', en: 'electronic, business data' },
  RP: { zh: '变动过程文件', en: 'papers of the change' },
};

export const DESTINATION_WORDS: { readonly [D in Destination | 'undecided' | 'untouched']: Bilingual } = {
  SUC: { zh: '承继单位，独立全宗', en: 'the successor, as a fonds of its own' },
  EST: { zh: '留本单位', en: 'stays with the unit' },
  INV: { zh: '出资人或上级', en: 'the investor or superior' },
  NAT: { zh: '同级国家综合档案馆', en: 'the comprehensive archives' },
  DEP: { zh: '寄存国家档案馆', en: 'deposit at the archives' },
  DSG: { zh: '指定单位代管', en: 'a designated keeper' },
  OBJ: { zh: '随实物', en: 'with the object' },
  CPY: { zh: '交复制件', en: 'copies only' },
  FIN: { zh: '按会计规定', en: 'by accounting rules' },
  HR: { zh: '按人事档案规定', en: 'by personnel-file rules' },
  undecided: { zh: '未定', en: 'undecided' },
  untouched: { zh: '不涉及', en: 'not touched' },
};

export const FORM_WORDS: { readonly [F in DisposalForm]: Bilingual } = {
  transfer: { zh: '移交', en: 'transfer' },
  retain: { zh: '留存', en: 'retained' },
  deposit: { zh: '寄存', en: 'deposit' },
  entrusted: { zh: '代管', en: 'entrusted keeping' },
  copy: { zh: '复制', en: 'copy' },
  'with-object': { zh: '随实物移交', en: 'with the object' },
};

export const CONFIDENCE_WORDS: { readonly [C in Confidence]: Bilingual } = {
  A: { zh: '已见国家规定原文', en: 'read in a national text' },
  'A~': { zh: '国家规定，仅见转引', en: 'a national text, seen in a secondary quotation' },
  B: { zh: '地方规定或1998年暂行办法转引', en: 'a local rule, or a quotation of the measures of 1998' },
  C: { zh: '已知而未核实', en: 'known, unverified' },
  D: { zh: '本系统默认值', en: 'a default of this design' },
};

/** In what form a group goes where it goes. */
export const FORM_OF: { readonly [D in Destination]: DisposalForm } = {
  SUC: 'transfer',
  EST: 'retain',
  INV: 'transfer',
  NAT: 'transfer',
  DEP: 'deposit',
  DSG: 'entrusted',
  OBJ: 'with-object',
  CPY: 'copy',
  FIN: 'transfer',
  HR: 'transfer',
};

export const FORM_PAPERS: { readonly [F in DisposalForm]: readonly Bilingual[] } = {
  transfer: [
    { zh: '交接文据', en: 'deed of transfer' },
    { zh: '移交目录', en: 'transfer list' },
  ],
  retain: [{ zh: '归属决定', en: 'custody decision' }],
  deposit: [
    { zh: '寄存协议', en: 'deposit agreement' },
    { zh: '寄存目录', en: 'deposit list' },
  ],
  entrusted: [
    { zh: '代管协议', en: 'keeping agreement' },
    { zh: '移交目录', en: 'transfer list' },
  ],
  copy: [{ zh: '复制件清单', en: 'list of copies' }],
  'with-object': [
    { zh: '交接文据', en: 'deed of transfer' },
    { zh: '随实物移交目录', en: 'list of files that go with the objects' },
    { zh: '资产处置清单', en: 'asset list' },
  ],
};
