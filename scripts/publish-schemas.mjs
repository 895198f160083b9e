// Writes down the SHA-256 of every schema that is not published yet. From then on the file never changes: a new
// shape is a new version. A hash that git has never seen may still be replaced; one that was committed may not.
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { root } from './root.mjs';
import { PUBLISHED, publishedHashes, schemaFiles } from './schema-files.mjs';

const { shared, events } = schemaFiles();
const present = [...shared, ...events];
const before = publishedHashes();
const committed = committedHashes();

const refused = [
  ...present
    .filter(({ file, sha256 }) => committed[file] !== undefined && committed[file] !== sha256)
    .map(
      ({ file }) =>
        `${file} has changed since it was published. Put it back, and write the next version beside it.`,
    ),
  ...Object.keys(committed)
    .filter((file) => !present.some((each) => each.file === file))
    .map((file) => `${file} was published and is gone. Put it back: events of this shape may be stored.`),
];
if (refused.length > 0) {
  console.error(refused.map((line) => `event-schemas/${line}`).join('\n'));
  process.exitCode = 1;
} else {
  const sorted = [...present].sort((a, b) => (a.file < b.file ? -1 : 1));
  writeFileSync(
    PUBLISHED,
    `${JSON.stringify(Object.fromEntries(sorted.map(({ file, sha256 }) => [file, sha256])), null, 2)}\n`,
  );
  const count = sorted.filter(({ file, sha256 }) => before[file] !== sha256).length;
  console.log(`${sorted.length} schemas are published, ${count} of them now.`);
}

/** Without git (an archive of the sources) whatever published.json says counts as committed. */
function committedHashes() {
  const show = (what) =>
    spawnSync('git', ['-C', root, ...what], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  if (show(['rev-parse', '--verify', 'HEAD']).status !== 0) return before;
  const { status, stdout } = show(['show', 'HEAD:./event-schemas/published.json']);
  return status === 0 ? JSON.parse(stdout) : {};
}
