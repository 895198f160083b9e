import type { Unproven } from './add-checkpoint.decider';

/** What goes back over HTTP. */
export interface WitnessAnswer {
  readonly status: 200 | 400 | 403 | 404 | 409 | 422;
  readonly contentType: string;
  readonly body: string;
}

const TEXT = 'text/plain; charset=utf-8';
/** tlog-witness: exactly this type, without parameters. */
export const TLOG_SIZE = 'text/x.tlog.size';

const said = (status: WitnessAnswer['status'], en: string, zh: string): WitnessAnswer => ({
  status,
  contentType: TEXT,
  body: `${en}\n${zh}\n`,
});

/** @param lines signature lines of the witness. */
export const cosigned = (lines: string): WitnessAnswer => ({ status: 200, contentType: TEXT, body: lines });

export const conflict = (size: number): WitnessAnswer => ({
  status: 409,
  contentType: TLOG_SIZE,
  body: `${size}\n`,
});

export const malformed = (problem: string): WitnessAnswer =>
  said(400, `The request is not one of tlog-witness: ${problem}.`, '请求不符合 tlog-witness 规范。');

export const BACKWARDS = said(
  400,
  'The old size is above the size of the checkpoint.',
  '旧规模大于检查点的规模。',
);

export const UNKNOWN_LOG = said(
  404,
  'This witness does not know a log of that origin.',
  '本见证者未登记该来源的日志。',
);

export const NOT_SIGNED = said(
  403,
  'No signature of a key that is known for this log, or one that does not verify.',
  '没有该日志已登记密钥的签名，或签名验证不通过。',
);

const UNPROVEN: { readonly [U in Unproven]: WitnessAnswer } = {
  'root-of-nothing': said(422, 'The root of an empty log is another.', '空日志的根哈希不符。'),
  'proof-of-nothing': said(
    422,
    'From the empty log on there is nothing to prove; the proof must be empty.',
    '自空日志起无须证明，证明应为空。',
  ),
  'two-roots': said(
    422,
    'Another root was cosigned for this size: the history was changed.',
    '该规模已副署过另一个根哈希：历史被改动。',
  ),
  inconsistent: said(
    422,
    'The proof does not show that the log only grew since the checkpoint cosigned last.',
    '证明不能说明日志自上次副署以来只增不改。',
  ),
};

export const unproven = (why: Unproven): WitnessAnswer => UNPROVEN[why];
