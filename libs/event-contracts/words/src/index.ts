import { EVENT_WORDS } from './generated/event-words';

const WORDS = new Map(Object.entries(EVENT_WORDS));

/** What an event is called, by its schema; one that this version does not know, by its type. @example eventWords('UnitClaimed').zh // '单位被占用' */
export const eventWords = (type: string): { readonly zh: string; readonly en: string } =>
  WORDS.get(type) ?? { zh: type, en: type };
