import { Permission } from '@fonds/identity';
import type { Action, CommonOptions } from '../session/invocation';
import { Session } from '../session/session';
import { ToldFailure } from '../terminal/exit-codes';
import { oneOf } from '../terminal/form';

export const lag: Action<CommonOptions> = (invocation) =>
  Session.use(invocation, Permission.ProjectionRead, async ({ instance, out }) => {
    const rows = await instance.projections.lag();
    out.rows(
      [
        { zh: '读模型', en: 'Projection' },
        { zh: '版本', en: 'Version' },
        { zh: '位置', en: 'Position' },
        { zh: '末尾', en: 'Head' },
        { zh: '落后', en: 'Behind' },
        { zh: '停住的原因', en: 'Parked' },
      ],
      rows,
      (row) => [row.name, String(row.version), row.position, row.head, String(row.behind), row.parked ?? ''],
    );
  });

export const rebuild: Action<CommonOptions> = (invocation) =>
  Session.use(invocation, Permission.ProjectionManage, async ({ instance, out }) => {
    for (const name of named(instance.projections.projections, invocation.words)) {
      const position = await instance.projections.rebuild(name);
      if (out.json) out.data({ projection: name, position: position.toString() });
      else
        out.line(
          out.say({
            zh: `${name} 已重建至位置 ${position}`,
            en: `${name} rebuilt up to position ${position}`,
          }),
        );
    }
  });

/** Rebuilds beside the live tables and compares digests; fails when one differs. */
export const check: Action<CommonOptions> = (invocation) =>
  Session.use(invocation, Permission.ProjectionRead, async ({ instance, out }) => {
    let different = 0;
    for (const name of named(instance.projections.projections, invocation.words)) {
      const { position, tables } = await instance.projections.check(name);
      const equal = tables.every((table) => table.equal);
      if (!equal) different++;
      if (out.json) {
        out.data({ projection: name, position: position.toString(), equal, tables });
        continue;
      }
      for (const { table, rows, live, rebuilt, equal: same } of tables)
        out.line(`${same ? '=' : '≠'} ${name}.${table}  ${rows}  ${live}${same ? '' : `  ${rebuilt}`}`);
    }
    if (!different) return;
    out.note({
      zh: `${different} 个读模型与日志不符；请执行 fonds projections rebuild 名称，并将情况告知管理员。`,
      en: `${different} projections differ from the log; run fonds projections rebuild NAME, and tell the administrator.`,
    });
    throw new ToldFailure();
  });

function named(all: readonly { readonly name: string }[], words: readonly string[]): readonly string[] {
  const [wanted] = words;
  const names = all.map(({ name }) => name);
  if (wanted === undefined) return names;
  if (!names.includes(wanted)) throw oneOf(names, wanted);
  return [wanted];
}
