const escape = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

const STYLE =
  'body{font:16px/1.6 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color:#1b1b1b;background:#fff}' +
  'h1{font-size:1.3rem}code{background:#f1f1ee;padding:.1em .3em;word-break:break-all}section{margin-bottom:2rem}';

/** What stands at the address of a witness: a plain page, no script, nothing from elsewhere. */
export function witnessPage(vkey: string): string {
  const key = `<p><code>${escape(vkey)}</code></p>`;
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>档案日志见证者 · Witness of archives logs</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<section>
<h1>档案日志见证者</h1>
<p>本服务为其他档案馆的透明日志作见证（C2SP tlog-witness）：只有在证明其日志自上次以来只增不改时，才副署其检查点。被副署的历史，其档案馆此后不能暗中更改。本服务不保存日志内容。</p>
<p>本见证者的验证密钥：</p>
${key}
</section>
<section lang="en">
<h1>Witness of archives logs</h1>
<p>This service witnesses the transparency logs of other archives (C2SP tlog-witness): it cosigns a log’s checkpoint only when it is shown that the log has only grown since the one before. A history that was cosigned cannot be changed unseen, by its own archives either. It keeps nothing of what the logs hold.</p>
<p>The verifier key of this witness:</p>
${key}
<p>Logs: <code>POST /add-checkpoint</code>. Monitors: <code>GET /&lt;SHA-256 of the origin&gt;/checkpoint</code>.</p>
</section>
</main>
</body>
</html>
`;
}
