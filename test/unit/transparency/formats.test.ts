import { describe, expect, it } from 'vitest';

import { checkpointText, parseCheckpoint } from '../../../shared/transparency/checkpoint.ts';
import { bundleOf, entriesIn } from '../../../shared/transparency/entry-bundle.ts';
import { inclusionFileText, parseInclusionFile } from '../../../shared/transparency/inclusion-file.ts';
import { entriesPath, tilePath, tilesSince } from '../../../shared/transparency/tiles.ts';

const root = new Uint8Array(Buffer.from('CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=', 'base64'));
/** The example of C2SP tlog-checkpoint. */
const EXAMPLE = 'example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n';

describe('paths of tiles', () => {
  it('are those of C2SP tlog-tiles', () => {
    expect(tilePath({ level: 0, index: 1_234_067, width: 256 })).toBe('tile/0/x001/x234/067');
    expect(tilePath({ level: 3, index: 0, width: 256 })).toBe('tile/3/000');
    expect(tilePath({ level: 1, index: 1000, width: 17 })).toBe('tile/1/x001/000.p/17');
    expect(entriesPath({ index: 273, width: 112 })).toBe('tile/entries/273.p/112');
  });

  it('of a tree of 70,000 are the tiles its example lists', () => {
    const tiles = tilesSince(0, 70_000);
    const at = (level: number) => tiles.filter((tile) => tile.level === level).map(({ width }) => width);
    expect(at(0)).toEqual([...Array.from({ length: 273 }, () => 256), 112]);
    expect(at(1)).toEqual([256, 17]);
    expect(at(2)).toEqual([1]);
    expect(tiles).toHaveLength(277);
  });

  it('of a tree of 256 are a full one and a partial one above it', () => {
    expect(tilesSince(0, 256).map(tilePath)).toEqual(['tile/0/000', 'tile/1/000.p/1']);
    expect(tilesSince(255, 256).map(tilePath)).toEqual(['tile/0/000', 'tile/1/000.p/1']);
    expect(tilesSince(256, 257).map(tilePath)).toEqual(['tile/0/001.p/1']);
    expect(tilesSince(7, 7)).toEqual([]);
  });
});

describe('a checkpoint', () => {
  it('reads and writes as the example of C2SP tlog-checkpoint', () => {
    const checkpoint = { origin: 'example.com/behind-the-sofa', size: 20_852_163, root };
    expect(checkpointText(checkpoint)).toBe(EXAMPLE);
    expect(parseCheckpoint(EXAMPLE)).toEqual(checkpoint);
    expect(parseCheckpoint(`${EXAMPLE}an extension\n`)).toEqual(checkpoint);
  });

  it.each([
    ['without its last line feed', EXAMPLE.slice(0, -1)],
    ['with a leading zero', EXAMPLE.replace('20852163', '020852163')],
    ['with a sign', EXAMPLE.replace('20852163', '+20852163')],
    ['with more leaves than can be counted', EXAMPLE.replace('20852163', '9007199254740993')],
    ['without origin', EXAMPLE.replace('example.com/behind-the-sofa', '')],
    ['with a short root', EXAMPLE.replace('CsUYapGGPo4d', '')],
    ['with base64 that RFC 4648 would not write', EXAMPLE.replace('2I=', '2J=')],
    ['with an empty extension line', `${EXAMPLE}\n`],
    ['with an extension that does not end', `${EXAMPLE}extension`],
    ['cut', 'example.com/behind-the-sofa\n'],
    ['empty', ''],
  ])('%s is none', (_, text) => {
    expect(parseCheckpoint(text)).toBeUndefined();
  });
});

describe('a bundle of entries', () => {
  it('has each with its length before it, most significant byte first', () => {
    const long = new Uint8Array(258).fill(7);
    const bundle = bundleOf([Uint8Array.of(1, 2, 3), new Uint8Array(), long]);
    expect([...bundle.subarray(0, 9)]).toEqual([0, 3, 1, 2, 3, 0, 0, 1, 2]);
    expect(entriesIn(bundle)).toEqual([Uint8Array.of(1, 2, 3), new Uint8Array(), long]);
    expect(entriesIn(new Uint8Array())).toEqual([]);
  });

  it('that ends inside an entry or its length is none', () => {
    const bundle = bundleOf([Uint8Array.of(1, 2, 3)]);
    expect(entriesIn(bundle.subarray(0, 4))).toBeUndefined();
    expect(entriesIn(bundle.subarray(0, 1))).toBeUndefined();
  });

  it('takes no entry that is longer than 65,535 bytes', () => {
    expect(() => bundleOf([new Uint8Array(65_536)])).toThrow(RangeError);
    expect(bundleOf([new Uint8Array(65_535)])).toHaveLength(65_537);
  });
});

describe('a proof in a file', () => {
  const checkpoint = `${EXAMPLE}\n— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n`;
  const base64 = Buffer.from(root).toString('base64');

  it('is laid out as C2SP tlog-proof says', () => {
    const file = { index: 73_894, proof: [root, root], checkpoint, extra: undefined };
    const text = `c2sp.org/tlog-proof@v1\nindex 73894\n${base64}\n${base64}\n\n${checkpoint}`;
    expect(inclusionFileText(file)).toBe(text);
    expect(parseInclusionFile(text)).toEqual(file);
    const extra = Uint8Array.of(1, 2, 3);
    const withExtra = text.replace('\nindex', '\nextra AQID\nindex');
    expect(inclusionFileText({ ...file, extra })).toBe(withExtra);
    expect(parseInclusionFile(withExtra)).toEqual({ ...file, extra });
  });

  it('of the only entry has no hashes', () => {
    const text = `c2sp.org/tlog-proof@v1\nindex 0\n\n${checkpoint}`;
    expect(parseInclusionFile(text)).toMatchObject({ index: 0, proof: [] });
  });

  it.each([
    ['of another version', 'c2sp.org/tlog-proof@v2\nindex 0\n\nx'],
    ['without index', `c2sp.org/tlog-proof@v1\n${base64}\n\nx`],
    ['with a leading zero', 'c2sp.org/tlog-proof@v1\nindex 01\n\nx'],
    ['with half a hash', `c2sp.org/tlog-proof@v1\nindex 0\n${base64.slice(0, 20)}\n\nx`],
    [
      'with more hashes than any tree has levels',
      `c2sp.org/tlog-proof@v1\nindex 0\n${`${base64}\n`.repeat(54)}\nx`,
    ],
    ['whose extra data are no base64', 'c2sp.org/tlog-proof@v1\nextra !\nindex 0\n\nx'],
    ['without a checkpoint', 'c2sp.org/tlog-proof@v1\nindex 0\n'],
  ])('%s is none', (_, text) => {
    expect(parseInclusionFile(text)).toBeUndefined();
  });
});
