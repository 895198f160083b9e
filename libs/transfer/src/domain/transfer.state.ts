import type {
  FourPropertyReportFiled,
  OpinionsAttached,
  PastEvent,
  TransferDrafted,
  TransferSigned,
} from '@fonds/event-contracts';
import { evolveAct, type Act } from '@fonds/acts';
import type { CivilDate } from '@fonds/kernel';
import { UnitMarks } from './unit-marks';

export type Opinion = Omit<OpinionsAttached['opinions'][number], 'units'>;
export type Side = TransferSigned['side'];
export type Capacity = TransferSigned['capacity'];

export interface Signature {
  readonly event: string;
  readonly side: Side;
  readonly capacity: Capacity;
  readonly kind: 'account' | 'paper';
  readonly account: string;
  readonly signedOn: CivilDate;
  readonly root: string;
}

export interface PaperEntry {
  readonly account: string;
  readonly side: Side;
  readonly capacity: Capacity;
  readonly name: string;
  readonly signedOn: CivilDate;
  readonly root: string;
}

/** A transfer batch (移交批次): the act, and what is a transfer's own. */
export interface Transfer {
  readonly act: Act;
  readonly draft: TransferDrafted;
  readonly opinions: UnitMarks<Opinion>;
  readonly dispatched: boolean;
  /** What the receiver's check said of each unit. */
  readonly checked: UnitMarks<'found' | 'missing'>;
  /** Found by the receiver and not on the list, until a defect names them. */
  readonly unlisted: ReadonlySet<string>;
  readonly defects: number;
  /** Failed mandatory checks of the receiver's newest four-property report. */
  readonly failedChecks: readonly string[];
  /** It was offered as packages of electronic records, or on carriers of such. */
  readonly electronic: boolean;
  /** Sides whose four-property report is there. */
  readonly reported: ReadonlySet<'sender' | 'receiver'>;
  readonly signatures: readonly Signature[];
  readonly papers: ReadonlyMap<string, PaperEntry>;
  readonly confirmed: ReadonlySet<string>;
}

export function evolveTransfer(transfer: Transfer | undefined, event: PastEvent): Transfer | undefined {
  if (event.type === 'TransferDrafted') {
    const act = evolveAct(undefined, event);
    return act && begun(act, event.data);
  }
  if (!transfer) return undefined;
  const act = evolveAct(transfer.act, event) ?? transfer.act;
  return step({ ...transfer, act }, event);
}

const begun = (act: Act, draft: TransferDrafted): Transfer => ({
  act,
  draft,
  opinions: UnitMarks.none(),
  dispatched: false,
  checked: UnitMarks.none(),
  unlisted: new Set(),
  defects: 0,
  failedChecks: [],
  electronic: false,
  reported: new Set(),
  signatures: [],
  papers: new Map(),
  confirmed: new Set(),
});

function step(transfer: Transfer, event: PastEvent): Transfer {
  switch (event.type) {
    case 'OpinionsAttached':
      return { ...transfer, opinions: withOpinions(transfer, event.data) };
    case 'TransferAdopted':
      return { ...transfer, draft: { ...transfer.draft, case: event.data.case } };
    case 'TransferDispatched':
      return { ...transfer, dispatched: true };
    case 'TransferChecked': {
      const { found, missing, unlisted } = event.data;
      return {
        ...transfer,
        checked: transfer.checked.with([
          ...found.map((unit) => [unit, 'found'] as const),
          ...missing.map((unit) => [unit, 'missing'] as const),
        ]),
        unlisted: new Set([...transfer.unlisted, ...unlisted]),
      };
    }
    case 'TransferReturned': {
      const named = (code: string): boolean => event.data.defects.some(({ text }) => names(text, code));
      return {
        ...transfer,
        defects: transfer.defects + event.data.defects.length,
        unlisted: new Set([...transfer.unlisted].filter((code) => !named(code))),
      };
    }
    case 'FourPropertyReportFiled':
      return reportFiled(transfer, event.data);
    case 'TransferOffered': {
      const { packages, carriers } = event.data;
      return { ...transfer, electronic: !!packages?.length || carriers !== undefined };
    }
    case 'PaperSignatureEntered': {
      const { side, capacity, name, signedOn, root } = event.data;
      const entry = {
        account: event.account,
        side,
        capacity,
        name,
        signedOn: signedOn as CivilDate,
        root,
      };
      return { ...transfer, papers: new Map([...transfer.papers, [event.id, entry]]) };
    }
    case 'TransferSigned':
      return signed(transfer, event);
    default:
      return transfer;
  }
}

function signed(transfer: Transfer, event: PastEvent<'TransferSigned'>): Transfer {
  const { side, capacity, kind, signedOn, root, seconds } = event.data;
  const signature: Signature = {
    event: event.id,
    side,
    capacity,
    kind,
    account: event.account,
    signedOn: signedOn as CivilDate,
    root,
  };
  return {
    ...transfer,
    signatures: [...transfer.signatures, signature],
    confirmed: seconds ? new Set([...transfer.confirmed, seconds]) : transfer.confirmed,
  };
}

const withOpinions = (transfer: Transfer, { opinions }: OpinionsAttached): UnitMarks<Opinion> =>
  transfer.opinions.with(
    opinions.flatMap(({ units, ...opinion }) => units.map((unit) => [unit, opinion] as const)),
  );

const OF_A_CODE = /[0-9A-Za-z·-]/;

/** Whether words name a code, and not a longer one of which it is a part. */
function names(words: string, code: string): boolean {
  for (let at = words.indexOf(code); at >= 0; at = words.indexOf(code, at + 1)) {
    const beside = [words.charAt(at - 1), words.charAt(at + code.length)];
    if (!beside.some((character) => OF_A_CODE.test(character))) return true;
  }
  return false;
}

/** E26: of the receiver's reports the newest counts. */
function reportFiled(transfer: Transfer, { stage, results }: FourPropertyReportFiled): Transfer {
  const reported = new Set([...transfer.reported, stage]);
  if (stage !== 'receiver') return { ...transfer, reported };
  const failed = results.filter(({ mandatory, result }) => mandatory && result === 'fail');
  return { ...transfer, reported, failedChecks: failed.map(({ property, check }) => `${property} ${check}`) };
}
