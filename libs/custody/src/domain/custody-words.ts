import type { Owner, PastEvent, UnitClaimed } from '@fonds/event-contracts';
import { ACT_KIND_WORDS, FIELD_WORDS } from '@fonds/holdings';
import type { ValueWords } from '@fonds/http-edge';
import { destructionWords, markWords } from './destruction-words';
import { effectWords } from './effect-words';
import { openingWords } from './opening-words';
import type { Names, Words } from './words';

export type { Names } from './words';

/** One event of a unit's custody chain (保管沿革), told in words. */
export interface CustodyStep {
  readonly position: string;
  readonly event: string;
  readonly type: string;
  readonly businessDate: string;
  readonly recordedAt: string;
  /** The three states of an event (architecture.md §7). */
  readonly standing: 'recorded' | 'integrated' | 'published';
  /** The log's epoch (链段), with which the position is printed. */
  readonly epoch: number;
  readonly zh: string;
  readonly en: string;
  /** Name of the account that recorded it; `role` is the one that it acted in. */
  readonly by: string;
  readonly role: string;
  readonly papers: readonly { readonly sha256: string; readonly kind: string }[];
  /** The file that an opening entry was read from; the import may be looked up, and its source checked by the SHA-256. */
  readonly source?: ImportedFrom;
  readonly basis: string | readonly { readonly instrument: string; readonly article: string }[];
}

export interface ImportedFrom {
  readonly import: string;
  readonly file: string;
  readonly sha256: string;
  /** A second account has compared it with the file. */
  readonly checked: boolean;
}

const since = ({ printed, from, to }: { printed: string; from?: string; to?: string }): Words => {
  if (!to)
    return {
      zh: `不详${from ? `，不早于${from}` : ''}${printed ? `（原文“${printed}”）` : ''}`,
      en: `an unknown day${from ? ` not before ${from}` : ''}${printed ? ` (printed “${printed}”)` : ''}`,
    };
  const differs = printed !== '' && printed !== to;
  return {
    zh: to + (differs ? `（原文“${printed}”）` : ''),
    en: to + (differs ? ` (printed “${printed}”)` : ''),
  };
};

interface Changed {
  readonly entry?: string;
  readonly fields: readonly { readonly field: string; readonly before?: unknown; readonly after?: unknown }[];
}

/** Organisations by their names, everything else as it stands. */
function valueText(field: string, value: unknown, name: Names): string {
  if (value === undefined) return '∅';
  if (field === 'owner') {
    const { kind, organisation } = value as Owner;
    return organisation ? `${kind} ${name(organisation)}` : kind;
  }
  if (typeof value !== 'string') return JSON.stringify(value);
  return field === 'transferringUnit' ? name(value) : value;
}

/** What changed to what, and within the unit where: an entry's title is not the unit's. */
function listed({ entry, fields }: Changed, name: Names): Words {
  const list = (language: 'zh' | 'en'): string =>
    fields
      .map(({ field, before, after }) => {
        const called = language === 'zh' ? ((FIELD_WORDS as ValueWords)[field]?.zh ?? field) : field;
        return `${called}: ${valueText(field, before, name)} → ${valueText(field, after, name)}`;
      })
      .join('; ');
  const [zh, en] = [list('zh'), list('en')];
  return { zh: entry ? `卷内${entry}，${zh}` : zh, en: entry ? `entry ${entry}, ${en}` : en };
}

const OWNERS: Readonly<Record<Owner['kind'], string>> = {
  国家: 'the state',
  集体: 'a collective',
  个人: 'a private person',
  其他: 'somebody else',
};

function takenOn({ data }: PastEvent<'HoldingTakenOn'>, name: Names): Words {
  const { custodian, owner, transferringUnit, heldSince, code, kind } = data;
  const begun = since(heldSince);
  const organisation = owner.organisation && name(owner.organisation);
  const [ownedBy, owned] = [organisation ?? owner.kind, organisation ?? OWNERS[owner.kind]];
  const from = transferringUnit && name(transferringUnit);
  return {
    zh: `${kind === 'found' ? '发现后补入账' : '建账'}：由${name(custodian)}保管，所有者${ownedBy}${from ? `，移出单位${from}` : ''}${code ? `，档号${code.printed}` : ''}；保管起始${begun.zh}。`,
    en: `${kind === 'found' ? 'Found, and taken on' : 'Taken on'}: in the custody of ${name(custodian)}, owner ${owned}${from ? `, from ${from}` : ''}${code ? `, reference code ${code.printed}` : ''}; held since ${begun.en}.`,
  };
}

