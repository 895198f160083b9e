import { RefusedError } from '@fonds/http-edge';
import { ROLES } from '@fonds/identity';
import { plainRefusal } from '@fonds/law';
import { DEMO_ARCHIVES, DEMO_ORGANISATIONS } from '../demo/demo-organisations';
import { DemoScene, type DemoAccount } from '../demo/demo-scene';
import { demoCatalogue, demoFindingAid, SLIP } from '../demo/demo-sources';
import { Installation } from '../session/installation';
import type { Action, CommonOptions } from '../session/invocation';
import type { Output } from '../terminal/output';

/** Held since this day, as the catalogue says; the correction says a later one. */
const HELD_SINCE = '2012-03-15';
const HELD_SINCE_CORRECTED = '2012-09-01';
const BETWEEN = '2012-06-30';

/** Fills an empty store with a worked example. @throws RefusedError `store-not-empty` */
export const demo: Action<CommonOptions> = ({ out }) =>
  Installation.use(out, async (installation) => {
    const { store, projections } = installation.instance;
    const events = await store.head();
    if (events > 0n) throw new RefusedError(plainRefusal('store-not-empty', { events: events.toString() }));

    const scene = new DemoScene(installation);
    await scene.open();
    const catalogue = await scene.import(
      { format: 'catalogue', heldSince: HELD_SINCE, fondsName: '呼和浩特市水务局' },
      '归档文件目录.csv',
      demoCatalogue(),
    );
    const aid = await scene.import({ format: 'ead' }, '绥远师范学校.xml', demoFindingAid());
    await scene.check(catalogue.import);
    const before = await store.head();
    await scene.correct(
      SLIP.code,
      () => ({ kind: 'propose-correction', fields: [{ field: 'title', after: SLIP.title }] }),
      '题名录入有误，原件为“方案”',
    );
    const after = { printed: HELD_SINCE_CORRECTED, from: HELD_SINCE_CORRECTED, to: HELD_SINCE_CORRECTED };
    const moved = await scene.correct(
      SLIP.code,
      (corrects) => ({ kind: 'propose-held-since', corrects, after }),
      '交接单载明该件为补交',
    );
    await projections.catchUp();

    const kept = await installation.keptTokens();
    for (const { name, token, expiresAt } of scene.accounts) kept.keep(name, token, expiresAt);
    const archivist = scene.accounts.find(({ role }) => role === 'AccessionArchivist');
    if (archivist) kept.keep(archivist.name, archivist.token, archivist.expiresAt);
    if (out.json) {
      for (const { token: _token, expiresAt: _expires, ...account } of scene.accounts) out.data(account);
      out.data({
        archives: DEMO_ARCHIVES,
        imports: [catalogue.import, aid.import],
        before,
        after: moved.position,
      });
      return;
    }
    tell(out, scene.accounts, before, moved.position);
  });

function tell(out: Output, accounts: readonly DemoAccount[], before: bigint, after: bigint): void {
  const nameOf = new Map<string, string>(DEMO_ORGANISATIONS.map(({ code, name }) => [code, name]));
  out.table(
    [
      { zh: '账户', en: 'Account' },
      { zh: '角色', en: 'Role' },
      { zh: '单位', en: 'Organisation' },
      { zh: '一次性密码', en: 'One-time password' },
    ],
    accounts.map(({ name, role, organisation, oneTimePassword }) => [
      name,
      out.say(ROLES[role]),
      organisation === null ? '' : (nameOf.get(organisation) ?? organisation),
      oneTimePassword,
    ]),
  );
  out.note({
    zh: `\n密码只显示这一次，首次登录时须更改。各账户的令牌已保存在本机，当前为“接收员”；换人用 --as。试一试：`,
    en: `\nThe passwords are shown this once; each must be changed at the first login. Tokens of all accounts are kept here, the current one is 接收员; change with --as. Try:`,
  });
  for (const line of [
    `fonds holdings --archives ${DEMO_ARCHIVES} --by fonds,level`,
    `fonds holdings --archives ${DEMO_ARCHIVES} --as-of ${BETWEEN} --known-at ${before}`,
    `fonds holdings --archives ${DEMO_ARCHIVES} --as-of ${BETWEEN} --known-at ${after}`,
    `fonds holdings differences --as-of ${BETWEEN} --before ${before}`,
    `fonds unit chain "${SLIP.code}"`,
    `fonds catalogue search 防汛`,
    `fonds trail "${SLIP.code}"`,
    `fonds --as admin projections check`,
  ])
    out.note(`  ${line}`);
}
