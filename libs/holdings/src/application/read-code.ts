import type { ReferenceCode } from '@fonds/event-contracts';
import { ok, parseReferenceCode, refuse, type Result } from '@fonds/kernel';
import { plainRefusal } from '@fonds/law';

/** A complete 档号 as events carry it. @returns a refusal `reference-code-malformed` */
export function readCode(printed: string, arrangementMode?: '按卷' | '按件'): Result<ReferenceCode> {
  const parsed = parseReferenceCode(printed, { mode: arrangementMode });
  if (!parsed.ok)
    return refuse(plainRefusal('reference-code-malformed', { given: printed, problem: parsed.error.code }));
  const { scheme, normalised, printed: _printed, modes: _modes, ...parts } = parsed.value;
  return ok({
    printed,
    normalised,
    scheme,
    ...(arrangementMode && { arrangementMode }),
    parts: Object.fromEntries(
      Object.entries(parts).filter((part): part is [string, string] => typeof part[1] === 'string'),
    ),
  });
}
