import { Injectable } from '@nestjs/common';
import { isUuid, ok, type CivilDate, type Result } from '@fonds/kernel';
import type { ArchiveClass, Destination } from '@fonds/law';
import type { GroupFacts } from '../domain/case.state';
import type { CaseOrder } from './case.commands';
import { CaseDoor } from './case.door';

export interface ReceiverWords {
  readonly code?: string;
  readonly name?: string;
}

export interface FactWords extends Omit<GroupFacts, 'receiver'> {
  readonly receiver?: ReceiverWords & {
    readonly stateControlled?: boolean;
    readonly foreign?: boolean;
    readonly secretsQualified?: boolean;
  };
}

export interface DecideWords {
  readonly group: string;
  readonly destination: Destination;
  readonly receiver?: ReceiverWords;
  readonly originals?: Destination;
  readonly by: string;
  readonly on?: CivilDate;
  readonly ground: string;
  readonly consent?: string;
}

export interface SplitWords {
  readonly to: string;
  readonly class?: ArchiveClass;
  readonly units: readonly string[];
  readonly act?: string;
  readonly ground: string;
  readonly facts?: FactWords;
}

export interface AccessWords {
  readonly to: string;
  readonly code?: string;
  readonly scope: string;
  readonly groups?: readonly string[];
  readonly from?: CivilDate;
  readonly until?: CivilDate;
}

/** From the words of a person to an order: codes of receivers become organisations, a missing day is that of the deed. */
@Injectable()
export class CaseWords {
  constructor(private readonly door: CaseDoor) {}

  async facts(group: string, words: FactWords): Promise<Result<CaseOrder>> {
    const facts = await this.groupFacts(words);
    return facts.ok ? ok({ kind: 'state-facts', facts: { group, facts: facts.value } }) : facts;
  }

  async split({ facts: words, ...rest }: SplitWords): Promise<Result<CaseOrder>> {
    if (!words) return ok({ kind: 'split', ...rest });
    const facts = await this.groupFacts(words);
    return facts.ok ? ok({ kind: 'split', ...rest, facts: facts.value }) : facts;
  }

  async decide(
    { receiver: words, ground, on, ...rest }: DecideWords,
    day: CivilDate,
  ): Promise<Result<CaseOrder>> {
    const receiver = await this.door.receiver(words);
    if (!receiver.ok) return receiver;
    const decision = {
      ...rest,
      on: on ?? day,
      reason: ground,
      ...(receiver.value && { receiver: receiver.value }),
    };
    return ok({ kind: 'decide-custody', decision });
  }

  async access(
    { to, code, scope, groups, from, until }: AccessWords,
    day: CivilDate,
  ): Promise<Result<CaseOrder>> {
    const party = await this.door.receiver(defined({ code }));
    if (!party.ok) return party;
    const organisation = party.value?.organisation;
    const more = defined({ organisation, groups: groups && [...groups], until });
    return ok({ kind: 'grant-access', access: { to, scope, from: from ?? day, ...more } });
  }

  async responsible({
    ground,
    ...words
  }: ReceiverWords & { readonly ground: string }): Promise<Result<CaseOrder>> {
    const body = await this.door.receiver(words);
    if (!body.ok) return body;
    const { name = words.name ?? '', organisation } = body.value ?? {};
    return ok({
      kind: 'name-responsible',
      responsible: { name, ...(organisation && { organisation }), ground },
    });
  }

  private async groupFacts({ receiver: words, ...facts }: FactWords): Promise<Result<GroupFacts>> {
    const { code, name, ...marks } = words ?? {};
    const known = await this.door.receiver({ ...(code && { code }), ...(name && { name }) });
    if (!known.ok) return known;
    const receiver = { ...defined(marks), ...known.value };
    return ok({ ...defined(facts), ...(words && { receiver }) });
  }
}

/** Without what was left out: an event carries nothing that nobody said. */
export const defined = <T extends object>(words: T): T =>
  Object.fromEntries(Object.entries(words).filter(([, value]) => value !== undefined)) as T;

/** A difference is named by its unit's id, or by its code or group. */
export const differenceOf = (text: string): { unit: string } | { code: string } =>
  isUuid(text) ? { unit: text } : { code: text };

/** `KJ·SB=SB,文书=AD,=AD` as classes of series. @returns undefined for a part that names no class */
export function classesIn(
  text: string | undefined,
  isClass: (given: string) => given is ArchiveClass,
): ReadonlyMap<string, ArchiveClass> | undefined {
  const classes = new Map<string, ArchiveClass>();
  for (const part of (text ?? '').split(',').filter(Boolean)) {
    const at = part.lastIndexOf('=');
    const given = part.slice(at + 1).trim();
    if (at < 0 || !isClass(given)) return undefined;
    classes.set(part.slice(0, at).trim(), given);
  }
  return classes;
}
