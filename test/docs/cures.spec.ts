import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fondsProgram } from '../../apps/cli/src/program';

const LIBRARIES = join(__dirname, '..', '..', 'libs');
const files = readdirSync(LIBRARIES, { recursive: true, encoding: 'utf8' }).filter((path) =>
  /(^|[/.])messages\.ts$/.test(path),
);

/** Met over HTTP alone. */
const ONLY_HTTP = ['route-not-found', 'token-not-found'];

/** What to do, in both languages, by the code of the refusal. */
const cures = files.flatMap((path) => {
  const text = readFileSync(join(LIBRARIES, path), 'utf8');
  return text.split(/^ {2}'?(?=[a-z-]+'?: \{$)/m).flatMap((entry) => {
    const [code = ''] = /^[a-z-]+/.exec(entry) ?? [];
    return [...entry.matchAll(/cure:\s*(['`])(.*?)\1/gs)].map(([, , cure = '']) => ({ code, cure }));
  });
});

describe('what to do when something is refused', () => {
  it('is told to whoever is at the command line too, where it names an address', () => {
    expect(cures.length).toBeGreaterThan(800);
    const addresses = cures.filter(({ cure }) => cure.includes('/api/'));
    expect(addresses.length).toBeGreaterThan(10);
    const told = addresses.filter(({ code }) => !ONLY_HTTP.includes(code));
    expect(told.filter(({ cure }) => !/\bfonds [a-z-]+/.test(cure))).toEqual([]);
  });

  it('and where it names a header of a request', () => {
    const headers = cures.filter(({ cure }) => /Idempotency-Key|If-Match/.test(cure));
    expect(headers.length).toBeGreaterThan(5);
    expect(headers.filter(({ cure }) => !/--(?:key|if-match)\b/.test(cure))).toEqual([]);
  });

  it('names commands that are there, one after a Chinese character or within brackets', () => {
    const groups = new Map(
      fondsProgram('zh').commands.map((group) => [group.name(), group.commands.map((leaf) => leaf.name())]),
    );
    const named = cures.flatMap(({ cure }) =>
      [...cure.matchAll(/(?<=[\p{Script=Han}（(：；，、。用见] ?)fonds ([a-z-]+)(?: ([a-z-]+))?/gu)].map(
        ([call, command = '', leaf]) => ({ call, command, leaf }),
      ),
    );
    expect(named.length).toBeGreaterThan(100);
    const wrong = named.filter(({ command, leaf }) => {
      const leaves = groups.get(command);
      return !leaves || (leaves.length > 0 && leaf !== undefined && !leaves.includes(leaf));
    });
    expect(wrong).toEqual([]);
  });
});
