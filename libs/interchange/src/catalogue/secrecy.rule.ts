import { chineseNumber, civilDateOf, daysInMonth, parseCatalogueDate, type CivilDate } from '@fonds/kernel';

export type HeldOutReason =
  'held-out-unexpired' | 'held-out-undated' | 'held-out-unreadable' | 'held-out-copied';

const squeeze = (text: string): string =>
  text.normalize('NFKC').replace(/[\s\u200b-\u200f\u2060\ufeff]/g, '');

const MARK = '(?:绝密|絕密|极密|極密|机密|機密|秘密)';
const WITH_TERM = `(?:国家)?${MARK}级?(?:[★☆*✩✭⭐].{0,24}|\\(.{0,24}\\)|[·・•:—-]?\\d{1,3}(?:年|个月).{0,6}|[·・•:—-]?长期)?`;
const ANY_MARK = new RegExp(MARK);
const BARE = new RegExp(`^(?:密级[:：]?)?${WITH_TERM}$`);
const IN_BRACKETS = `[【\\[(〔〈《{「<]${WITH_TERM}[】\\])〕〉》}」>]`;
const STARRED = `${MARK}级?[★☆✩✭⭐](?:[\\d一二三四五六七八九十]{1,3}(?:年|个月)|长期)?`;
const TITLE_MARK = new RegExp(`^(?:${IN_BRACKETS}|密级[:：]${WITH_TERM})|${IN_BRACKETS}$`);
/** No sentence holds these but to mark: a star with its mark, or the words 密级：机密, wherever they stand. */
const ANYWHERE = new RegExp(`${STARRED}|密级[:：]${MARK}级?`);
/** 机密 关于…: the mark was typed before the title, with a blank between. A title such as 机密文件管理办法 has none. */
const BEFORE_BLANK = new RegExp(`^[^\\S\\n]*(${MARK}级?)\\s`);
const HANDLING =
  /^(|无|[-—/\\×x·.]+|否|非密|非涉密|不涉密|公开|普通|普件|平件|一般|无密级|内部|内部资料|内部使用|内部文件|国内|限国内|工作秘密|商业秘密|none|public|internal|unclassified)$/i;
const DECLASSIFIED = /^(?:解密|撤密)$|(?<![未不待拟没])已(?:经)?(?:解密|撤密)|已失密期/;
const NOT_YET = /[未不待拟没][^,;。]{0,3}(?:解密|撤密)|解密.{0,4}(?:待|拟|中)/;

/** The legal mark that a cell is, or a title begins or ends with, or any text has with its star; term or no term. */
export function markIn(text: string): string | undefined {
  // Every mark has the sign 密; most cells do not, and need no closer look.
  if (!text.includes('密')) return undefined;
  const plain = squeeze(text);
  if (BARE.test(plain)) return plain;
  const found = TITLE_MARK.exec(plain) ?? ANYWHERE.exec(plain);
  return found?.[0] ?? BEFORE_BLANK.exec(text.normalize('NFKC'))?.[1];
}

/** The words of a legal mark occur at all. */
export const speaksOfMark = (text: string): boolean => text.includes('密') && ANY_MARK.test(squeeze(text));

export interface SecrecyQuestion {
  /** Cells of the column 密级 and what the cover says; with 保密期限 where that is a column of its own. */
  readonly marks: readonly string[];
  readonly term?: string;
  readonly title: string;
  /** Cells that hold codes: no code has the words of a mark, so wherever they stand in one they are a mark. */
  readonly codes?: readonly string[];
  /** Every other cell: a mark that slipped into the wrong column counts. */
  readonly others: readonly string[];
  /** Last possible day of formation; absent when it cannot be computed. */
  readonly formed?: CivilDate;
  readonly today: CivilDate;
}

/**
 * Whether a row carries an unexpired or undated legal secrecy mark (`architecture.md` §9; CLK-13: a mark without a
 * term never ends by itself). 内部 and 公开 are handling marks. What cannot be read is held out, not let through.
 */
export function heldOutReason(question: SecrecyQuestion): HeldOutReason | undefined {
  for (const mark of question.marks) {
    if (!mark) continue;
    const text = squeeze(mark);
    if (HANDLING.test(text)) continue;
    if (DECLASSIFIED.test(text) && !NOT_YET.test(text)) continue;
    if (!speaksOfMark(text)) return 'held-out-unreadable';
    const reason = running(
      text.includes('★') || !question.term ? text : `${text}★${squeeze(question.term)}`,
      question,
    );
    if (reason) return reason;
  }
  for (const code of question.codes ?? []) if (speaksOfMark(code)) return 'held-out-undated';
  for (const text of [markIn(question.title), ...question.others.map(strayedMark)]) {
    const reason = text && running(text, question);
    if (reason) return reason;
  }
  return undefined;
}

/** Texts that are no title: what begins with 【秘密】 may be any word there, a whole mark or a starred one may not. */
export function strayedMark(text: string): string | undefined {
  if (!text.includes('密')) return undefined;
  const plain = squeeze(text);
  return BARE.test(plain) ? plain : ANYWHERE.exec(plain)?.[0];
}

/** In a piece of a text, which may be a single word of it: a mark with its star, or the words 密级：机密. */
export const starredMark = (piece: string): string | undefined =>
  piece.includes('密') ? ANYWHERE.exec(squeeze(piece))?.[0] : undefined;

function running(text: string, { formed, today }: SecrecyQuestion): HeldOutReason | undefined {
  const term =
    /(?:绝密|絕密|极密|極密|机密|機密|秘密)级?[★☆*✩✭⭐(·・•:—-]*(.*?)\)?[】\])〕〉》}」>]*$/.exec(
      text,
    )?.[1] ?? '';
  const length = /^([\d一二三四五六七八九十]{1,3})(年|个月)$/.exec(term);
  if (!length) return endNamed(term, today);
  if (!formed) return 'held-out-undated';
  const count = Number(length[1]) || chineseNumber(length[1] ?? '');
  const end = count ? later(formed, length[2] === '年' ? count * 12 : count) : undefined;
  return end && end < today ? undefined : 'held-out-unexpired';
}

/** 秘密★至2010年: the mark names its last day. */
function endNamed(term: string, today: CivilDate): HeldOutReason | undefined {
  const day = /^(?:至|到|保密至)?(\d{4}.*?)(?:止|前|解密)?$/.exec(term)?.[1];
  const date = day ? parseCatalogueDate(day) : undefined;
  const end = date?.ok ? date.value.to : undefined;
  if (!end) return 'held-out-undated';
  return end < today ? undefined : 'held-out-unexpired';
}

function later(date: CivilDate, months: number): CivilDate | undefined {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  const index = year * 12 + month - 1 + months;
  const [toYear, toMonth] = [Math.floor(index / 12), (index % 12) + 1];
  return civilDateOf(toYear, toMonth, Math.min(day, daysInMonth(toYear, toMonth)));
}
