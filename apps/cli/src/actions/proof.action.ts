import { unwrap } from '@fonds/http-edge';
import { Permission } from '@fonds/identity';
import { STANDING_WORDS } from '@fonds/ledger/integrator';
import { EventProofs } from '@fonds/ledger/proofs';
import { word, type Action, type CommonOptions } from '../session/invocation';
import { Session } from '../session/session';
import { offlineCheck } from './offline-check';
import { writeWhole } from './whole-file';

export interface ProofOptions extends CommonOptions {
  /** `F.tlog-proof`; the entry goes beside it. */
  readonly output: string;
}

const SUFFIX = '.tlog-proof';

/** That one event is in the log: a `.tlog-proof` (C2SP) and, beside it, the raw leaf as `.entry`. */
export const proof: Action<ProofOptions> = (invocation) =>
  Session.use(invocation, Permission.LedgerRead, async (session) => {
    const { options, out } = invocation;
    const proofs = session.installation.get(EventProofs);
    const made = unwrap(await proofs.proofOf(word(invocation, 0), session.viewer));
    const base = options.output.endsWith(SUFFIX) ? options.output.slice(0, -SUFFIX.length) : options.output;
    const [output, entry] = [`${base}${SUFFIX}`, `${base}.entry`];
    await writeWhole(entry, [made.entry]);
    await writeWhole(output, [made.proof]);
    const { event, position, standing, epoch, origin, leafIndex, size, vkeys } = made;
    if (out.json)
      return out.data({ event, position, standing, epoch, origin, leafIndex, size, output, entry, vkeys });
    out.note({
      zh: `事件 ${event}（位置 ${out.at(position)}，${STANDING_WORDS[standing].zh}）是日志 ${origin} 的第 ${leafIndex} 条叶，检查点共 ${size} 条。证明在 ${output}，叶在 ${entry}；离线核对：${offlineCheck(vkeys, output)}`,
      en: `Event ${event} (position ${out.at(position)}, ${STANDING_WORDS[standing].en}) is leaf ${leafIndex} of the log ${origin}, under a checkpoint of ${size}. The proof is in ${output}, the leaf in ${entry}. Check it offline: ${offlineCheck(vkeys, output)}`,
    });
  });
