import { unwrap } from '@fonds/http-edge';
import { Permission } from '@fonds/identity';
import { STANDING_WORDS } from '@fonds/ledger/integrator';
import { HoldingsStatements } from '@fonds/ledger/proofs';
import { organisationId } from '@fonds/organisations';
import type { Action, DeedOptions } from '../session/invocation';
import { dayOption } from '../session/option-values';
import { Session } from '../session/session';
import { needed } from '../terminal/form';
import { offlineCheck } from './offline-check';
import { writeWhole } from './whole-file';

export interface StatementOptions extends DeedOptions {
  readonly archives?: string;
  readonly asOf?: string;
  readonly knownAt?: string;
  /** `F.note`; the proof goes beside it. */
  readonly output: string;
}

const SUFFIX = '.note';

/** What an archives held on a day, signed and recorded: `F.note`, and `F.tlog-proof` beside it. */
export const statement: Action<StatementOptions> = (invocation) =>
  Session.use(invocation, Permission.TrailExport, async (session) => {
    const { options, out } = invocation;
    const { archives, knownAt, output } = options;
    // `holdings` has both options too and takes them for itself, so none of them can be demanded by the parser.
    if (archives === undefined || options.asOf === undefined) throw needed('holdings statement');
    const asOf = dayOption('--as-of', options.asOf);
    const context = session.contextAt(Permission.TrailExport, organisationId(archives), options);
    const statements = session.installation.get(HoldingsStatements);
    const made = unwrap(await statements.state({ archives, asOf, knownAt }, session.viewer, context));
    const base = output.endsWith(SUFFIX) ? output.slice(0, -SUFFIX.length) : output;
    const [note, proof] = [`${base}${SUFFIX}`, `${base}.tlog-proof`];
    await writeWhole(proof, [made.proof]);
    await writeWhole(note, [made.note]);
    const { event, position, standing, epoch, vkeys } = made;
    if (out.json) return out.data({ event, position, standing, epoch, note, proof, vkeys });
    out.note({
      zh: `声明已入账（事件 ${event}，位置 ${out.at(position)}，${STANDING_WORDS[standing].zh}）：${note}，证明在 ${proof}。离线核对：${offlineCheck(vkeys, note)}`,
      en: `The statement is recorded as event ${event} (position ${out.at(position)}, ${STANDING_WORDS[standing].en}): ${note}, its proof is ${proof}. Check it offline: ${offlineCheck(vkeys, note)}`,
    });
  });
