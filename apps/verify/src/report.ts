import { eventWords } from '@fonds/event-contracts/words';
import type { CheckedBundle, Cosignature, Trust } from '@fonds/ledger/core';
import { BUNDLE_KIND_WORDS, formatVkey } from '@fonds/ledger/core';
import { caseLines, caseNotProved } from './case-report';
import { FAULT_WORDS } from './fault-words';
import type { Finding } from './inspect';
import type { Language } from './options';

/** What is found, in plain words, a line each. */
export function report(finding: Finding, trust: Trust, language: Language): string[] {
  const say = (zh: string, en: string): string => (language === 'zh' ? zh : en);
  switch (finding.what) {
    case 'refused':
      return [
        say(
          `✗ ${finding.path}：不成立，共 ${finding.count} 处`,
          `✗ ${finding.path}: does not hold, ${finding.count} in all`,
        ),
        ...finding.faults.map(({ code, where, detail }) => {
          const rest = detail === undefined ? '' : say(`（${detail}）`, ` (${detail})`);
          return printable(
            say(`  ${where}：${FAULT_WORDS[code].zh}${rest}`, `  ${where}: ${FAULT_WORDS[code].en}${rest}`),
          );
        }),
      ];
    case 'bundle':
      return bundleLines(finding, trust, say);
    case 'proof': {
      const { index, checkpoint, cosignatures } = finding.proof;
      return [
        say(`✓ ${finding.path}：成立`, `✓ ${finding.path}: holds`),
        say(
          `  该条目是日志 ${checkpoint.origin} 的第 ${index} 条叶，检查点共 ${checkpoint.size} 条。`,
          `  The entry is leaf ${index} of the log ${checkpoint.origin}, under a checkpoint of ${checkpoint.size}.`,
        ),
        ...witnessLines(cosignatures, trust, say),
        say(
          '  未证明：条目所代表的事件内容（条目只含摘要）。',
          '  Not proved: what the event says; the entry holds digests alone.',
        ),
      ].map(printable);
    }
    case 'statement': {
      const { statement, recordedAt, proof } = finding;
      return [
        say(`✓ ${finding.path}：成立`, `✓ ${finding.path}: holds`),
        say(
          `  日志 ${statement.origin} 签名声明：${statement.code} 在 ${statement.asOf} 日终保管 ${statement.units} 个保管单位（${statement.files} 卷，${statement.items} 件），截至日志位置 ${statement.knownAt} 所知，摘要 ${statement.digest}。`,
          `  Signed by the log ${statement.origin}: ${statement.code} held ${statement.units} units (${statement.files} files, ${statement.items} items) at the end of ${statement.asOf}, as known at log position ${statement.knownAt}; digest ${statement.digest}.`,
        ),
        say(
          `  声明已于 ${recordedAt} 入账，为第 ${proof.index} 条叶，检查点共 ${proof.checkpoint.size} 条。`,
          `  The statement was recorded at ${recordedAt} as leaf ${proof.index}, under a checkpoint of ${proof.checkpoint.size}.`,
        ),
        ...witnessLines(proof.cosignatures, trust, say),
        say(
          '  未证明：声明所述属实；其摘要可由持有全部事件者重算。',
          '  Not proved: that it is true. Whoever has all events can compute its digest again.',
        ),
      ].map(printable);
    }
  }
}

type Say = (zh: string, en: string) => string;

function bundleLines(
  { path, bundle, completeness }: Extract<Finding, { what: 'bundle' }>,
  trust: Trust,
  say: Say,
): string[] {
  const { manifest, checkpoint, cosignatures, events } = bundle;
  const kind = BUNDLE_KIND_WORDS[manifest.kind];
  const withheld = manifest.withheld?.count ?? 0;
  const lines = [
    say(`✓ ${path}：成立`, `✓ ${path}: holds`),
    say(`对象：${kind.zh} ${manifest.subject}`, `Subject: ${kind.en} ${manifest.subject}`),
    ...signerLines(bundle, say),
    ...witnessLines(cosignatures, trust, say),
    say('已证明：', 'Proved:'),
    say(
      `  ${events.length} 个事件都在日志 ${checkpoint.origin} 前 ${checkpoint.size} 条之中；所附 ${events.length - withheld} 个事件的字节与入账时一致；包内每个文件与签名时一致。`,
      `  All ${events.length} events are among the first ${checkpoint.size} leaves of the log ${checkpoint.origin}; the bytes of the ${events.length - withheld} that are shown are those that were recorded; every file is as it was signed.`,
    ),
    ...(manifest.passages.length > 0
      ? [
          say(
            `  保管变动 ${manifest.passages.length} 次，各有其关口事件；关口事件公开内容的，该单位在其所引清单之中。`,
            `  ${manifest.passages.length} custody events have their gate event beside them; where it is shown, the unit is in the manifest it names.`,
          ),
        ]
      : []),
    ...(bundle.case ? caseLines(bundle.case, say) : []),
    ...streamLines(bundle, completeness !== undefined, say),
    ...chainLines(bundle, say),
  ];
  if (withheld > 0)
    lines.push(
      say(
        `未附内容：${withheld} 个事件，${manifest.withheld?.why.zh ?? ''}`,
        `Withheld: ${withheld} events. ${manifest.withheld?.why.en ?? ''}`,
      ),
    );
  lines.push(
    say('未证明：', 'Not proved:'),
    say(
      '  所记之事属实，以及档案实物的现状；检查点之后的事。',
      '  That what was recorded is true, where the papers are today, and what came after the checkpoint.',
    ),
    ...(bundle.case ? caseNotProved(bundle.case, say) : []),
    ...(completeness
      ? []
      : [
          say(
            '  有无遗漏：以上“齐全”是签名者所述。用 --entries 可自行核对。',
            '  That nothing was left out: “complete” above is the signer’s word. Check it yourself with --entries.',
          ),
        ]),
    ...(bundle.keysGiven
      ? []
      : [
          say(
            '  签名者是谁：公钥取自包内。请与档案馆公布的比对，再用 --vkey。',
            '  Who signed: the key came with the bundle. Compare it with what the archives publishes, then use --vkey.',
          ),
        ]),
  );
  return lines.map(printable);
}

