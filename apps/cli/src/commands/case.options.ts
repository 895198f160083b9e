import type { Words } from '../terminal/language';
import type { Leaf } from './leaf';

/** The kinds of archives and of destinations, as they are typed. */
export const CLASSES = ['DQ', 'AD', 'MG', 'PT', 'CP', 'KY', 'JJ', 'SB', 'KU', 'RS', 'SX', 'EL', 'RP'];
export const DESTINATIONS = ['SUC', 'EST', 'INV', 'NAT', 'DEP', 'DSG', 'OBJ', 'CPY', 'FIN', 'HR'];

/** What the codes mean. The words of the law are not loaded for a line of help; a spec holds these to them. */
export const DESTINATION_HELP: Words = {
  zh: '归属：SUC 承继单位，独立全宗；EST 留本单位；INV 出资人或上级；NAT 同级国家综合档案馆；DEP 寄存国家档案馆；DSG 指定单位代管；OBJ 随实物；CPY 交复制件；FIN 按会计规定；HR 按人事档案规定',
  en: 'destination: SUC the successor, as a fonds of its own; EST stays with the unit; INV the investor or superior; NAT the comprehensive archives; DEP deposit at the archives; DSG a designated keeper; OBJ with the object; CPY copies only; FIN by accounting rules; HR by personnel-file rules',
};
export const YES_NO = ['yes', 'no'];

export const receiver = (leaf: Leaf): Leaf =>
  leaf.option('--to <code>', { zh: '接收单位代码', en: 'code of the receiver' }).option('--to-name <text>', {
    zh: '未登记的接收单位名称',
    en: 'name of a receiver that is not registered',
  });

export const facts = (leaf: Leaf): Leaf =>
  leaf
    .option('--sold <yes|no>', { zh: '实物是否已转让', en: 'whether the object changed hands' }, YES_NO)
    .option(
      '--state-controlled <yes|no>',
      { zh: '接收方是否国有控股', en: 'whether the receiver is state-controlled' },
      YES_NO,
    )
    .option('--foreign <yes|no>', { zh: '接收方是否境外方', en: 'whether the receiver is foreign' }, YES_NO)
    .option(
      '--secrets-qualified <yes|no>',
      {
        zh: '接收方具备保密条件且已明确定密承继单位',
        en: 'the receiver may keep secrets, and the classifier’s successor is named',
      },
      YES_NO,
    );

export const moreFacts = (leaf: Leaf): Leaf =>
  facts(leaf)
    .option('--unsettled <yes|no>', { zh: '未结清事项的凭证', en: 'vouchers of unsettled matters' }, YES_NO)
    .option('--unfinished <yes|no>', { zh: '未办结文件', en: 'unfinished files' }, YES_NO)
    .option('--graded <yes|no>', { zh: '一、二、三级档案', en: 'graded archives' }, YES_NO)
    .option(
      '--business-moves <yes|no>',
      { zh: '业务一并移转', en: 'the business moves with the assets' },
      YES_NO,
    )
    .option('--units-survive <yes|no>', { zh: '原单位仍存在', en: 'the merging units go on' }, YES_NO)
    .option('--own-number <yes|no>', { zh: '原有全宗号', en: 'the body had a fonds number' }, YES_NO)
    .option(
      '--content-class <class>',
      {
        zh: '声像、电子档案所记内容的种类',
        en: 'of audiovisual and electronic ones: the class of their content',
      },
      CLASSES,
    );

export const paper = (leaf: Leaf): Leaf =>
  leaf
    .required('--document <text>', { zh: '依据文件题名', en: 'title of the document it rests on' })
    .required('--document-date <date>', { zh: '文件日期', en: 'its day' })
    .option('--document-number <text>', { zh: '文号', en: 'its number' })
    .option('--issuer <text>', { zh: '发文单位', en: 'who issued it' });

/** Restructuring cases (处置案). */
