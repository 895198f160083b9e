import { ALL_ROLES, roleWords, SYSTEM_ROLE } from './role';

it('every role that an event can tell of has its words, and what is none is called as it stands', () => {
  for (const role of [...ALL_ROLES, SYSTEM_ROLE]) {
    expect([role, roleWords(role).zh]).toEqual([role, expect.stringMatching(/\p{Script=Han}/u)]);
    expect([role, roleWords(role).en]).toEqual([role, expect.stringMatching(/^[A-Z][a-z]/)]);
  }
  for (const other of ['Other', 'constructor']) expect(roleWords(other)).toEqual({ zh: other, en: other });
});
