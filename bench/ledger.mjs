import { measureAudit } from './ledger-audit.mjs';
import { measureIntegrator } from './ledger-integrator.mjs';
import { measureTree } from './ledger-tree.mjs';

/**
 * The Merkle log: `node bench/run.mjs ledger [--quick] [--json] [--only=tree,integrator,audit] [--leaves=N]
 * [--integrator-events=N] [--audit-events=N]`.
 */
const MEASUREMENTS = { tree: measureTree, integrator: measureIntegrator, audit: measureAudit };

const flag = (name) => process.argv.includes(`--${name}`);
const only = process.argv
  .find((a) => a.startsWith('--only='))
  ?.slice('--only='.length)
  .split(',');
const number = (name, otherwise) =>
  Number(process.argv.find((a) => a.startsWith(`--${name}=`))?.split('=')[1] ?? otherwise);
const options = {
  leaves: number('leaves', flag('quick') ? 300_000 : 10_000_000),
  integratorEvents: number('integrator-events', flag('quick') ? 8_000 : 60_000),
  auditEvents: number('audit-events', flag('quick') ? 50_000 : 300_000),
  progress: (text) => process.stderr.write(process.stderr.isTTY ? `\r\u001b[K${text}` : ''),
};

const parts = [];
for (const [name, measure] of Object.entries(MEASUREMENTS))
  if (!only || only.includes(name)) parts.push(await measure(options));
options.progress('');
const figures = Object.assign({}, ...parts.map((part) => part.figures));
const verdicts = parts.flatMap((part) => part.verdicts);

if (flag('json')) console.log(JSON.stringify({ figures, verdicts }));
else {
  for (const [what, value] of Object.entries(figures)) console.log(`${what.padEnd(58)} ${value}`);
  console.log('');
  for (const { target, what, value, unit, relation, bound, met } of verdicts)
    console.log(
      `${target}  ${what}: ${value.toFixed(4)} ${unit} (${relation} ${bound}) ${met ? 'met' : 'MISSED'}`,
    );
}
if (verdicts.some(({ met }) => !met)) process.exitCode = 1;
