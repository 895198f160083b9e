import { unwrap } from '@fonds/http-edge';
import { Permission, pickRole } from '@fonds/identity';
import type { BundleKind } from '@fonds/ledger/core';
import { BundleMaker } from '@fonds/ledger/proofs';
import { word, type Action, type CommonOptions } from '../session/invocation';
import { Session } from '../session/session';
import { whileWaiting } from '../terminal/waiting-line';
import { offlineCheck } from './offline-check';
import { writeWhole } from './whole-file';

export interface BundleOptions extends CommonOptions {
  readonly output: string;
  readonly papers?: boolean;
  readonly purpose?: string;
}

const MAKING = { zh: '正在汇集事件与证明，并逐项核对', en: 'Gathering events and proofs, and checking them' };

/** A custody bundle as a zip; recorded (E93) before it is written. */
export const bundle =
  (kind: BundleKind): Action<BundleOptions> =>
  (invocation) =>
    Session.use(invocation, Permission.TrailExport, async (session) => {
      const { options, out } = invocation;
      const { output, purpose, papers = false } = options;
      if (papers) unwrap(pickRole(session.caller, Permission.EvidenceRead));
      // Every export is an event of its own.
      const context = session.context(Permission.TrailExport, { ...options, key: undefined });
      const maker = session.installation.get(BundleMaker);
      const order = { kind, subject: word(invocation, 0), papers, purpose };
      const made = unwrap(await whileWaiting(out, MAKING, () => maker.make(order, session.viewer, context)));
      await writeWhole(output, [made.zip]);
      const { events, withheld, size, sha256, position, vkeys } = made;
      if (out.json) return out.data({ output, events, withheld, size, sha256, position, vkeys });
      out.note({
        zh: `${events} 个事件（其中 ${withheld} 个未附内容），检查点 ${size} 条，已写入 ${output}，SHA-256 ${sha256}。离线核对：${offlineCheck(vkeys, output)}`,
        en: `${events} events, the content of ${withheld} withheld, under a checkpoint of ${size}, are in ${output}, SHA-256 ${sha256}. Check it offline: ${offlineCheck(vkeys, output)}`,
      });
    });
