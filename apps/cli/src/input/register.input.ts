import { OmitType } from '@nestjs/swagger';
import { EventFieldsDto } from '@fonds/corrections';
import {
  AmendHistoryDto,
  CloseFondsDto,
  ConfirmFondsDto,
  FileDossierDto,
  NumberFondsDto,
  RegisterFondsDto,
  RelateFondsDto,
  ReopenFondsDto,
} from '@fonds/fonds';
import { CreateAccountDto, GrantRoleDto, SetTermDto } from '@fonds/identity';
import {
  ChangeOrganisationDto,
  EndOrganisationDto,
  NameSuccessorDto,
  RegisterOrganisationDto,
} from '@fonds/organisations';
import type { CreateOptions, RoleOptions, TermOptions } from '../actions/account.action';
import {
  dossierPaperOf,
  formationDate,
  type AmendOptions,
  FileDossierOptions,
  type CloseOptions,
  type ConfirmOptions,
  type RegisterOptions,
  type RelateOptions,
  type ReopenOptions,
} from '../actions/fonds.action';
import type { AddOptions, ChangeOptions, EndOptions, SuccessorOptions } from '../actions/organisation.action';
import { newValueOf } from '../actions/unit-fields';
import { dayOption, optionalDay } from '../session/option-values';
import { deed, type CommandInputs } from './command-input';

/** The other fonds is found by id or number before it is named by its id. */
class RelationDto extends OmitType(RelateFondsDto, ['other'] as const) {}

export const correctedEvent = deed(EventFieldsDto, (_options, [, corrects, ...fields]) => ({
  corrects,
  fields: fields.map(newValueOf),
}));

/** `-` clears a field. */
const cleared = (text: string | undefined): string | null | undefined => (text === '-' ? null : text);

const ROLE = deed<RoleOptions>(GrantRoleDto, ({ role, org, until }) => ({
  role,
  organisation: org,
  until: optionalDay('--until', until),
}));

/** Organisations, accounts and the register of fonds. */
export const REGISTER_INPUTS: CommandInputs = {
  'org add': deed<AddOptions>(RegisterOrganisationDto, ({ code, name, kind, level, parent, ...days }) => ({
    ...{ code, name, kind, level, parent },
    validFrom: optionalDay('--valid-from', days.validFrom),
    validTo: optionalDay('--valid-to', days.validTo),
  })),
  'org change': deed<ChangeOptions>(ChangeOrganisationDto, ({ name, kind, level, parent, validFrom }) => ({
    ...{ name, kind, level: cleared(level), parent: cleared(parent) },
    validFrom: validFrom === '-' ? null : optionalDay('--valid-from', validFrom),
  })),
  'org end': deed<EndOptions>(EndOrganisationDto, ({ on }) => ({ validTo: dayOption('--on', on) })),
  'org successor': deed<SuccessorOptions>(NameSuccessorDto, ({ function: work, to, from }) => ({
    function: work,
    successor: to,
    from: optionalDay('--from', from),
  })),
  'org correct-event': correctedEvent,
  'org second': deed(),
  'account create': deed<CreateOptions>(CreateAccountDto, (options, words) => {
    const { first, displayName, role, org, until, oneTimePassword } = options;
    const name = first ?? words[0];
    if (name === undefined) return undefined;
    const term = optionalDay('--until', until);
    return { name, displayName, role, organisation: org, until: term, oneTimePassword };
  }),
  'account grant': ROLE,
  'account revoke': ROLE,
  'account suspend': deed(),
  'account reinstate': deed(),
  'account term': deed<TermOptions>(SetTermDto, ({ until, letter }) => ({
    until: dayOption('--until', until),
    letter,
  })),
  'fonds register': deed<RegisterOptions>(
    RegisterFondsDto,
    ({ archives, number, name, creator, kind, dates }) => ({
      ...{ archives, number, name, creator, kind },
      ...(dates !== undefined && { dates: [formationDate(dates)] }),
    }),
  ),
  'fonds confirm': deed<ConfirmOptions>(ConfirmFondsDto, ({ name, creator }) => ({ name, creator })),
  'fonds close': deed<CloseOptions>(CloseFondsDto, ({ lastDate }) => ({
    lastDate: dayOption('--last-date', lastDate),
  })),
  'fonds reopen': deed<ReopenOptions>(ReopenFondsDto, ({ from }) => ({ from: dayOption('--from', from) })),
  'fonds relate': deed<RelateOptions>(RelationDto, ({ relation }) => ({ relation })),
  'fonds number': deed(NumberFondsDto, (_options, words) => ({ number: words[1] })),
  'fonds amend': deed<AmendOptions>(AmendHistoryDto, ({ change, text, date }) => ({
    ...{ change, text },
    date: dayOption('--date', date),
  })),
  'fonds file-dossier': deed<FileDossierOptions>(FileDossierDto, dossierPaperOf),
  'fonds correct-event': correctedEvent,
  'fonds second': deed(),
  'series correct-event': correctedEvent,
  'series second': deed(),
};