/** Both units are named by their ids: one bears the code in error, it belongs to the other. */
function passageWords({ type, data }: PastEvent<'CodePassageProposed'> | PastEvent<'CodePassed'>): Words {
  const { code, to, replacement } = data;
  const instead = {
    zh: replacement ? `本单位改用${replacement.printed}` : '',
    en: replacement ? `; this one gets ${replacement.printed}` : '',
  };
  return type === 'CodePassed'
    ? {
        zh: `经第二人复核，误编的档号${code.printed}转归保管单位${to}${instead.zh && `，${instead.zh}`}。`,
        en: `The code ${code.printed}, entered in error, passed to the unit ${to} by a second person${instead.en}.`,
      }
    : {
        zh: `提出将误编的档号${code.printed}转归保管单位${to}${instead.zh && `，${instead.zh}`}（尚未生效）。`,
        en: `Proposed that the code ${code.printed}, entered in error, pass to the unit ${to}${instead.en} (without effect yet).`,
      };
}

function claimed({ act, kind }: UnitClaimed): Words {
  const { zh, en } = (ACT_KIND_WORDS as ValueWords)[kind] ?? { zh: '业务行为', en: 'act' };
  return {
    zh: `被${zh}占用（业务行为 ${act}），其结束前不作其他保管决定。`,
    en: `Claimed by the ${en} ${act}; no other custody decision until it ends.`,
  };
}

