import { Injectable } from '@nestjs/common';
import type { InboxNotices } from '@fonds/acts';
import { allows, LawInEffect, Permission, type Role } from '@fonds/identity';
import { FIRST_LAW_DATA_VERSION, lawDataVersions, type Bilingual } from '@fonds/law';
import { lawDataDigest } from './law-data-digest';

/** One version of the national rule data that is at hand, or that was activated here. */
export interface NationalLawRow {
  readonly version: string;
  /** What it brings; null for one that this build does not carry. */
  readonly news: Bilingual | null;
  /** By which this installation decides and counts. */
  readonly inEffect: boolean;
  /** At hand, newer than the one in effect: it waits until it is activated (E103). */
  readonly waits: boolean;
  /** Business date of its last activation; null where it never was, or the installation began with it. */
  readonly activated: string | null;
  readonly sha256: string | null;
  /** What this build carries under the name is not what was activated under it. */
  readonly differs: boolean;
}

export interface NationalLawStanding {
  readonly inEffect: string;
  /** The newest at hand that waits until it is activated (E103); null when none does. */
  readonly waits: string | null;
  /** What is in effect is at hand, and what it was when it was activated; else every deed is refused. */
  readonly carried: boolean;
}

/** Versions of the national rule data (国家规则数据): at hand, in effect, waiting. */
@Injectable()
export class NationalLawQuery implements InboxNotices {
  constructor(private readonly law: LawInEffect) {}

  /** The newest first. */
  async versions(): Promise<readonly NationalLawRow[]> {
    const { opened, activations } = await this.law.history();
    const inEffect = activations[activations.length - 1]?.version ?? opened ?? FIRST_LAW_DATA_VERSION;
    const carried = new Map(lawDataVersions().map((data) => [data.version, data]));
    const names = new Set([...carried.keys(), inEffect, ...activations.map(({ version }) => version)]);
    return [...names]
      .sort()
      .reverse()
      .map((version) => {
        const last = activations.findLast((each) => each.version === version);
        const data = carried.get(version);
        const sha256 = data ? lawDataDigest(version) : (last?.sha256 ?? null);
        return {
          version,
          news: data?.news ?? null,
          inEffect: version === inEffect,
          waits: data !== undefined && version > inEffect,
          activated: last?.on ?? null,
          sha256,
          differs: data !== undefined && last !== undefined && last.sha256 !== sha256,
        };
      });
  }

  /**
   * Which is in effect, which waits, and whether this build is the one that it came with.
   *
   * @returns undefined before the installation is opened: it begins with the newest
   */
  async standing(): Promise<NationalLawStanding | undefined> {
    if ((await this.law.history()).opened === undefined) return undefined;
    const rows = await this.versions();
    const current = rows.find(({ inEffect }) => inEffect);
    return {
      inEffect: current?.version ?? '',
      waits: rows.find(({ waits }) => waits)?.version ?? null,
      carried: current !== undefined && current.news !== null && !current.differs,
    };
  }

  /** Says that a newer version waits, or that the one in effect is not what it was; nothing where all is well. */
  async notice(): Promise<Bilingual | undefined> {
    const standing = await this.standing();
    if (!standing) return undefined;
    const { inEffect, waits, carried } = standing;
    if (!carried)
      return {
        zh: `现行国家规则数据 ${inEffect} 与本程序所带的不符：请用所启用的程序版本`,
        en: `the national rule data in effect, ${inEffect}, are not those that this build carries: run the build that they came with`,
      };
    if (waits === null) return undefined;
    return {
      zh: `国家规则数据 ${waits} 待启用，现行 ${inEffect}：fonds law adopt ${waits} --evidence …`,
      en: `national rule data ${waits} wait, ${inEffect} are in effect: fonds law adopt ${waits} --evidence …`,
    };
  }

  /** What a build brought waits for those who may put it into effect. */
  async for(roles: readonly { readonly role: Role }[]): Promise<readonly Bilingual[]> {
    const notice = roles.some(({ role }) => allows(role, Permission.LawActivate)) && (await this.notice());
    return notice ? [notice] : [];
  }
}
