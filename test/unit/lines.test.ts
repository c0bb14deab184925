import { Readable } from 'node:stream';

import { describe, expect, it } from 'vitest';

import { linesOf } from '../../bin/lines.ts';

const read = async (
  chunks: readonly (string | Buffer)[],
  most = 20,
): Promise<readonly (string | undefined)[]> => {
  const lines: (string | undefined)[] = [];
  for await (const line of linesOf(Readable.from(chunks), most)) lines.push(line);
  return lines;
};

describe('lines of a stream', () => {
  it('end at line feeds alone, wherever chunks do', async () => {
    expect(await read(['a\u2028b\u2029c\r\n', 'd', 'e\n\n', 'f'])).toEqual([
      'a\u2028b\u2029c',
      'de',
      '',
      'f',
    ]);
    expect(await read([])).toEqual([]);
    expect(await read(['a\n'])).toEqual(['a']);
  });

  it('keep characters whole that two chunks share, and drop a byte order mark', async () => {
    const bytes = Buffer.from('\uFEFF🎉é\nx');
    expect(await read([bytes.subarray(0, 5), bytes.subarray(5, 8), bytes.subarray(8)])).toEqual(['🎉é', 'x']);
  });

  it('give up a line that is too long, and go on with the next', async () => {
    expect(await read(['12345', '6789', '0', '1\nshort\n', 'x'.repeat(100), '\nend'], 10)).toEqual([
      undefined,
      'short',
      undefined,
      'end',
    ]);
  });
});
