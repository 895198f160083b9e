/** U+00A0 … U+00FF in their order, by the names of ISO 8879. */
const LATIN =
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para ' +
  'middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave ' +
  'Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc ' +
  'Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc ' +
  'iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml';

/** Others that finding aids use: dashes, quotation marks, letters of the languages of Europe. Name and code point. */
const OTHERS =
  'ndash 2013 mdash 2014 hyphen 2010 dash 2010 lsquo 2018 rsquo 2019 lsquor 201a ldquo 201c rdquo 201d ldquor 201e ' +
  'hellip 2026 bull 2022 dagger 2020 Dagger 2021 prime 2032 Prime 2033 trade 2122 ensp 2002 emsp 2003 thinsp 2009 half bd ' +
  'frac18 215b frac38 215c frac58 215d frac78 215e frac13 2153 frac23 2154 OElig 152 oelig 153 Scaron 160 scaron 161 ' +
  'Zcaron 17d zcaron 17e Ccaron 10c ccaron 10d Ecaron 11a ecaron 11b Rcaron 158 rcaron 159 Cacute 106 cacute 107 ' +
  'Nacute 143 nacute 144 Sacute 15a sacute 15b Zacute 179 zacute 17a Zdot 17b zdot 17c Lstrok 141 lstrok 142 ' +
  'Dstrok 110 dstrok 111 Aogon 104 aogon 105 Eogon 118 eogon 119 Abreve 102 abreve 103 Gbreve 11e gbreve 11f ' +
  'Scedil 15e scedil 15f Idot 130 inodot 131 Uring 16e uring 16f';

/**
 * Characters by the names that the DTD of EAD 2002 takes over from ISO 8879: a finding aid that names its DTD may use
 * them, and the DTD itself is never fetched.
 */
export const CHARACTER_ENTITIES: ReadonlyMap<string, string> = new Map([
  ...LATIN.split(' ').map((name, i): [string, string] => [name, String.fromCodePoint(0xa0 + i)]),
  ...(OTHERS.match(/\S+ \S+/g) ?? []).map((pair): [string, string] => {
    const [name = '', code = ''] = pair.split(' ');
    return [name, String.fromCodePoint(Number.parseInt(code, 16))];
  }),
]);
