import { FondsDoor } from '@fonds/fonds';
import { RefusedError, unwrap } from '@fonds/http-edge';
import { Permission } from '@fonds/identity';
import { citationText, plainRefusal, type DisposalKindId } from '@fonds/law';
import { CaseDoor, defined, ownBodies, WhatIfQuery } from '@fonds/restructuring';
import { word, type Action, type CommonOptions } from '../session/invocation';
import { optionalDay } from '../session/option-values';
import { Session } from '../session/session';
import { misread } from '../terminal/form';
import { GROUP_COLUMNS, groupCells } from './case-groups';
import { classesOption, yes } from './case-options';

interface WhatIfOptions extends CommonOptions {
  readonly fonds: string;
  readonly keeper?: string;
  readonly on?: string;
  readonly classes?: string;
  readonly sold?: string;
  readonly stateControlled?: string;
  readonly foreign?: string;
  readonly secretsQualified?: string;
}

export const whatif: Action<WhatIfOptions> = (invocation) =>
  Session.use(invocation, Permission.CaseRead, async (session) => {
    const { options, out } = invocation;
    const { installation, viewer, caller } = session;
    const fonds = unwrap(await installation.get(FondsDoor).visible(options.fonds, viewer));
    const keeper =
      options.keeper === undefined ? undefined : await installation.get(CaseDoor).registered(options.keeper);
    if (options.keeper !== undefined && !keeper)
      throw new RefusedError(plainRefusal('organisation-not-found', { code: options.keeper }));
    const kind = word(invocation, 0).toUpperCase();
    const question = {
      kind: knownKind(kind),
      fonds,
      date: optionalDay('--on', options.on) ?? session.today(),
      ...defined({ keeper, objectSold: yes(options.sold) }),
      own: ownBodies(caller),
      receiver: defined({
        stateControlled: yes(options.stateControlled),
        foreign: yes(options.foreign),
        secretsQualified: yes(options.secretsQualified),
      }),
      classes: classesOption(options.classes),
    };
    const answer = unwrap(await installation.get(WhatIfQuery).ask(question, viewer));
    if (out.json) return out.data(answer);
    out.table(
      [...GROUP_COLUMNS, { zh: '依据', en: 'Basis' }, { zh: '须决定', en: 'To decide' }],
      answer.groups.map((group) => [
        ...groupCells(out, group),
        group.proposal.basis.map((each) => citationText(each, out.language)).join('；'),
        group.proposal.decision.length ? out.say({ zh: '是', en: 'yes' }) : '',
      ]),
    );
    out.note({
      zh: `${answer.keeper?.name ?? '—'}：共 ${answer.units} 个单位，其中 ${answer.toDecide} 个须作决定；规则表 ${answer.table}；未立案，未写入。`,
      en: `${answer.keeper?.name ?? '—'}: ${answer.units} units, ${answer.toDecide} of them to be decided on; table ${answer.table}; nothing was opened or written.`,
    });
  });

function knownKind(kind: string): DisposalKindId {
  if (!/^(C(0[1-9]|1[0-8])|I([1-9]|10))$/.test(kind)) throw misread('disposal-kind', kind);
  return kind as DisposalKindId;
}
