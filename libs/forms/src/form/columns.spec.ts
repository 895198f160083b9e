import type { Block, FormLayout } from '../form-layout';
import { appraisalReport } from './appraisal-report.form';
import { destructionRegister, type DestructionRegister } from './destruction-register.form';
import { dueList } from './due-list.form';
import { extensionCatalogue } from './extension-catalogue.form';
import { openedCatalogue } from './opened-catalogue.form';
import { openingReviewSheet } from './opening-review.form';

const base = { logPosition: '1', preparedAt: '2026-11-22T00:00:00Z', signatures: [] };
async function* each<T>(...rows: readonly T[]): AsyncGenerator<T> {
  for (const row of rows) yield await Promise.resolve(row);
}
type Table = Extract<Block, { kind: 'table' }>;
const tables = ({ blocks }: FormLayout): readonly Table[] =>
  blocks.filter((block): block is Table => block.kind === 'table');
const columns = (table: Table | undefined): readonly string[] =>
  table?.columns.map(({ label }) => label.zh) ?? [];

const register: DestructionRegister = {
  ...base,
  ...{ form: 'destruction-register', kind: 'general', custodian: '县档案馆', fondsNumber: 'J019' },
  ...{ fondsName: '市水利局', quantity: { files: 1, items: 0 }, report: '鉴定工作报告', rows: [] },
  ...{ approvals: [], signers: [{ capacity: { zh: '单位负责人', en: 'unit head' } }] },
  ...{ supervisors: [], erasures: [] },
};

describe('the papers of opening, appraisal and destruction have the columns that they are known by (domain.md §6.2)', () => {
  it('销毁清册: approval, signatures and supervision, then the list; a place for who has not signed', async () => {
    const [, signers, , list] = tables(destructionRegister(register, each(), 'zh'));
    expect(columns(list)).toEqual(
      expect.arrayContaining(['文件题名', '所属年度', '档号', '应保管期限', '已保管期限', '页数', '备注']),
    );
    const signed: string[][] = [];
    for await (const row of signers?.rows ?? []) signed.push(row.map(String));
    expect(signed).toEqual([['单位负责人', '', '', '', '']]);
  });

  it('会计档案销毁清册: the columns of O79', () => {
    const list = tables(destructionRegister({ ...register, kind: 'accounting' }, each(), 'zh')).at(-1);
    expect(columns(list)).toEqual(
      expect.arrayContaining([
        ...['会计档案名称', '卷号', '册数', '起止年度', '档案编号', '应保管期限', '已保管期限', '销毁时间'],
      ]),
    );
  });

  it('鉴定工作报告: members, range, quantity by period, numbers of each opinion, reasons, dissent', () => {
    const layout = appraisalReport(
      {
        ...base,
        ...{ form: 'appraisal-report', title: '报告', custodian: '县档案馆', fonds: 'J019', scope: '期满' },
        ...{ method: '逐卷', members: [{ name: '张某', role: '档案' }], keep: 1, destroy: 2, transfer: 0 },
        ...{ dissent: '李某不同意', periods: [{ period: '10年', units: 3 }], rows: [], drawnOut: [] },
      },
      each(),
    );
    const [fields] = layout.blocks;
    expect(JSON.stringify(fields)).toMatch(/期满.*逐卷.*张某（档案）.*李某不同意/s);
    expect(tables(layout).map(columns)).toEqual([
      ['保管期限', '单位数'],
      ['序号', '意见', '理由', '新期限', '单位数'],
    ]);
  });

  it.each<[string, FormLayout, readonly string[]]>([
    [
      '开放审核表',
      openingReviewSheet({ ...base, form: 'opening-review', archives: '县档案馆', rows: [] }, each()),
      [
        ...['档号', '题名', '形成时间', '档案馆意见（依据）', '形成单位意见（依据）'],
        ...['协商结论', '延期期限', '签字'],
      ],
    ],
    [
      '延期开放目录',
      extensionCatalogue({ ...base, form: 'extension-catalogue', archives: '县档案馆', rows: [] }, each()),
      ['档号', '题名', '责任者', '形成时间', '延期理由（a-d）', '拟开放时间', '主管部门意见'],
    ],
    [
      '开放档案目录',
      openedCatalogue({ ...base, form: 'opened-catalogue', archives: '县档案馆', rows: [] }, each()),
      ['档号', '题名', '形成时间', '开放日期'],
    ],
    [
      '到期清单',
      dueList({ ...base, form: 'due-list', scope: '', on: '2026-11-22', regime: 'R3', rows: [] }, each()),
      ['时限', '到期', '可信度', '依据', '档号', '题名', '现存单位'],
    ],
  ])('%s', (_name, layout, wanted) => {
    expect(columns(tables(layout)[0])).toEqual(expect.arrayContaining([...wanted]));
  });

  it('开放审核表 names who looked the titles through; 开放档案目录, as it names nobody, the days alone', () => {
    const told = { ...base, archives: '县档案馆', rows: [] };
    const checks = [
      { name: '王某', on: '2024-06-03' },
      { name: '赵某', on: '2024-06-04' },
    ];
    const sheet = openingReviewSheet({ ...told, form: 'opening-review', checks }, each());
    expect(JSON.stringify(sheet.blocks[0])).toMatch(/题名查隐.*王某 2024-06-03、赵某 2024-06-04/);
    const checkedOn = checks.map(({ on }) => on);
    const catalogue = openedCatalogue({ ...told, form: 'opened-catalogue', checkedOn }, each());
    expect(JSON.stringify(catalogue.blocks[0])).toMatch(/题名查隐日期.*2024-06-03、2024-06-04/);
    const bare = openingReviewSheet({ ...told, form: 'opening-review' }, each());
    expect(JSON.stringify(bare.blocks[0])).not.toContain('题名查隐');
  });

  it('开放档案目录 names the institution that decided', () => {
    const layout = openedCatalogue(
      { ...base, form: 'opened-catalogue', archives: '县档案馆', rows: [] },
      each(),
    );
    expect(JSON.stringify(layout.blocks[0])).toMatch(/决定机构.*县档案馆/);
  });
});
