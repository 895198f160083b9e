/** What the reader knows of EAD 2002 and EAD3 by element name. Everything else is in the digest and the stored source. */

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** `c`, `c01` … `c12`. */
export const isComponent = (name: string): boolean =>
  name.charCodeAt(0) === 99 && (name.length === 1 || (name.length === 3 && /^c(0[1-9]|1[0-2])$/.test(name)));

/** EAD's own levels above a file: a `subfonds` is a class of its fonds, as in AtoM. */
export const SERIES_LEVELS = words('fonds subfonds collection recordgrp subgrp series subseries class');

/** Elements that only group: what stands in them is read as if it stood in the component itself. */
export const TRANSPARENT = words('did descgrp admininfo dsc physdescset');

/** Descriptive elements without a field of their own; they are kept in `other` by element name. */
const NOTES = words(
  'abstract physloc repository materialspec accruals acqinfo altformavail appraisal arrangement bibliography ' +
    'bioghist controlaccess custodhist didnote fileplan index legalstatus note odd originalsloc otherfindaid ' +
    'phystech prefercite processinfo relatedmaterial relations separatedmaterial',
);

const FIELDS = words(
  'unittitle unitid unitdate unitdatestructured physdesc physdescstructured container langmaterial origination ' +
    'scopecontent accessrestrict userestrict',
);

/** Whether the element is read when it stands in a component (or in an element that only groups). */
export const isRead = (name: string): boolean => FIELDS.has(name) || NOTES.has(name);

/** Elements inside a read element that are read besides their text. */
export const READ_WITHIN: Readonly<Record<string, ReadonlySet<string> | undefined>> = {
  unittitle: words('unitdate'),
  unitdatestructured: words('datesingle daterange fromdate todate'),
  langmaterial: words('language script'),
  origination: words('persname corpname famname name'),
};

/** Elements that stand beside each other in print: their texts are parted by a blank when flattened. */
const BREAKING = words(
  'p head lb item list label defitem chronlist chronitem event chronitemset eventgrp extent physfacet dimensions ' +
    'quantity unittype part language script languageset table row entry note blockquote address addressline ' +
    'datesingle fromdate todate daterange dateset bibref archref descriptivenote relation relationentry',
);
/** In these everything stands beside its neighbour; elsewhere names and subjects are words of running text. */
const LISTS = words('controlaccess origination repository langmaterial relations');

export const breaksText = (name: string, parent: string): boolean => BREAKING.has(name) || LISTS.has(parent);
