import type { Role, Viewer } from '@fonds/identity';
import { ACTOR } from '@fonds/testing';
import { CitedPapers } from './cited-papers';

const [MINE, OTHERS, ABSENT] = ['a'.repeat(64), 'b'.repeat(64), 'c'.repeat(64)];

const papers = new CitedPapers(
  { has: (sha256) => Promise.resolve(sha256 !== ABSENT) },
  { mayOpen: (sha256) => Promise.resolve(sha256 === MINE) },
);
const viewer = (...roles: Role[]): Viewer => ({
  ...{ account: ACTOR, roles, organisations: [], all: false, open: false },
});

describe('a supporting file that a deed cites', () => {
  it('is one that is stored, and that whoever does it may open', async () => {
    expect(await papers.check([MINE, MINE], viewer('Keeper'))).toEqual({ ok: true, value: undefined });
    for (const sha256 of [OTHERS, ABSENT, 'no digest'])
      expect(await papers.check([MINE, sha256], viewer('Keeper'))).toMatchObject({
        error: { code: 'evidence-not-stored', facts: { sha256 } },
      });
    expect(await papers.check([OTHERS], viewer())).toMatchObject({ ok: false });
  });

  it('is named to an administrator, who opens none; not to one who has another office, too', async () => {
    expect(await papers.check([OTHERS], viewer('SystemAdministrator'))).toMatchObject({ ok: true });
    expect(await papers.check([ABSENT], viewer('SystemAdministrator'))).toMatchObject({ ok: false });
    expect(await papers.check([OTHERS], viewer('SecurityAdministrator', 'Keeper'))).toMatchObject({
      ok: false,
    });
  });
});
