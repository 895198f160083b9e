import {
  checkpointText,
  cosign,
  COSIGNATURE_V1,
  decimalOf,
  ED25519,
  formatNote,
  formatSignature,
  formatVkey,
  fromBase64,
  Malformed,
  MAX_SIGNATURES,
  openCheckpoint,
  openNote,
  parseCheckpoint,
  parseNote,
  parseVkey,
  sha256,
  signNote,
  toBase64,
  utf8,
  verifierKey,
  type NoteSignature,
} from '@fonds/ledger/core';
import { keyOf, logSigner, ORIGIN, WITNESS, witnessSigner } from './log.fixture';

const root = sha256(utf8('root'));
const TEXT = checkpointText({ origin: ORIGIN, size: 5, root });
const logKey = keyOf(ORIGIN, ED25519, logSigner);
const witnessKey = keyOf(WITNESS, COSIGNATURE_V1, witnessSigner);
const stranger = (name: string): NoteSignature => ({ name, keyId: '00000001', signature: Uint8Array.of(1) });

describe('texts of one value', () => {
  it.each([
    '',
    '00',
    '01',
    '-1',
    '+1',
    '1.0',
    '1e3',
    ' 1',
    '1\n',
    '٣',
    '9007199254740992',
    '18446744073709551616',
  ])('a size is not read from %j', (text) => expect(() => decimalOf(text, 'size')).toThrow(Malformed));

  it.each(['AA', 'AA=', 'AA==\n', 'AB==', 'AAB=', 'A===', 'AA==AA==', '-_==', 'A A=', '='])(
    'bytes are not read from %j',
    (text) => expect(() => fromBase64(text, 'bytes')).toThrow(Malformed),
  );

  it('a lone surrogate has no bytes: it is not written as another character', () => {
    expect(() => utf8('\ud800')).toThrow(Malformed);
    expect(Buffer.from(utf8('𠮷')).toString('hex')).toBe('f0a0aeb7');
  });
});

describe('a signed note', () => {
  const signed = async (...more: NoteSignature[]): Promise<string> => {
    const note = await signNote(ORIGIN, TEXT, [logSigner]);
    return formatNote({ ...note, signatures: [...more, ...note.signatures] });
  };

  it('passes over the lines of strangers, whatever names they bear', async () => {
    const names = ['x', ORIGIN, WITNESS, 'a\u007fb', '\ufeff', 'n'.repeat(5000), '档案馆', '—'];
    expect(await openNote(await signed(...names.map(stranger)), [logKey])).toMatchObject({
      ok: true,
      verified: [{ key: logKey }],
    });
  });

  it.each(['', 'a b', 'a+b', 'a\u00a0b', 'a\u0085b', 'a\u2028b', 'a\u3000b', 'a\nb', 'a\tb', '\ud800'])(
    'bears no line of a key named %j',
    (name) => {
      expect(() => formatSignature(stranger(name))).toThrow(Malformed);
      expect(() => verifierKey(name, ED25519, root)).toThrow(Malformed);
      expect(() => parseNote(`text\n\n— ${name} AAAAAQE=\n`)).toThrow(Malformed);
    },
  );

  it('takes 16 signatures and more, but not any number', async () => {
    const many = (count: number): NoteSignature[] =>
      Array.from({ length: count }, (_, i) => stranger(`s${i}`));
    expect(await openNote(await signed(...many(MAX_SIGNATURES - 1)), [logKey])).toMatchObject({ ok: true });
    await expect(signed(...many(MAX_SIGNATURES))).rejects.toThrow(Malformed);
    const note = parseNote(await signed());
    const lines = many(MAX_SIGNATURES).map(formatSignature).join('');
    expect(() => parseNote(formatNote(note) + lines)).toThrow(Malformed);
  });

  it('is refused with a line of a known key that does not verify, also behind one that does', async () => {
    const note = await signNote(ORIGIN, TEXT, [logSigner]);
    const [good] = note.signatures as [NoteSignature];
    const bad = { ...good, signature: good.signature.map((byte, i) => (i === 63 ? byte ^ 1 : byte)) };
    for (const signatures of [[bad], [bad, good], [good, bad]])
      expect(await openNote(formatNote({ ...note, signatures }), [logKey])).toEqual({
        ok: false,
        reason: 'bad-signature',
        name: ORIGIN,
      });
    expect(await openNote(formatNote({ ...note, signatures: [good, good] }), [logKey])).toMatchObject({
      verified: [{ key: logKey }],
    });
  });

  it('is refused without a signature of a trusted key', async () => {
    expect(await openNote(await signed(), [witnessKey])).toEqual({ ok: false, reason: 'unsigned' });
    expect(await openNote(await signed(), [])).toEqual({ ok: false, reason: 'unsigned' });
  });

  it.each(['no newline', 'a\tb\n', 'a\r\n', '\u0000\n', ''])('has no text such as %j', async (text) => {
    await expect(signNote(ORIGIN, text, [logSigner])).rejects.toThrow(Malformed);
    expect(() => parseNote(`${text}\n${formatSignature(stranger('x'))}`)).toThrow(Malformed);
  });

  it.each([
    'text\n',
    'text\n\n',
    'text\n\n— x AAAAAQE=',
    'text\n\n— x AAAAAQE=\n\n',
    'text\n\n— x AAAAAQE= \n',
    'text\n\n-- x AAAAAQE=\n',
    'text\n\n— x  AAAAAQE=\n',
    'text\n\n— x AAAAAQ==\n',
    'text\n\n— x AAAAAR==\n',
    '\n— x AAAAAQE=\n',
  ])('is not read from %j', (note) => expect(() => parseNote(note)).toThrow(Malformed));
});

