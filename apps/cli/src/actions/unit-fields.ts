import type { NewValue } from '@fonds/holdings';
import { misread } from '../terminal/form';
import { formationDate } from './fonds.action';

const TEXTS = ['creators', 'extents', 'languages', 'scripts'];
const NUMBERS = ['pages', 'bytes'];

/**
 * New values as they are typed: `title=新题名`, `dates=1998年5月`, `pages=12`, an empty one clears the field, and
 * `field:=JSON` gives any value in the field's own form.
 *
 * @throws UsageError
 * @example newValueOf('creators=甲局') // { field: 'creators', after: ['甲局'] }
 */
export function newValueOf(text: string): NewValue {
  const json = /^([A-Za-z]+):=(.*)$/s.exec(text);
  if (json) return { field: json[1] ?? '', after: parsed(text, json[2] ?? '') };
  const [, field, value] = /^([A-Za-z]+)=(.*)$/s.exec(text) ?? [];
  if (field === undefined || value === undefined) throw misread('field=value', text);
  return value === '' ? { field } : { field, after: typed(field, value) };
}

function typed(field: string, value: string): unknown {
  if (field === 'dates') return [formationDate(value)];
  if (field === 'owner') return { kind: value };
  if (TEXTS.includes(field)) return [value];
  if (field === 'containers') return [{ value }];
  if (!NUMBERS.includes(field)) return value;
  if (!/^\d{1,15}$/.test(value)) throw misread('pages', `${field}=${value}`);
  return Number(value);
}

function parsed(text: string, json: string): unknown {
  try {
    const value: unknown = JSON.parse(json);
    return value === null ? undefined : value;
  } catch {
    throw misread('json', text);
  }
}
