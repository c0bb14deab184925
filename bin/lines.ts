import type { Readable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';

/**
 * Lines of a stream of UTF-8, ended by a line feed alone (JSON may hold every other separator), without a byte order
 * mark or a carriage return at their end. A line of more than `most` characters is `undefined` and takes no room.
 */
export async function* linesOf(input: Readable, most: number): AsyncGenerator<string | undefined> {
  const decoder = new StringDecoder('utf8');
  let held: string | undefined = '';
  let isFirst = true;
  const ended = (line: string | undefined): string | undefined => {
    const whole = isFirst ? line?.replace(/^\uFEFF/u, '') : line;
    isFirst = false;
    return whole?.replace(/\r$/u, '');
  };
  for await (const given of input) {
    const chunk: unknown = given;
    const pieces = (chunk instanceof Uint8Array ? decoder.write(chunk) : String(chunk)).split('\n');
    for (const [index, piece] of pieces.entries()) {
      if (index > 0) {
        yield ended(held);
        held = '';
      }
      held = held === undefined || held.length + piece.length > most ? undefined : held + piece;
    }
  }
  if (held !== '') yield ended(held);
}
