import { RefusedError } from '@fonds/http-edge';
import { Permission } from '@fonds/identity';
import { plainRefusal } from '@fonds/law';
import {
  ChangeOrganisation,
  EndOrganisation,
  kindOf,
  levelOf,
  NameSuccessor,
  organisationId,
  OrganisationQuery,
  RegisterOrganisation,
} from '@fonds/organisations';
import { word, type Action, type CommonOptions, type DeedOptions } from '../session/invocation';
import { dayOption, optionalDay, pageOf, type PageOptions } from '../session/option-values';
import { Session } from '../session/session';
import { misread, needed } from '../terminal/form';
import { outcomeData, tellOutcome } from './outcome-answer';

export interface AddOptions extends DeedOptions {
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  readonly level?: string;
  readonly parent?: string;
  readonly validFrom?: string;
  readonly validTo?: string;
}

export const add: Action<AddOptions> = (invocation) =>
  Session.use(invocation, Permission.OrganisationWrite, async (session) => {
    const { code, name, kind, level, parent, validFrom, validTo } = invocation.options;
    const { out } = invocation;
    const input = {
      code,
      name,
      kind,
      level,
      parent,
      validFrom: optionalDay('--valid-from', validFrom),
      validTo: optionalDay('--valid-to', validTo),
    };
    const context = session.context(Permission.OrganisationWrite, invocation.options);
    const made = await session.execute(new RegisterOrganisation(input, context));
    if (out.json) return out.data({ id: made.id, code: made.code, ...outcomeData(made.outcome) });
    out.line(`${made.code}  ${name}  ${made.id}`);
    tellOutcome(out, made.outcome);
  });

export interface ListOptions extends CommonOptions, PageOptions {
  readonly kind?: string;
  readonly level?: string;
  readonly parent?: string;
  readonly on?: string;
}

export const list: Action<ListOptions> = (invocation) =>
  Session.use(invocation, Permission.OrganisationRead, async (session) => {
    const { out, options } = invocation;
    const kind = options.kind === undefined ? undefined : kindOf(options.kind);
    const level = options.level === undefined ? undefined : levelOf(options.level);
    if (options.kind !== undefined && !kind) throw misread('body-kind', options.kind, '--kind');
    if (options.level !== undefined && !level) throw misread('level', options.level, '--level');
    const parent = options.parent === undefined ? undefined : organisationId(options.parent);
    const filter = { kind, level, parent, on: optionalDay('--on', options.on) };
    const { rows, next } = await session.installation
      .get(OrganisationQuery)
      .list(session.viewer, filter, pageOf(options));
    out.rows(
      [
        { zh: '代码', en: 'Code' },
        { zh: '名称', en: 'Name' },
        { zh: '类型', en: 'Kind' },
        { zh: '级别', en: 'Level' },
        { zh: '上级', en: 'Parent' },
        { zh: '起', en: 'From' },
        { zh: '止', en: 'To' },
      ],
      rows,
      (row) => [
        row.code,
        row.name,
        out.say(row.kindName),
        row.levelName ? out.say(row.levelName) : '',
        row.parent?.name ?? '',
        row.validFrom ?? '',
        row.validTo ?? '',
      ],
    );
    out.more(next);
  });

export const show: Action<CommonOptions> = (invocation) =>
  Session.use(invocation, Permission.OrganisationRead, async (session) => {
    const { out } = invocation;
    const id = organisationId(word(invocation, 0));
    const row = await session.installation.get(OrganisationQuery).byId(session.viewer, id);
    if (!row) throw new RefusedError(plainRefusal('organisation-not-found', { code: word(invocation, 0) }));
    if (out.json) return out.data(row);
    out.fields([
      [{ zh: '代码', en: 'Code' }, row.code],
      [{ zh: '名称', en: 'Name' }, row.name],
      [{ zh: '类型', en: 'Kind' }, out.say(row.kindName)],
      [{ zh: '级别', en: 'Level' }, row.levelName && out.say(row.levelName)],
      [{ zh: '上级', en: 'Parent' }, row.parent && `${row.parent.code} ${row.parent.name}`],
      [{ zh: '起', en: 'From' }, row.validFrom],
      [{ zh: '止', en: 'To' }, row.validTo],
      [{ zh: '标识', en: 'Id' }, row.id],
      ...row.successors.map(
        (s) =>
          [
            { zh: '职能承接', en: 'Successor' },
            `${s.function} → ${s.code} ${s.name} ${s.from ?? ''}`,
          ] as const,
      ),
    ]);
  });

export interface ChangeOptions extends DeedOptions {
  readonly name?: string;
  readonly kind?: string;
  readonly level?: string;
  readonly parent?: string;
  readonly validFrom?: string;
}

/** Only what is given changes; `-` clears level, superior or first day. */
export const change: Action<ChangeOptions> = (invocation) =>
  Session.use(invocation, Permission.OrganisationWrite, async (session) => {
    const { name, kind, level, parent, validFrom } = invocation.options;
    const cleared = <T>(text: string | undefined, read: (given: string) => T): T | null | undefined =>
      text === undefined ? undefined : text === '-' ? null : read(text);
    const input = {
      ...{ name, kind },
      level: cleared(level, (given) => given),
      parent: cleared(parent, (given) => given),
      validFrom: cleared(validFrom, (given) => dayOption('--valid-from', given)),
    };
    if (Object.values(input).every((value) => value === undefined)) throw needed('org change');
    const context = session.context(Permission.OrganisationWrite, invocation.options);
    tellOutcome(
      invocation.out,
      await session.execute(new ChangeOrganisation(word(invocation, 0), input, context)),
    );
  });

export interface EndOptions extends DeedOptions {
  readonly on: string;
}

export const end: Action<EndOptions> = (invocation) =>
  Session.use(invocation, Permission.OrganisationWrite, async (session) => {
    const last = dayOption('--on', invocation.options.on);
    const context = session.context(Permission.OrganisationWrite, invocation.options);
    tellOutcome(
      invocation.out,
      await session.execute(new EndOrganisation(word(invocation, 0), last, context)),
    );
  });

export interface SuccessorOptions extends DeedOptions {
  readonly function: string;
  readonly to: string;
  readonly from?: string;
}

export const successor: Action<SuccessorOptions> = (invocation) =>
  Session.use(invocation, Permission.OrganisationWrite, async (session) => {
    const { function: work, to, from } = invocation.options;
    const input = { function: work, successor: to, from: optionalDay('--from', from) };
    const context = session.context(Permission.OrganisationWrite, invocation.options);
    tellOutcome(
      invocation.out,
      await session.execute(new NameSuccessor(word(invocation, 0), input, context)),
    );
  });
