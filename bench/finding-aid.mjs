import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';

const SERIES_LENGTH = 500;

/** Writes an EAD 2002 finding aid of so many components: series of files, described as Chinese archives describe them. */
export async function writeFindingAid(path, components) {
  const out = createWriteStream(path);
  const write = async (text) => out.write(text) || (await once(out, 'drain'));
  await write(
    '<?xml version="1.0" encoding="UTF-8"?>\n<ead xmlns="urn:isbn:1-931666-22-9"><eadheader><eadid>bench</eadid>' +
      '<filedesc><titlestmt><titleproper>某市人民政府办公室全宗</titleproper></titlestmt></filedesc></eadheader>' +
      '<archdesc level="collection"><did><unittitle>某市人民政府办公室</unittitle><unitid>Z109</unitid></did><dsc>\n',
  );
  for (let n = 0; n < components; n++) {
    const place = n % SERIES_LENGTH;
    if (place === 0 && n > 0) await write('</c01>\n');
    await write(place === 0 ? series(n / SERIES_LENGTH) : file(n, place));
  }
  await write('</c01></dsc></archdesc></ead>\n');
  out.end();
  await finished(out);
}

const series = (n) => `<c01 level="series" id="s${n}"><did><unittitle>第${n}类 文书档案</unittitle></did>\n`;

const file = (n, place) =>
  `<c02 level="file" id="f${n}"><did><unitid>Z109-WS·2011·Y-${n}</unitid>` +
  `<unittitle>关于${PLACES[n % PLACES.length]}${WORKS[n % WORKS.length]}事业发展第${n}号工作的${PAPERS[n % PAPERS.length]}</unittitle>` +
  `<unitdate normal="1986-0${1 + (n % 9)}-1${n % 10}/1987">1986年</unitdate>` +
  `<physdesc><extent>${n % 200} 页</extent></physdesc>` +
  `<container type="box">${n % 500}</container><container type="folder">${place}</container></did>` +
  `<scopecontent><p>内容涉及档案的接收、整理、保管和利用，共${n}项。</p></scopecontent></c02>\n`;

const PLACES = ['呼和浩特市', '包头市', '乌兰察布市', '新城区', '回民区', '赛罕区', '土默特左旗'];
const WORKS = ['档案', '水利', '交通', '教育', '卫生', '粮食', '林业', '商业', '邮电', '民政', '文化'];
const PAPERS = ['请示与批复', '通知', '会议纪要', '年度总结', '调查报告'];
