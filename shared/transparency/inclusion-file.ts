import { base64In, decimalIn, hashIn } from './checkpoint.ts';
import type { Hash } from './merkle-tree.ts';

const FIRST_LINE = 'c2sp.org/tlog-proof@v1';

/** A proof that an entry is in a log, which needs nothing else to be verified but the log's key (C2SP tlog-proof). */
export interface InclusionFile {
  readonly index: number;
  readonly proof: readonly Hash[];
  /** The signed note that the log issued, byte for byte. */
  readonly checkpoint: string;
  /** What somebody added; nobody signed it. */
  readonly extra: Uint8Array | undefined;
}

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

/** The proof as its file, whose name ends in `.tlog-proof`. */
export const inclusionFileText = ({ index, proof, checkpoint, extra }: InclusionFile): string =>
  [
    FIRST_LINE,
    ...(extra === undefined ? [] : [`extra ${base64(extra)}`]),
    `index ${index}`,
    ...proof.map(base64),
    '',
    checkpoint,
  ].join('\n');

/** The longest proof there can be: of a tree with 2^53 leaves. */
const HASHES_AT_MOST = 53;

/** The proof in a file; undefined where it is none. */
export const parseInclusionFile = (text: string): InclusionFile | undefined => {
  const end = text.indexOf('\n\n');
  if (end === -1) return undefined;
  const [first, ...lines] = text.slice(0, end).split('\n');
  const [, spelled] = /^extra (\S*)$/u.exec(lines[0] ?? '') ?? [];
  const [indexLine = '', ...hashes] = spelled === undefined ? lines : lines.slice(1);
  const [, digits] = /^index (\d+)$/u.exec(indexLine) ?? [];
  const [index, extra] = [decimalIn(digits), base64In(spelled)];
  const proof = hashes.map(hashIn).filter((hash) => hash !== undefined);
  const isRight = first === FIRST_LINE && proof.length === hashes.length && hashes.length <= HASHES_AT_MOST;
  if (!isRight || index === undefined || (spelled !== undefined && extra === undefined)) return undefined;
  return { index, proof, checkpoint: text.slice(end + 2), extra };
};