describe('a verifier key', () => {
  it.each([
    formatVkey(logKey).toUpperCase(),
    `${formatVkey(logKey)}=`,
    `x${formatVkey(logKey)}`,
    formatVkey(logKey).replace(/\+[0-9a-f]{8}\+/, '+00000000+'),
    `${ORIGIN}+${logKey.id}+`,
    '',
    '++',
    'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10T=',
  ])('is not read from %j', (vkey) => expect(() => parseVkey(vkey)).toThrow(Malformed));
});

describe('a checkpoint', () => {
  it.each([
    '',
    'o\n5\n',
    `o\n5\n${root}`,
    'o\n05\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n',
    'o\n5\nAAAA\n',
    '\n5\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n',
    'o\n5\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n\n',
    'o\r\n5\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n',
  ])('is not read from %j', (text) => expect(() => parseCheckpoint(text)).toThrow(Malformed));

  it('may have further lines, which are not ours to read', () => {
    expect(parseCheckpoint(`${TEXT}more\nand more\n`).extensions).toEqual(['more', 'and more']);
  });

  it.each([
    { origin: '', size: 5, root },
    { origin: 'o\n3', size: 5, root },
    { origin: TEXT.slice(0, -1), size: 5, root },
    { origin: `o\n3\n${toBase64(root)}`, size: 5, root },
    { origin: 'o', size: -1, root },
    { origin: 'o', size: 2 ** 53, root },
    { origin: 'o', size: 1.5, root },
    { origin: 'o', size: 5, root: root.subarray(1) },
  ])('is not written of %j', (head) => expect(() => checkpointText(head)).toThrow(Malformed));

  it('of another log is not taken for ours, nor one that only a witness signed', async () => {
    const note = await signNote(ORIGIN, TEXT, [logSigner]);
    const other = { ...logKey, name: 'other.example' };
    expect(await openCheckpoint(note, [other], [witnessKey])).toMatchObject({
      ok: false,
      reason: 'other-origin',
    });
    const cosigned = { ...note, signatures: [await cosign(WITNESS, TEXT, 1, witnessSigner)] };
    expect(await openCheckpoint(cosigned, [logKey], [witnessKey])).toMatchObject({
      ok: false,
      reason: 'unsigned',
    });
  });

  it('is not witnessed by a signature that bears no time', async () => {
    const plainWitness = keyOf(WITNESS, ED25519, witnessSigner);
    const [own, plain] = [
      await signNote(ORIGIN, TEXT, [logSigner]),
      await signNote(WITNESS, TEXT, [witnessSigner]),
    ];
    const note = { text: TEXT, signatures: [...own.signatures, ...plain.signatures] };
    expect(await openCheckpoint(note, [logKey], [plainWitness])).toMatchObject({
      ok: true,
      cosignatures: [],
    });
  });

  it('is cosigned at a time, and nothing else is cosigned', async () => {
    for (const time of [0, -1, 1.5, 2 ** 53])
      await expect(cosign(WITNESS, TEXT, time, witnessSigner)).rejects.toThrow(RangeError);
    await expect(cosign(WITNESS, 'some text\n', 1, witnessSigner)).rejects.toThrow(Malformed);
  });
});
