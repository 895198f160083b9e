import { dutiesOf, INBOX_NOTICES, InboxQuery, type InboxKind, type InboxNotices } from '@fonds/acts';
import { FondsDoor } from '@fonds/fonds';
import { unwrap } from '@fonds/http-edge';
import { Permission } from '@fonds/identity';
import { shanghaiDay } from '@fonds/kernel';
import type { Action, CommonOptions } from '../session/invocation';
import { pageOf, type PageOptions } from '../session/option-values';
import { Session } from '../session/session';

export interface InboxOptions extends CommonOptions, PageOptions {
  readonly all?: boolean;
  readonly kind?: InboxKind;
  readonly fonds?: string;
}

/** What waits for the caller, or for anybody that he may see; oldest first. */
export const inbox: Action<InboxOptions> = (invocation) =>
  Session.use(invocation, Permission.ActRead, async (session) => {
    const { options, out } = invocation;
    const { installation, viewer, caller } = session;
    const fonds =
      options.fonds === undefined
        ? undefined
        : unwrap(await installation.get(FondsDoor).visible(options.fonds, viewer));
    const duties = dutiesOf(caller.roles);
    const asked = { today: session.today(), duties, mine: !options.all, kind: options.kind, fonds };
    const { rows, next } = await installation.get(InboxQuery).list(asked, pageOf(options), viewer);
    out.rows(
      [
        { zh: '自', en: 'Since' },
        { zh: '待谁', en: 'Waits for' },
        { zh: '事项', en: 'What' },
        { zh: '全宗', en: 'Fonds' },
        { zh: '标识', en: 'Id' },
      ],
      rows,
      (row) => [
        shanghaiDay(Date.parse(row.since)),
        row.waitsFor?.name ?? '',
        row[out.language],
        row.fonds?.code ?? row.fonds?.name ?? '',
        row.act ?? row.appraisal ?? row.order ?? row.import ?? row.unit ?? row.proposal ?? '',
      ],
    );
    out.more(next);
    const notices = await installation.get<InboxNotices>(INBOX_NOTICES).for(caller.roles);
    for (const notice of notices) out.note(notice);
  });
