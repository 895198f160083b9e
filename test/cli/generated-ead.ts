/** A finding aid with `files` files in series of a hundred; every tenth file has two items within. */
export function generatedEad(files: number): string {
  const parts = [
    '<?xml version="1.0" encoding="UTF-8"?><ead><eadheader><eadid>generated</eadid><filedesc><titlestmt><titleproper>G</titleproper></titlestmt></filedesc></eadheader>',
    '<archdesc level="fonds"><did><unittitle>Generated 档案</unittitle></did><dsc>',
  ];
  for (let i = 0; i < files; i++) {
    if (i % 100 === 0)
      parts.push(
        `${i ? '</c>' : ''}<c id="s${i}" level="series"><did><unittitle>Series ${i}</unittitle></did>`,
      );
    const within =
      i % 10 === 0
        ? [1, 2].map((n) => `<c id="f${i}-${n}" level="item"><did><unittitle>Item ${n}</unittitle></did></c>`)
        : [];
    parts.push(
      `<c id="f${i}" level="file"><did><unittitle>案卷 ${i}</unittitle><unitdate normal="19${10 + (i % 89)}">19${10 + (i % 89)}</unitdate></did>${within.join('')}</c>`,
    );
  }
  return [...parts, '</c></dsc></archdesc></ead>'].join('');
}

/** All components of {@link generatedEad}. */
export const componentsOf = (files: number): number =>
  files + Math.ceil(files / 100) + 2 * Math.ceil(files / 10);
