import { RefusedError } from '@fonds/http-edge';
import { accountId, AccountQuery, Permission, ROLES, type AccountRow } from '@fonds/identity';
import { plainRefusal } from '@fonds/law';
import { OrganisationQuery } from '@fonds/organisations';
import { word, type Action, type CommonOptions } from '../session/invocation';
import { pageOf, type PageOptions } from '../session/option-values';
import { Session } from '../session/session';

export const list: Action<CommonOptions & PageOptions> = (invocation) =>
  Session.use(invocation, Permission.AccountRead, async (session) => {
    const { out, options } = invocation;
    const { rows, next } = await session.installation.get(AccountQuery).list(session.viewer, pageOf(options));
    if (out.json) {
      rows.forEach((row) => out.data(row));
      return out.more(next);
    }
    out.table(
      [
        { zh: '账户', en: 'Account' },
        { zh: '姓名', en: 'Name' },
        { zh: '角色', en: 'Roles' },
        { zh: '状态', en: 'State' },
      ],
      await Promise.all(
        rows.map(async (row) => [
          row.name,
          row.displayName ?? '',
          (await rolesOf(session, row)).join('、'),
          out.say(row.suspended ? { zh: '停用', en: 'suspended' } : { zh: '正常', en: 'active' }),
        ]),
      ),
    );
    out.more(next);
  });

export const show: Action<CommonOptions> = (invocation) =>
  Session.use(invocation, Permission.AccountRead, async (session) => {
    const { out } = invocation;
    const row = await session.installation
      .get(AccountQuery)
      .byId(session.viewer, accountId(word(invocation, 0)));
    if (!row) throw new RefusedError(plainRefusal('account-not-found'));
    if (out.json) return out.data(row);
    out.fields([
      [{ zh: '账户', en: 'Account' }, row.name],
      [{ zh: '姓名', en: 'Name' }, row.displayName],
      [{ zh: '标识', en: 'Id' }, row.id],
      [{ zh: '角色', en: 'Roles' }, (await rolesOf(session, row)).join('、')],
      [{ zh: '停用', en: 'Suspended' }, row.suspended ? out.say({ zh: '是', en: 'yes' }) : undefined],
      [{ zh: '截止', en: 'Until' }, row.until],
      [{ zh: '建立', en: 'Created' }, row.createdOn],
    ]);
  });

async function rolesOf({ installation, viewer, out }: Session, row: AccountRow): Promise<string[]> {
  const query = installation.get(OrganisationQuery);
  return Promise.all(
    row.roles.map(async ({ role, organisation, until }) => {
      const at = organisation && (await query.byId(viewer, organisation));
      return out.say(ROLES[role]) + (at ? `@${at.name}` : '') + (until ? ` →${until}` : '');
    }),
  );
}
