import { fromHex, toHex, utf8 } from './bytes';
import { parseCheckpoint } from './checkpoint';
import { cosignedMessage, readTimestamped } from './cosignature';
import { formatVkey, parseVkey } from './note-key';
import { openNote, verifyEd25519 } from './note-verifier';
import { formatNote, formatSignature, parseNote, parseSignatureLines } from './signed-note';
import { tilePath } from './tile-path';
import { tilesOf } from './tile';
import { formatProof, parseProof } from './tlog-proof';

const CHECKPOINT = `example.com/behind-the-sofa
20852163
CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=
`;

describe('Ed25519', () => {
  /** RFC 8032 §7.1, tests 1 to 3. */
  it.each([
    [
      'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
      '',
      'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
    ],
    [
      '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
      '72',
      '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
    ],
    [
      'fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025',
      'af82',
      '6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a',
    ],
  ])(
    'verifies the signature of RFC 8032 by %.8s…, and no other text under it',
    async (key, message, signature) => {
      const [publicKey, text, signed] = [
        fromHex(key, 32, 'key'),
        message,
        fromHex(signature, 64, 'signature'),
      ];
      const bytes = Uint8Array.from(Buffer.from(text, 'hex'));
      expect(await verifyEd25519(publicKey, bytes, signed)).toBe(true);
      expect(await verifyEd25519(publicKey, Uint8Array.of(...bytes, 0), signed)).toBe(false);
    },
  );

  it('says no, and throws nothing, for a key or a signature that is none', async () => {
    const none = [new Uint8Array(31), new Uint8Array(32).fill(0xff)];
    for (const key of none) expect(await verifyEd25519(key, utf8('x'), new Uint8Array(64))).toBe(false);
    expect(await verifyEd25519(new Uint8Array(32), utf8('x'), new Uint8Array(63))).toBe(false);
  });
});

describe('the examples of the specifications', () => {
  it.each([
    [
      'signed-note',
      'example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k',
      'This is an example message.\n\n— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n',
    ],
    [
      'golang.org/x/mod/sumdb/note',
      'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW',
      "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n\n— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n",
    ],
  ])('%s: its key verifies its note', async (_, vkey, note) => {
    const key = parseVkey(vkey);
    expect(formatVkey(key)).toBe(vkey);
    const opened = await openNote(note, [key]);
    expect(opened).toMatchObject({ ok: true, verified: [{ key }] });
    expect(formatNote(parseNote(note))).toBe(note);
  });

  it('signed-note: a text with an empty line within is cut at the last', () => {
    const note =
      'Ognuno sta solo sul cuor della terra\ntrafitto da un raggio di sole:\n\ned è subito sera.\n\n— quasimodo.example/salvatore NnugSzTjtVAewIS+Z/iJhUPeFDkO/5QQ2i5ddnGITLlC+EhfLW9oJKONrMouFSQU0xMcXxj99ihAQwaqP3ZekRwNtIc=\n';
    expect(parseNote(note).text).toMatch(/^Ognuno[^]*\n\ned è subito sera\.\n$/);
    expect(formatNote(parseNote(note))).toBe(note);
  });

  it('tlog-cosignature: the time of a cosignature is read, and the message it signs is as shown', () => {
    const note = `${CHECKPOINT}
— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
— witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==
`;
    const { text, signatures } = parseNote(note);
    expect(parseCheckpoint(text)).toMatchObject({ origin: 'example.com/behind-the-sofa', size: 20852163 });
    const stamped = readTimestamped(signatures[1]?.signature ?? new Uint8Array());
    expect(stamped).toMatchObject({ timestamp: 1679315147 });
    expect(Buffer.from(cosignedMessage(text, 1679315147)).toString()).toBe(
      `cosignature/v1\ntime 1679315147\n${CHECKPOINT}`,
    );
    expect(formatNote(parseNote(note))).toBe(note);
  });

  it('tlog-witness: the lines of an answer are read', () => {
    const lines =
      '— witness.example/w1 CMp+6LWBU0anHGH5aNDTJkH/gj79sG+T6+iP2ThYN5krrDJbR1HDnucjL39QsZTSvVjyQLrdk3DXDqI5G2HgLatVs0pWh6Up69HVOw==\n— witness.example/w2 AWui8Sk55XjYLOijihBjhqEH6nS1ndDymE0a+6idX7pLcnoB+dhnz0854aLZgrrKbYKA7nC3HNJhm/kWl7oJlqU3rXXvpysAdyP3wQ==\n';
    const read = parseSignatureLines(lines);
    expect(read.map(({ name, keyId }) => [name, keyId])).toEqual([
      ['witness.example/w1', '08ca7ee8'],
      ['witness.example/w2', '016ba2f1'],
    ]);
    expect(read.map(formatSignature).join('')).toBe(lines);
  });

  it('tlog-proof: index, hashes and checkpoint are read', () => {
    const hashes = [
      'gSKyXoYZUgZ6jduWYrkDOARinOMGJveXjgMkBTcdPlQ=',
      'B95lDa8R83lS8n0eG+o0buTxRKQTYFi//1U8anccXmA=',
      'EKNzoDWG8LGC0Yp9o+sv3qllpMP9uHQ9B20KNL+Q1zs=',
      'RoopEkOdqkYqMB4MJXrbt/hMjOxsVn0IrWjpz1ZMMes=',
      'AHCioX9nLjsrse6YhjRRmk1WUEirVOLLRoOQ6vfO5vk=',
    ];
    const text = `c2sp.org/tlog-proof@v1
extra YWdlLXYxLjIuMS1kYXJ3aW4tYXJtNjQudGFyLmd6kYXJ3aW4tYXJ
index 73894
${hashes.join('\n')}

example.com/fancylog
`;
    const proof = parseProof(text);
    expect(proof).toMatchObject({ index: 73894, checkpoint: 'example.com/fancylog\n' });
    expect(proof.hashes.map(toHex)).toHaveLength(5);
    expect(formatProof(proof)).toBe(text);
  });

  it('tlog-tiles: the index 1234067, and the tiles of 70,000 and of 256 entries', () => {
    expect(tilePath({ level: 0, index: 1234067, width: 256 })).toBe('tile/0/x001/x234/067');
    const of = (size: number): string[] => [...tilesOf(size)].map(tilePath);
    expect(of(70_000)).toHaveLength(273 + 1 + 1 + 1 + 1);
    expect(of(70_000)).toEqual(
      expect.arrayContaining([
        'tile/0/272',
        'tile/0/273.p/112',
        'tile/1/000',
        'tile/1/001.p/17',
        'tile/2/000.p/1',
      ]),
    );
    expect(of(256)).toEqual(['tile/0/000', 'tile/1/000.p/1']);
  });
});
