import { pastEvent, type EventStore } from '@fonds/event-store';
import { bearerOf, resolveUnit, unitDecider } from '@fonds/holdings';
import { fold, type UnitId } from '@fonds/kernel';
import type { Place, Problem } from '../source';
import { differences, toldBy } from './differences';
import type { ProblemRow } from './problem-rows';
import type { RowCorrections } from './row-corrections';
import { unitOffset } from './unit-offset';
import type { Item, Refused } from './unit-requests';

/**
 * Why a record was not registered, with both values where it differs from what is registered.
 * @param corrections where such a difference is kept, to be proposed
 */
export async function unregistered(
  store: EventStore,
  item: Item,
  failed: Refused | Problem,
  corrections: RowCorrections | undefined,
): Promise<ProblemRow> {
  const { record } = item;
  const row = (record.kind === 'unit' ? record.row : undefined) ?? record.asRead;
  const { place } = record;
  const problem = (code: string, facts: Record<string, string | number>): ProblemRow => ({
    problem: { code, severity: 'refused', place, facts },
    row,
  });
  if ('code' in failed) return { problem: { ...failed, place }, row };
  if (failed.reason === 'invalid') return { problem: invalidRecord(place, failed), row };
  const stored = await store.readStream(item.stream);
  const state = fold(unitDecider, stored.map(pastEvent));
  if (state.kind === 'set-aside') {
    const { code, status, decision } = state;
    return problem(decision === 'keep' ? 'code-kept' : 'code-set-aside', { code: code.printed, status });
  }
  const first = stored[unitOffset(stored)] ?? stored[0];
  if (first?.type === 'CodeReserved') {
    const bearer = await resolveUnit(store, item.subject as UnitId);
    return problem('code-borne-by-another', {
      code: (first.data as { code: { printed: string } }).code.printed,
      unit: bearer.ok ? bearer.value : '',
    });
  }
  const passed = record.kind === 'unit' && record.key.kind === 'code' ? record.key.value : undefined;
  if (passed !== undefined && state.kind === 'unit' && state.unit.passed.has(passed))
    return problem('code-borne-by-another', {
      code: passed,
      unit: await bearerOf(store, item.subject, passed),
    });
  const offered = item.requests.flatMap(({ events }) => events);
  if (record.kind === 'unit') corrections?.note(item.subject, stored, offered);
  return problem('differs', differences(toldBy(stored, first?.data), toldBy(offered, offered[0]?.data)));
}

export const invalidRecord = (place: Place, failed: Refused): Problem => ({
  code: 'record-invalid',
  severity: 'refused',
  place,
  facts: { problems: failed.reason === 'invalid' ? failed.problems.join('; ') : failed.reason },
});
