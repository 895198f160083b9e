import { RefusedError } from '@fonds/http-edge';
import { plainRefusal } from '@fonds/law';
import { CaseQuery } from '@fonds/restructuring';
import type { Session } from '../session/session';

/** @throws RefusedError `case-unknown`, also for one that the caller may not see */
export async function seen(session: Session, id: string) {
  const state = await session.installation.get(CaseQuery).one(id, session.viewer);
  if (!state) throw new RefusedError(plainRefusal('case-unknown', { case: id }));
  return state;
}
