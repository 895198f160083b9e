import type { PaperFormat } from '@fonds/interchange';
import { RefusedError, unwrap, type Names } from '@fonds/http-edge';
import { Permission } from '@fonds/identity';
import { plainRefusal } from '@fonds/law';
import {
  PrintedPapers,
  SIGNATURE_KIND_WORDS,
  SIGNATURE_WORDS,
  TRANSFER_SIGNATURES,
  TransferPapers,
  TransferQuery,
  type SignaturePolicy,
  type TransferDetail,
  type TransferForm,
} from '@fonds/transfer';
import { word, type Action, type CommonOptions } from '../session/invocation';
import { Session } from '../session/session';
import type { Output } from '../terminal/output';
import { actList } from './act-list.action';
import { printedAll } from './paper-answer';
import {
  actOf,
  appliedField,
  endFields,
  exceptionsInWords,
  namesAtGate,
  standingFields,
  tellUnits,
  unitsOfAct,
  type ActUnitsOptions,
} from './told-act';

export const list = actList('transfer');

export const show: Action<CommonOptions> = (invocation) =>
  Session.use(invocation, Permission.ActRead, async (session) => {
    const { installation, viewer, out } = session;
    const act = actOf(word(invocation, 0));
    const policy = installation.get<SignaturePolicy>(TRANSFER_SIGNATURES);
    const found = await installation.get(TransferQuery).one(act, policy, viewer);
    if (!found) throw new RefusedError(plainRefusal('act-unknown', { act }));
    const { exceptions, lines } = await exceptionsInWords(session, found);
    if (out.json) return out.data({ ...found, exceptions });
    tellTransfer(out, found, await namesAtGate(session, found.gateRefusal));
    for (const line of lines) out.line(line);
  });

function tellTransfer(out: Output, found: TransferDetail, names: Names): void {
  const { check, manifest, signatures } = found;
  const who = ({ side, capacity }: { readonly side: string; readonly capacity: string }): string => {
    const words = SIGNATURE_WORDS[`${side} ${capacity}`];
    return `${words ? out.say(words) : side} (${capacity})`;
  };
  const places = found.missingSignatures.map(who);
  out.fields([
    [{ zh: '移出单位', en: 'Sender' }, found.custodian.name ?? found.custodian.id],
    [{ zh: '接收单位', en: 'Receiver' }, found.counterpart?.name ?? found.counterpart?.id],
    ...standingFields(out, found),
    [{ zh: '待移交', en: 'To move' }, manifest.count],
    appliedField(found),
    [
      { zh: '核对', en: 'Checked' },
      out.say({
        zh: `在 ${check.found}，缺 ${check.missing}`,
        en: `there ${check.found}, missing ${check.missing}`,
      }),
    ],
    [{ zh: '清单外', en: 'Not listed' }, check.unlisted.join('、') || undefined],
    [
      { zh: '缺项', en: 'Defects of the offer' },
      found.offerDefects.map(({ text }) => text).join('；') || undefined,
    ],
    [{ zh: '必检未过', en: 'Failed checks' }, found.failedChecks.join('；') || undefined],
    ...endFields(out, found, names),
    ...signatures.map(
      ({ side, capacity, name, kind, signedOn, valid }) =>
        [
          { zh: '签字', en: 'Signed' },
          `${who({ side, capacity })} ${name} ${out.say(SIGNATURE_KIND_WORDS[kind])} ${signedOn}${valid ? '' : ` ${out.say(OUTDATED)}`}`,
        ] as const,
    ),
    [{ zh: '还缺签字', en: 'Still to sign' }, places.join('、') || undefined],
    ...found.papers.map(
      ({ id, side, capacity, name }) =>
        [
          { zh: '待确认的纸质签字', en: 'Paper to confirm' },
          `${id} ${who({ side, capacity })} ${name}`,
        ] as const,
    ),
  ]);
}

const OUTDATED = { zh: '（清单已变，不再算数）', en: '(void: the list has changed)' };
const CHECK_WORDS = { found: { zh: '在', en: 'there' }, missing: { zh: '缺', en: 'missing' } } as const;

export const units: Action<ActUnitsOptions> = (invocation) =>
  Session.use(invocation, Permission.ActRead, async (session) => {
    const { act, page } = await unitsOfAct(invocation, session);
    const rows = await session.installation.get(TransferQuery).told(act, page.rows);
    await tellUnits(session, { ...page, rows }, [
      [{ zh: '核对', en: 'Check' }, ({ check }) => (check ? session.out.say(CHECK_WORDS[check]) : '')],
      [{ zh: '开放意见', en: 'Opinion' }, ({ opinion }) => opinion?.opinion ?? ''],
    ]);
  });

export interface PapersOptions extends CommonOptions {
  readonly output: string;
  readonly format?: PaperFormat;
  readonly form?: TransferForm;
  readonly english?: boolean;
}

/** All papers of a transfer, as PDF and XLSX, into a folder; that each went out is recorded (E93). */
export const papers: Action<PapersOptions> = (invocation) =>
  Session.use(invocation, Permission.ActRead, async (session) => {
    const { installation, viewer, out } = session;
    const { output, format, form, english } = invocation.options;
    const act = actOf(word(invocation, 0));
    const forms = await installation.get(TransferPapers).forms(act, viewer);
    if (!forms) throw new RefusedError(plainRefusal('act-unknown', { act }));
    const context = session.context(Permission.ActRead);
    const formats = format ? [format] : (['pdf', 'xlsx'] as const);
    const language = english ? 'en' : 'zh';
    const order = { folder: output, act, forms: form ? [form] : forms, formats };
    const printer = installation.get(PrintedPapers);
    await printedAll(out, order, async (each, as) =>
      unwrap(await printer.print(act, each, { format: as, language }, viewer, context)),
    );
  });
