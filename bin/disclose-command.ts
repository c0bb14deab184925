import { randomBytes } from 'node:crypto';
import type { Readable, Writable } from 'node:stream';

import type * as z from 'zod';

import { DisclosureInput } from '../shared/disclosure/contribution.ts';
import { disclose, type DisclosureDice } from '../shared/disclosure/disclose.ts';
import { createGaussianNoise } from '../shared/disclosure/noise.ts';
import { createCryptoRandom } from '../shared/disclosure/random.crypto.ts';

const INPUT_BYTES_AT_MOST = 256 * 1024 * 1024;
const BAD_INPUT = 2;

const bytesOf = (chunk: unknown): Buffer =>
  chunk instanceof Uint8Array ? Buffer.from(chunk) : Buffer.from(String(chunk));

const readAll = async (input: Readable): Promise<Buffer | undefined> => {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of input) {
    const bytes = bytesOf(chunk);
    length += bytes.length;
    if (length > INPUT_BYTES_AT_MOST) return undefined;
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
};

const parseJson = (bytes: Buffer): { readonly value: unknown } | undefined => {
  try {
    return { value: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) };
  } catch {
    return undefined;
  }
};

const wordsFor = ({ path, message }: z.core.$ZodIssue): string =>
  path.length === 0 ? message : `${path.join('.')}: ${message}`;

/** The operating system's noise for what is published; for the attack's dice its bytes serve as well. */
const cryptoDice = (): DisclosureDice => ({
  noise: createGaussianNoise(createCryptoRandom()),
  chance: () => randomBytes(4).readUInt32LE() / 2 ** 32,
});

const write = async (output: Writable, text: string): Promise<void> => {
  if (!output.write(text)) await new Promise((resolve) => output.once('drain', resolve));
};

/**
 * `candor disclose`: reads contributions as JSON and writes what would be published of them, with the participation
 * attack's figure. Input that does not fit is refused whole: each fault is named with its path on `complaints`, nothing
 * is written to `output`, and the exit code is 2.
 */
export const runDisclose = async (
  input: Readable,
  { output, complaints }: { readonly output: Writable; readonly complaints: Writable },
): Promise<number> => {
  const refuse = async (faults: readonly string[]): Promise<number> => {
    for (const fault of faults) await write(complaints, `candor disclose: ${fault}\n`);
    return BAD_INPUT;
  };
  const bytes = await readAll(input);
  if (bytes === undefined) return refuse(['longer than 256 MiB']);
  const json = parseJson(bytes);
  if (json === undefined) return refuse(['not JSON']);
  const parsed = DisclosureInput.safeParse(json.value);
  if (!parsed.success) return refuse(parsed.error.issues.map(wordsFor));
  const disclosure = disclose(parsed.data, cryptoDice());
  await write(output, `${JSON.stringify(disclosure)}\n`);
  const { accuracy, bound } = disclosure.participationAttack;
  if (accuracy > bound)
    await write(
      complaints,
      `candor disclose: the attack is right in ${accuracy}, above the bound of ${bound}\n`,
    );
  return 0;
};