function signerLines({ signers, keysGiven }: CheckedBundle, say: Say): string[] {
  return signers.map((key) =>
    keysGiven
      ? say(`签名：${formatVkey(key)}`, `Signed by: ${formatVkey(key)}`)
      : say(
          `签名（公钥来自本包自身，未经核对）：${formatVkey(key)}`,
          `Signed by a key that came from the bundle itself: ${formatVkey(key)}`,
        ),
  );
}

function witnessLines(cosignatures: readonly Cosignature[], trust: Trust, say: Say): string[] {
  const lines = cosignatures.map(({ name, timestamp, trusted }) => {
    const at = new Date(timestamp * 1000).toISOString();
    return trusted
      ? say(`  见证方 ${name} 于 ${at} 联署。`, `  Cosigned by the witness ${name} at ${at}.`)
      : say(
          `  包内所列见证方 ${name} 于 ${at} 联署（公钥未经核对）。`,
          `  Cosigned at ${at} by ${name}, a witness that only the bundle names.`,
        );
  });
  const asked = trust.witnesses?.length ?? 0;
  if (lines.length > 0 || asked > 0) return lines;
  return [
    say(
      '  没有见证方联署：签名者所说的时刻无旁证。',
      '  No witness cosigned: nobody else vouches for the time.',
    ),
  ];
}

function streamLines({ manifest }: CheckedBundle, proven: boolean, say: Say): string[] {
  return manifest.streams.map(({ stream, last, from }) => {
    if (from === undefined)
      return say(
        `  ${stream}：摘附若干事件（该流至第 ${last} 版）。`,
        `  ${stream}: single events of it (it goes to revision ${last}).`,
      );
    return proven
      ? say(
          `  ${stream}：自第 ${from} 版至第 ${last} 版齐全，已由全部条目证实。`,
          `  ${stream}: complete from revision ${from} to ${last}, proved by all entries of the log.`,
        )
      : say(
          `  ${stream}：自第 ${from} 版至第 ${last} 版齐全，此为签名者所述（第 ${manifest.size} 条为止）。`,
          `  ${stream}: complete from revision ${from} to ${last} as asserted by the signer, up to leaf ${manifest.size}.`,
        );
  });
}

/** Many events are counted, not listed. */
const MOST_LISTED = 200;

function chainLines({ events, manifest }: CheckedBundle, say: Say): string[] {
  const own = events.filter(({ stream }) => stream === `${manifest.kind}-${manifest.subject}`);
  const lines = own
    .slice(0, MOST_LISTED)
    .map(({ revision, leafIndex, shown }) =>
      shown
        ? `  ${String(revision).padStart(4)}  ${shown.businessDate}  ${eventName(shown.type, say)}  ${say('入账', 'recorded')} ${shown.recordedAt}  ${say('叶', 'leaf')} ${leafIndex}`
        : `  ${String(revision).padStart(4)}  ${say('未附内容', 'withheld')}  ${say('叶', 'leaf')} ${leafIndex}`,
    );
  return [say('事件：', 'Events:'), ...lines];
}

/** In words, with the code beside them that the event is stored under. */
function eventName(type: string, say: Say): string {
  const { zh, en } = eventWords(type);
  return say(`${zh} ${type}`, `${en} (${type})`);
}

/** What a file says may hold escape sequences: a terminal gets none of them. */
const printable = (line: string): string => line.replace(/\p{Cc}|\p{Cf}/gu, '?');
