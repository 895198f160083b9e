import type { Article } from '../law.types';

/**
 * Of the first version: words that domain.md gives from articles it read; the whole texts came later (versions.ts). Where no
 * version has any, the citation stands alone.
 */
export const ARTICLES = [
  { instrument: 'AL', article: '16', text: '按照规定', kind: 'quoted' },
  { instrument: 'AL', article: '30', text: '协商一致', kind: 'quoted' },
  { instrument: 'AL', article: '48(1)', text: '丢失属于国家所有的档案', kind: 'gist' },
  { instrument: 'AL', article: '48(2)', text: '擅自提供、抄录、复制、公布国有档案', kind: 'gist' },
  { instrument: 'AL', article: '48(3)', text: '买卖或者非法转让国有档案', kind: 'gist' },
  { instrument: 'AL', article: '48(4)', text: '篡改、损毁、伪造档案或者擅自销毁档案', kind: 'gist' },
  { instrument: 'AL', article: '48(5)', text: '将档案出卖、赠送给外国人或外国组织', kind: 'gist' },
  { instrument: 'AL', article: '48(6)', text: '不按规定归档或者不按期移交，被责令改正而拒不改正', kind: 'gist' },
  { instrument: 'AL', article: '48(7)', text: '不按规定向社会开放、提供利用', kind: 'gist' },
  { instrument: 'REG', article: '20(3)', text: '专业性较强或者需要保密', kind: 'gist' },
  { instrument: 'REG', article: '24', text: '定期鉴定', kind: 'quoted' },
  { instrument: 'REG', article: '29', text: '并同时公布目录', kind: 'quoted' },
  { instrument: 'REG', article: '39(2)', text: '准确记录、可追溯', kind: 'quoted' },
  { instrument: 'REG', article: '40', text: '定期', kind: 'quoted' },
  { instrument: 'REG', article: '49', text: '不按规定向国家档案馆移交', kind: 'gist' },
  { instrument: 'O19', article: '17', text: '定期评估', kind: 'quoted' },
  { instrument: 'SECR', article: '42', text: '逐项', kind: 'quoted' },
] as const satisfies readonly Article[];
