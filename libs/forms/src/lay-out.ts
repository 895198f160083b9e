import { instantOf, shanghaiTime } from '@fonds/kernel';
import type { FieldsBlock, FormLayout } from './form-layout';
import { accessionRegister } from './form/accession-register.form';
import { appraisalReport } from './form/appraisal-report.form';
import { custodyPage } from './form/custody-page.form';
import { deedOfTransfer } from './form/deed-of-transfer.form';
import { destructionRegister } from './form/destruction-register.form';
import { disposalCompletion } from './form/disposal-completion.form';
import { disposalInventory } from './form/disposal-inventory.form';
import { disposalPlan } from './form/disposal-plan.form';
import { dueList } from './form/due-list.form';
import { electronicTransfer } from './form/electronic-transfer.form';
import { extensionCatalogue } from './form/extension-catalogue.form';
import { openedCatalogue } from './form/opened-catalogue.form';
import { openingReviewSheet } from './form/opening-review.form';
import { transferList } from './form/transfer-list.form';
import { inline, label, OFFICE, SIDE, type FormLanguage } from './labels';
import type { Paper } from './paper';
import type { Signature } from './paper-parts';
import type { PaperDigest } from './paper-digest';
import { kindOf } from './signature-table';

/** The form of a paper. Its rows pass through `digest` while they are read. */
export function layOut(paper: Paper, digest: PaperDigest, language: FormLanguage): FormLayout {
  switch (paper.form) {
    case 'deed-of-transfer':
      return deedOfTransfer(paper, language);
    case 'transfer-list':
      return transferList(paper, digest.through(paper.rows), language);
    case 'electronic-transfer':
      return electronicTransfer(paper, language);
    case 'accession-register':
      return accessionRegister(paper, digest.through(paper.rows));
    case 'custody-page':
      return custodyPage(paper, digest.through(paper.rows));
    case 'destruction-register':
      return destructionRegister(paper, digest.through(paper.rows), language);
    case 'appraisal-report':
      return appraisalReport(paper, digest.through(paper.rows));
    case 'opening-review':
      return openingReviewSheet(paper, digest.through(paper.rows));
    case 'extension-catalogue':
      return extensionCatalogue(paper, digest.through(paper.rows));
    case 'opened-catalogue':
      return openedCatalogue(paper, digest.through(paper.rows));
    case 'disposal-plan':
      return disposalPlan(paper, digest.through(paper.rows));
    case 'due-list':
      return dueList(paper, digest.through(paper.rows));
    case 'disposal-completion':
      return disposalCompletion(paper, digest.through(paper.rows));
    case 'disposal-inventory':
      return disposalInventory(paper, digest.through(paper.rows));
  }
}

/** An instant as a clock on the wall shows it. @example inBeijing('2026-11-28T16:30:53.224Z') // '2026-11-29 00:30:53 (UTC+8)' */
export function inBeijing(text: string): string {
  const instant = instantOf(text);
  if (instant === undefined) return text;
  return `${shanghaiTime(instant)} (UTC+8)`;
}

export const EVIDENCE = label('凭据', 'Evidence of this paper');

/** The block at the end of each paper. To be asked when all rows have passed. */
export function evidenceOf(paper: Paper, digest: PaperDigest, language: FormLanguage): FieldsBlock {
  const signatures =
    'signatures' in paper && paper.signatures.map((signature) => signatureLine(signature, language));
  return {
    kind: 'fields',
    heading: EVIDENCE,
    rows: [
      [
        { label: label('日志位置', 'Log position'), value: positionOf(paper) },
        { label: label('截至时间', 'As of'), value: inBeijing(paper.preparedAt) },
        ...('rows' in paper ? [{ label: label('行数', 'Rows'), value: String(digest.rows) }] : []),
      ],
      ...(signatures
        ? [
            [
              {
                label: label('签字方式', 'Kinds of signatures'),
                value: signatures.join('\n') || inline(label('无签字', 'no signature'), language),
              },
            ],
          ]
        : []),
      [{ label: label('数据 SHA-256', 'SHA-256 of the data'), value: digest.hex() }],
      ...(paper.logKeys?.length
        ? [[{ label: label('日志公钥', 'Key of the log'), value: paper.logKeys.join('\n') }]]
        : []),
    ],
  };
}

/** With its epoch where the log has more than one (docs/ledger.md §10). */
const positionOf = ({ logPosition, logEpoch }: Paper): string =>
  logEpoch === undefined ? logPosition : `e${logEpoch}/${logPosition}`;

const signatureLine = (signature: Signature, language: FormLanguage): string =>
  `${inline(SIDE[signature.side], language)} ${inline(OFFICE[signature.office], language)} ${signature.name}：` +
  `${kindOf(signature, language)} ${signature.on}`;
