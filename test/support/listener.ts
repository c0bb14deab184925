import { Writable } from 'node:stream';

/** Somewhere for a command to write to, and what it said there so far. */
export const listener = () => {
  const chunks: string[] = [];
  const output = new Writable({
    write: (chunk: Buffer, _, done) => {
      chunks.push(chunk.toString());
      done();
    },
  });
  return { output, said: (): string => chunks.join('') };
};