/** What an event means for its unit, in Chinese and English; undefined where it says nothing about the unit itself. */
export function custodyWords(event: PastEvent, name: Names): Words | undefined {
  switch (event.type) {
    case 'HoldingTakenOn':
      return takenOn(event, name);
    case 'HeldSinceCorrectionProposed': {
      const [before, after] = [since(event.data.before), since(event.data.after)];
      return {
        zh: `提出更正保管起始：${before.zh} → ${after.zh}（尚未生效）。`,
        en: `Correction of the beginning of custody proposed: ${before.en} → ${after.en} (without effect yet).`,
      };
    }
    case 'HeldSinceCorrected': {
      const [before, after] = [since(event.data.before), since(event.data.after)];
      return {
        zh: `经第二人复核，保管起始更正：${before.zh} → ${after.zh}。`,
        en: `Beginning of custody corrected by a second person: ${before.en} → ${after.en}.`,
      };
    }
    case 'HistoryReconstructionProposed':
      return {
        zh: `提出补录沿革${event.data.intervals.length}段（尚未生效）。`,
        en: `Reconstruction of ${event.data.intervals.length} earlier period(s) proposed (without effect yet).`,
      };
    case 'HistoryReconstructed':
      return {
        zh: `补录沿革：${event.data.intervals.map((i) => `${i.from}至${i.until}（不含）由${name(i.custodian)}保管`).join('；')}。`,
        en: `History reconstructed: ${event.data.intervals.map((i) => `${i.from} until ${i.until} (exclusive) in the custody of ${name(i.custodian)}`).join('; ')}.`,
      };
    case 'CodeSetAside':
      return {
        zh: `目录中档号${event.data.code.printed}备注为“${event.data.status}”，该号搁置待定。`,
        en: `A catalogue lists the code ${event.data.code.printed} with the status ${event.data.status}; it is set aside.`,
      };
    case 'SetAsideDecided':
      return event.data.decision === 'keep'
        ? { zh: '决定该档号永久保留，不再使用。', en: 'Decided that the code is never used again.' }
        : {
            zh: '决定该档号的档案尚在，可以建账。',
            en: 'Decided that its unit is there and may be taken on.',
          };
    case 'ReferenceCodeAssigned':
      return {
        zh: `赋予档号${event.data.code.printed}。`,
        en: `Reference code ${event.data.code.printed} assigned.`,
      };
    case 'ReferenceCodeChanged': {
      const [before, after] = [event.data.before.printed, event.data.after.printed];
      return {
        zh: `档号由${before}改为${after}，旧号保留不再用。`,
        en: `Reference code changed from ${before} to ${after}; the old one is kept and never reused.`,
      };
    }
    case 'EventCorrectionProposed':
      return {
        zh: `提出更正事件${event.data.corrects}（${event.data.type}）：${listed(event.data, name).zh}（尚未生效）。`,
        en: `Correction of the event ${event.data.corrects} (${event.data.type}) proposed: ${listed(event.data, name).en} (without effect yet).`,
      };
    case 'EventCorrected':
      return {
        zh: `经第二人复核，更正事件${event.data.corrects}（${event.data.type}）：${listed(event.data, name).zh}。`,
        en: `The event ${event.data.corrects} (${event.data.type}) corrected by a second person: ${listed(event.data, name).en}.`,
      };
    case 'CodePassageProposed':
    case 'CodePassed':
      return passageWords(event);
    case 'ItemDescribed':
      return {
        zh: `补充著录：${listed(event.data, name).zh}。`,
        en: `Described: ${listed(event.data, name).en}.`,
      };
    case 'CorrectionProposed':
      return {
        zh: `提出著录更正：${listed(event.data, name).zh}（尚未生效）。`,
        en: `Correction proposed: ${listed(event.data, name).en} (without effect yet).`,
      };
    case 'ItemCorrected':
      return {
        zh: `经第二人复核，著录更正：${listed(event.data, name).zh}。`,
        en: `Corrected by a second person: ${listed(event.data, name).en}.`,
      };
    case 'SecrecyChanged': {
      const { before, after, document } = event.data;
      return {
        zh: `密级由${before ?? '无'}变更为${after}，依据文件：${document}。`,
        en: `Secrecy changed from ${before ?? 'none'} to ${after}, by ${document}.`,
      };
    }
    case 'Declassified':
      return {
        zh: `解密（原密级${event.data.before}），依据文件：${event.data.document}。`,
        en: `Declassified (was ${event.data.before}), by ${event.data.document}.`,
      };
    case 'UnitEntered': {
      const { custodian, since: day, how, retentionStart: kept, secretSince: secret } = event.data;
      const ways = {
        accessioned: { zh: '接收进馆', en: 'by accession' },
        arranged: { zh: '由接收批整理', en: 'arranged from a lot' },
        rearranged: { zh: '拆并调卷', en: 'by rearrangement' },
      }[how];
      return {
        zh: `入账（${ways.zh}）：自${day}起由${name(custodian)}保管${kept ? `，保管期限自${kept}起算` : ''}${secret ? `，保密期限自${secret}起算` : ''}。`,
        en: `Entered (${ways.en}): in the custody of ${name(custodian)} since ${day}${kept ? `; its period runs from ${kept}` : ''}${secret ? `; its term of secrecy runs from ${secret}` : ''}.`,
      };
    }
    case 'RecordCaptured': {
      const { custodian, origin, sourceSystem } = event.data;
      const [system, activity] = [sourceSystem ?? '', origin?.activity ?? ''];
      return {
        zh: `形成登记：由${name(custodian)}保管${activity ? `，产生于${activity}` : ''}${system ? `，来自${system}` : ''}。`,
        en: `Created: in the custody of ${name(custodian)}${activity ? `, from ${activity}` : ''}${system ? `, out of ${system}` : ''}.`,
      };
    }
    case 'UnitClaimed':
      return claimed(event.data);
    case 'ClaimReleased':
      return {
        zh: `业务行为${event.data.act}解除占用，保管不变。`,
        en: `Given back by the act ${event.data.act}; custody stays as it was.`,
      };
    case 'EffectApplied':
      return effectWords(event, name);
    case 'DestructionApplied':
      return destructionWords(event);
    case 'HoldingsGraded':
    case 'OpenMatterNoted':
    case 'OpenMatterSettled':
    case 'RetentionAssigned':
    case 'RetentionReset':
      return markWords(event);
    case 'EffectCorrectionApplied': {
      const { before, after } = event.data;
      return {
        zh: `经第二人复核，保管变动日期更正：${before} → ${after}。`,
        en: `Date of a custody event corrected by a second person: ${before} → ${after}.`,
      };
    }
    case 'UnitOpened':
    case 'OpeningExtended':
      return openingWords(event, name);
    case 'FilingProposed':
      return {
        zh: `提交归档（${event.data.catalogue}），待档案室接收。`,
        en: `Handed over for filing (${event.data.catalogue}); the archives room has not accepted it yet.`,
      };
    case 'ItemFiled': {
      const { catalogue, due } = event.data;
      const late = due !== undefined && event.businessDate > due;
      return {
        zh: `归档（${catalogue}）${late ? `，晚于默认归档期限${due}` : ''}。`,
        en: `Filed (${catalogue})${late ? `, after ${due}, by which filing is due by default` : ''}.`,
      };
    }
    case 'ItemShelved':
      return { zh: `上架：${event.data.place}。`, en: `Shelved: ${event.data.place}.` };
    default:
      return undefined;
  }
}
