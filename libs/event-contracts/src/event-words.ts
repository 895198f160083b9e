import { EVENT_SCHEMAS } from './generated/schemas';

/** What an event is called, by its schema. @example eventWords('UnitClaimed').zh // '单位被占用' */
export function eventWords(type: string): { readonly zh: string; readonly en: string } {
  const { description = '' } = (EVENT_SCHEMAS[`${type}.v1`] ?? {}) as { readonly description?: string };
  const [zh = '', ...en] = description.split(' / ');
  return en.length ? { zh, en: en.join(' / ') } : { zh: type, en: type };
}
