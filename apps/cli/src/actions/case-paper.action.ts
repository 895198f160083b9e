import { RefusedError } from '@fonds/http-edge';
import { Permission } from '@fonds/identity';
import { plainRefusal } from '@fonds/law';
import { CasePrints, type CaseForm } from '@fonds/restructuring';
import { word, type Action, type CommonOptions } from '../session/invocation';
import { countOption } from '../session/option-values';
import { Session } from '../session/session';
import { seen } from './case-seen';
import { paperFormat, printed } from './paper-answer';

export interface PaperFileOptions extends CommonOptions {
  readonly form: CaseForm;
  readonly planVersion?: string;
  readonly english?: boolean;
}

const MOST_VERSIONS = 10_000;

/** What is printed is recorded, as every export. */
export const paper: Action<PaperFileOptions> = (invocation) =>
  Session.use(invocation, Permission.CaseRead, async (session) => {
    const { options } = invocation;
    const path = word(invocation, 1);
    const format = paperFormat(path);
    const state = await seen(session, word(invocation, 0));
    const papers = session.installation.get(CasePrints);
    const version =
      options.planVersion === undefined
        ? undefined
        : countOption('--plan-version', options.planVersion, MOST_VERSIONS);
    const { viewer } = session;
    const language = options.english ? 'en' : 'zh';
    const asked = { today: session.today(), viewer, version, language } as const;
    const prepared = await papers.of(options.form, state, asked);
    if (!prepared)
      throw new RefusedError(
        plainRefusal('plan-unknown', {
          version: version ?? 1,
          known: state.plans.map((each) => each.version),
        }),
      );
    const context = session.context(Permission.CaseRead);
    const scope = { case: word(invocation, 0) };
    await printed(session, prepared, { path, format, scope, language }, context);
  });
