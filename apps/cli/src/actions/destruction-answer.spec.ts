import type { DestructionDetail } from '@fonds/appraisal';
import { Output } from '../terminal/output';
import { tellRegister, tellStopped } from './destruction-answer';

const REGISTER = {
  ...{
    form: 'general',
    custodian: { id: 'a', name: '县档案馆' },
    fonds: { code: 'J019' },
    phase: 'drafted',
  },
  ...{ report: { title: '鉴定工作报告' }, counts: { listed: 2 }, excluded: 0, manifest: { count: 2 } },
  ...{
    approver: 'organ-head',
    approvals: [],
    filing: { receipts: [] },
    erasures: [],
    signatures: [],
    missingSignatures: [],
    papers: [],
  },
  ...{ outcomes: {}, stopped: 0, incidents: 0, certificates: 1 },
};
const counted = { account: 'id1', name: '监一', office: 'archives', valid: true, certified: true };

function shown(language: 'zh' | 'en', over: object = {}): string {
  const written: string[] = [];
  const spy = jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
    written.push(String(text));
    return true;
  });
  const others = [{ ...counted, name: null, account: 'id2', office: 'it', valid: false, certified: false }];
  const found = { ...REGISTER, counted: [counted, ...others], ...over } as unknown as DestructionDetail;
  try {
    tellRegister(new Output(language, false), found, new Map());
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

  it('says with whom it was filed, who takes secret carriers, and what became of media, copies, backups and keys', () => {
    const told = shown('zh', {
      filing: {
        asked: true,
        done: true,
        receipts: [{ with: '县档案局', receipt: '备3号', on: '2026-11-20' }],
      },
      order: { facility: { name: '县销毁中心', kind: 'secrecy-authority' } },
      erasures: [
        {
          ...{
            media: [{ kind: '硬盘' }],
            copies: '光盘粉碎',
            backups: '已覆写',
            keys: '密钥已毁',
            method: '消磁',
            result: '无法读取',
          },
          on: '2026-11-21',
        },
      ],
    });
    expect(told).toContain('2026-11-20 县档案局 备3号\n');
    expect(told).toContain('县销毁中心\n');
    expect(told).toContain('2026-11-21；消磁；硬盘；光盘粉碎；已覆写；密钥已毁；无法读取\n');
  });
});

describe('facts of units that a later hold stops (INV-17b)', () => {
  it('are answered with the incidents, and with what was left out and why', () => {
    const notes: string[] = [];
    const out = {
      note: (words: string | { readonly zh: string }) =>
        void notes.push(typeof words === 'string' ? words : words.zh),
    };
    const incidents = { count: 2, units: [{ unit: 'u1', code: 'J019-2' }] };
    const leftOut = { count: 1, units: [{ unit: 'u3', hold: '诉讼（2026-11-20）' }] };
    tellStopped(out, { incidents, leftOut });
    expect(notes).toEqual([
      '2 个单位在开始后已被冻结，已同时登记为安全事故：J019-2、…',
      '1 个单位被开始后的冻结所停，未计入，请逐个列出：u3 诉讼（2026-11-20）',
    ]);
    tellStopped(out, { incidents: { count: 0, units: [] }, leftOut: { count: 0, units: [] } });
    expect(notes).toHaveLength(2);
  });
});
