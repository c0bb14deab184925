import { HASH_BYTES, type TreeHead } from './merkle-tree.ts';

/** A log at one size: what its checkpoint's note says (C2SP tlog-checkpoint). */
export interface Checkpoint extends TreeHead {
  /** Which log it is: an address without scheme. */
  readonly origin: string;
}

const DECIMAL = /^(?:0|[1-9]\d{0,15})$/u;

/** A whole number as specifications write it, without leading zeros; undefined for anything else. */
export const decimalIn = (text: string | undefined): number | undefined => {
  if (text === undefined || !DECIMAL.test(text)) return undefined;
  const value = Number(text);
  return Number.isSafeInteger(value) ? value : undefined;
};

/** The bytes that base64 spells; undefined for any spelling but the one RFC 4648 gives them. */
export const base64In = (text: string | undefined): Uint8Array | undefined => {
  if (text === undefined) return undefined;
  const bytes = Buffer.from(text, 'base64');
  return bytes.toString('base64') === text ? new Uint8Array(bytes) : undefined;
};

/** A hash in base64; undefined for anything else. */
export const hashIn = (text: string | undefined): Uint8Array | undefined => {
  const bytes = base64In(text);
  return bytes?.length === HASH_BYTES ? bytes : undefined;
};

/** The text of a checkpoint's note. It ends with a line feed. */
export const checkpointText = ({ origin, size, root }: Checkpoint): string =>
  `${origin}\n${size}\n${Buffer.from(root).toString('base64')}\n`;

/** What the text of a note says as a checkpoint, extension lines passed over; undefined where it is none. */
export const parseCheckpoint = (text: string): Checkpoint | undefined => {
  if (!text.endsWith('\n')) return undefined;
  const [origin = '', size, root, ...extensions] = text.slice(0, -1).split('\n');
  const [leaves, hash] = [decimalIn(size), hashIn(root)];
  if (origin === '' || leaves === undefined || hash === undefined || extensions.includes(''))
    return undefined;
  return { origin, size: leaves, root: hash };
};
