import type { DestructionDetail } from '@fonds/appraisal';
import { Output } from '../terminal/output';
import { tellRegister } from './destruction-answer';

const REGISTER = {
  ...{
    form: 'general',
    custodian: { id: 'a', name: '县档案馆' },
    fonds: { code: 'J019' },
    phase: 'drafted',
  },
  ...{ report: { title: '鉴定工作报告' }, counts: { listed: 2 }, excluded: 0, manifest: { count: 2 } },
  ...{ approver: 'organ-head', approvals: [], filing: {}, signatures: [], missingSignatures: [], papers: [] },
  ...{ outcomes: {}, stopped: 0, certificates: 1 },
};
const counted = { account: 'id1', name: '监一', office: 'archives', valid: true, certified: true };

function shown(language: 'zh' | 'en'): string {
  const written: string[] = [];
  const spy = jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
    written.push(String(text));
    return true;
  });
  const others = [{ ...counted, name: null, account: 'id2', office: 'it', valid: false, certified: false }];
  const found = { ...REGISTER, counted: [counted, ...others] } as unknown as DestructionDetail;
  try {
    tellRegister(new Output(language, false), found);
  } finally {
    spy.mockRestore();
  }
  return written.join('');
}

describe('a register of destruction on the terminal', () => {
  it('names its supervisors, whose people they are, and who has signed the certificate', () => {
    expect(shown('zh')).toContain('监一 档案部门 已监销签字\n');
    expect(shown('zh')).toContain('id2 信息系统管理部门 （清册已变，不再算数）\n');
    expect(shown('en')).toContain('监一 archives certificate signed\n');
  });
});
