/** What the demonstration imports: made here, so that it travels with the program. */

interface Item {
  readonly title: string;
  readonly creator: string;
  readonly date: string;
  readonly pages: number;
}

const ITEMS: readonly Item[] = [
  { title: '关于开展春季水利工程检查的通知', creator: '呼和浩特市水务局', date: '20110309', pages: 4 },
  { title: '关于大黑河治理工程立项的请示', creator: '呼和浩特市水务局', date: '20110402', pages: 12 },
  { title: '关于大黑河治理工程立项的批复', creator: '呼和浩特市人民政府', date: '20110518', pages: 3 },
  { title: '2011年防汛工作方按', creator: '呼和浩特市水务局', date: '20110601', pages: 26 },
  { title: '防汛值班记录', creator: '呼和浩特市水务局办公室', date: '2011.6.1—2011.9.30', pages: 88 },
  { title: '关于表彰节约用水先进单位的决定', creator: '呼和浩特市水务局', date: '20111122', pages: 6 },
  { title: '2011年工作总结', creator: '呼和浩特市水务局', date: '2011年12月', pages: 18 },
];

/** The code whose title has a slip of the pen, for the correction by two people. */
export const SLIP = { code: 'Z109-WS·2011-Y-BGS-0004', title: '2011年防汛工作方案' } as const;

const HEADER = ['档号', '文号', '责任者', '题名', '日期', '密级', '页数', '保管期限', '开放标识', '备注'];

/** A catalogue by item, as an organ hands it over (DA/T 22). */
export function demoCatalogue(): string {
  const rows = ITEMS.map(({ title, creator, date, pages }, i) => {
    const number = String(i + 1).padStart(4, '0');
    const opening = i % 2 ? '控制' : '开放';
    return [
      `Z109-WS·2011-Y-BGS-${number}`,
      `呼水发〔2011〕${i + 1}号`,
      creator,
      title,
      date,
      '',
      String(pages),
      '永久',
      opening,
      '',
    ];
  });
  return [HEADER, ...rows].map((row) => row.join(',')).join('\r\n') + '\r\n';
}

/** A small finding aid in EAD 2002: two series, files, and items within a file. */
export const demoFindingAid = (): string => `<?xml version="1.0" encoding="UTF-8"?>
<ead xmlns="urn:isbn:1-931666-22-9">
  <eadheader>
    <eadid>hhht-suiyuan-school</eadid>
    <filedesc><titlestmt><titleproper>绥远师范学校档案 检索工具</titleproper></titlestmt></filedesc>
  </eadheader>
  <archdesc level="fonds">
    <did>
      <unittitle>绥远师范学校档案</unittitle>
      <origination><corpname>绥远师范学校</corpname></origination>
      <unitdate normal="1923/1949">1923—1949</unitdate>
      <physdesc><extent>6 卷</extent></physdesc>
      <langmaterial><language langcode="chi">中文</language></langmaterial>
    </did>
    <dsc>
      <c id="s1" level="series">
        <did><unittitle>校务</unittitle></did>
        <c id="s1-1" level="file"><did><unittitle>校务会议记录</unittitle><unitdate normal="1931/1934">民国二十年至二十三年</unitdate><container type="box">1</container></did>
          <c id="s1-1-1" level="item"><did><unittitle>第一次校务会议记录</unittitle><unitdate normal="1931-09-12">1931年9月12日</unitdate></did></c>
          <c id="s1-1-2" level="item"><did><unittitle>第二次校务会议记录</unittitle><unitdate normal="1932-03-05">1932年3月5日</unitdate></did></c>
        </c>
        <c id="s1-2" level="file"><did><unittitle>教职员名册</unittitle><unitdate normal="1935">1935</unitdate><container type="box">1</container></did></c>
      </c>
      <c id="s2" level="series">
        <did><unittitle>学籍</unittitle></did>
        <c id="s2-1" level="file"><did><unittitle>学生学籍表（一）</unittitle><unitdate normal="1923/1936">1923—1936</unitdate><container type="box">2</container></did></c>
        <c id="s2-2" level="file"><did><unittitle>学生学籍表（二）</unittitle><unitdate normal="1937/1949">1937—1949</unitdate><container type="box">2</container></did></c>
        <c id="s2-3" level="file"><did><unittitle>毕业生照片</unittitle><unitdate>年代不详</unitdate><container type="box">3</container></did></c>
      </c>
    </dsc>
  </archdesc>
</ead>
`;
