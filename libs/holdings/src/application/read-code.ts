import type { ReferenceCode } from '@fonds/event-contracts';
import { ok, parseReferenceCode, refuse, type Result } from '@fonds/kernel';
import { plainRefusal } from '@fonds/law';

/** A complete 档号 as events carry it. @returns a refusal `reference-code-malformed` or `arrangement-contradicts-code` */
export function readCode(printed: string, arrangementMode?: '按卷' | '按件'): Result<ReferenceCode> {
  const parsed = parseReferenceCode(printed, { mode: arrangementMode });
  if (!parsed.ok)
    return refuse(plainRefusal('reference-code-malformed', { given: printed, problem: parsed.error.code }));
  const { scheme, normalised, printed: _printed, modes, ...parts } = parsed.value;
  // Where the form allows both, as B168-SW·2015·Y-001 does, only a person knows (domain.md §3.2).
  const [form] = modes;
  if (arrangementMode && form && !modes.includes(arrangementMode))
    return refuse(
      plainRefusal('arrangement-contradicts-code', { code: printed, given: arrangementMode, form }),
    );
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
