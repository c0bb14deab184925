import type { SeededRandom } from '../../infra/local/sample/seeded-random.ts';
import { checkpointText } from '../../shared/transparency/checkpoint.ts';
import { bundleOf, entriesIn } from '../../shared/transparency/entry-bundle.ts';
import { leafHash } from '../../shared/transparency/merkle-tree.ts';
import { FakeNoteSigner } from './fake-note-signer.ts';
import { writeLog, type WrittenLog } from './written-log.ts';

/** A log that somebody changed: its files, and what was done. */
export interface MutatedLog {
  readonly what: string;
  readonly files: ReadonlyMap<string, Uint8Array>;
}

type Files = Map<string, Uint8Array>;

/** A log, whoever signs it, and its root by size, as a mutation needs them. */
export interface Original {
  readonly log: WrittenLog;
  readonly signer: FakeNoteSigner;
  readonly sizes: readonly number[];
}

/** A log of so many entries in steps, whose key a test holds. */
export const originalOf = async (steps: readonly number[]): Promise<Original> => {
  const signer = new FakeNoteSigner('log.example.com/candor');
  const size = steps.reduce((sum, step) => sum + step, 0);
  const entries = Array.from({ length: size }, (_, at) => Buffer.from(`{"day":${at},"of":${size}}`));
  const log = await writeLog(entries, steps, signer);
  let sum = 0;
  const sizes = steps.map((step) => (sum += step));
  return { log, signer, sizes };
};

const bytesOf = (files: Files, path: string): Uint8Array => files.get(path) ?? new Uint8Array();
const textOf = (files: Files): string => Buffer.from(bytesOf(files, 'checkpoint')).toString('utf8');
const setText = (files: Files, text: string): void => void files.set('checkpoint', Buffer.from(text));
const inLine = (files: Files, line: number, by: (text: string) => string): void =>
  setText(
    files,
    textOf(files)
      .split('\n')
      .map((text, at) => (at === line ? by(text) : text))
      .join('\n'),
  );

/** The paths that the log at its last size is read by. */
const needed = (files: Files, size: number): readonly string[] =>
  [...files.keys()].filter((path) => {
    if (!path.startsWith('tile/')) return false;
    const [, level = '', rest = ''] = /^tile\/(\w+)\/(.+)$/u.exec(path) ?? [];
    const partial = /\.p\/(\d+)$/u.exec(rest);
    const width = level === '1' ? Math.floor(size / 256) : size % 256;
    return partial === null || Number(partial[1]) === width;
  });

const flipped = (bytes: Uint8Array, at: number, bit: number): Uint8Array =>
  bytes.map((byte, place) => (place === at ? byte ^ (1 << bit) : byte));

type Mutation = (files: Files, random: SeededRandom, original: Original) => Promise<void> | void;

const onFile =
  (change: (bytes: Uint8Array, random: SeededRandom) => Uint8Array | undefined): Mutation =>
  (files, random, { sizes }) => {
    const path = random.pick(needed(files, sizes.at(-1) ?? 0));
    const bytes = change(bytesOf(files, path), random);
    if (bytes === undefined) files.delete(path);
    else files.set(path, bytes);
  };

const entryChanged: Mutation = (files, random, { sizes }) => {
  const paths = needed(files, sizes.at(-1) ?? 0).filter((path) => path.startsWith('tile/entries/'));
  const path = random.pick(paths);
  const entries = [...(entriesIn(bytesOf(files, path)) ?? [])];
  const at = random.between(0, entries.length - 1);
  const entry = Buffer.from(`{"day":-${random.between(1, 9)}}`);
  entries[at] = entry;
  files.set(path, bundleOf(entries));
  // As somebody would who makes its tile fit again.
  const tile = path.replace('entries', '0');
  const hashes = Buffer.from(bytesOf(files, tile));
  hashes.set(leafHash(entry), at * 32);
  files.set(tile, hashes);
};

const swapped: Mutation = (files, random, { sizes }) => {
  const path = random.pick(needed(files, sizes.at(-1) ?? 0).filter((one) => one.startsWith('tile/entries/')));
  const entries = [...(entriesIn(bytesOf(files, path)) ?? [])];
  const [one, other] = [random.between(0, entries.length - 1), random.between(0, entries.length - 1)];
  [entries[one], entries[other]] = [entries[other] ?? Buffer.of(), entries[one] ?? Buffer.of()];
  files.set(path, bundleOf(entries));
};

const signed =
  (
    bodyOf: (lines: { origin: string; size: number; root: string }, random: SeededRandom) => string,
  ): Mutation =>
  async (files, random, { signer }) => {
    const [origin = '', size, root = ''] = textOf(files).split('\n');
    setText(files, await signer.sign(bodyOf({ origin, size: Number(size), root }, random)));
  };

const rootOf = (random: SeededRandom): string =>
  Buffer.from(Array.from({ length: 32 }, () => random.between(0, 255))).toString('base64');

/** Everything that is tried, by what it is. */
export const MUTATIONS: Readonly<Record<string, Mutation>> = {
  'a bit of a file': onFile((bytes, random) =>
    flipped(bytes, random.between(0, bytes.length - 1), random.between(0, 7)),
  ),
  'a file cut': onFile((bytes, random) => bytes.slice(0, random.between(0, bytes.length - 1))),
  'a file longer': onFile((bytes, random) => Buffer.concat([bytes, bytes.slice(0, random.between(1, 64))])),
  'a file gone': onFile(() => undefined),
  'an entry changed, and its tile': entryChanged,
  'entries in another order': swapped,
  'an older checkpoint': (files, random, { log }) => setText(files, random.pick(log.checkpoints)),
  'another size': (files, random) => inLine(files, 1, (text) => String(Number(text) + random.between(-2, 2))),
  'another root': (files, random) => inLine(files, 2, () => rootOf(random)),
  'another origin': (files) => inLine(files, 0, (text) => `${text}x`),
  'a bit of the checkpoint': (files, random) => {
    const bytes = bytesOf(files, 'checkpoint');
    files.set('checkpoint', flipped(bytes, random.between(0, bytes.length - 1), random.between(0, 7)));
  },
  'a checkpoint cut': (files, random) =>
    void files.set('checkpoint', bytesOf(files, 'checkpoint').slice(0, random.between(0, 150))),
  'a line of the checkpoint twice': (files, random) => {
    const line = random.between(0, 4);
    inLine(files, line, (text) => `${text}\n${text}`);
  },
  'a line of the checkpoint gone': (files, random) => {
    const lines = textOf(files).split('\n');
    lines.splice(random.between(0, lines.length - 1), 1);
    setText(files, lines.join('\n'));
  },
  'somebody else’s signature too': (files, random) =>
    setText(
      files,
      `${textOf(files)}— other.example ${Buffer.from(rootOf(random)).toString('base64').slice(0, 40)}\n`,
    ),
  'a malformed line below': (files, random) =>
    setText(
      files,
      textOf(files) +
        random.pick([
          'hello\n',
          '— a b c\n',
          '— w AAAA\n',
          '- w AAAAAAAAAAAA\n',
          '—  AAAAAAAAAAAA\n',
          '— w+x AAAAAAAAAAAA\n',
          '\u0001\n',
          'x',
          '\n',
        ]),
    ),
  'signed: the same again': signed(({ origin, size, root }) =>
    checkpointText({ origin, size, root: Buffer.from(root, 'base64') }),
  ),
  'signed: another root': signed(({ origin, size }, random) => `${origin}\n${size}\n${rootOf(random)}\n`),
  'signed: another size': signed(
    ({ origin, size, root }, random) =>
      `${origin}\n${Math.max(0, size + random.pick([-1, 1, 256]))}\n${root}\n`,
  ),
  'signed: zeros before the size': signed(({ origin, size, root }) => `${origin}\n0${size}\n${root}\n`),
  'signed: no number': signed(
    ({ origin, root }, random) =>
      `${origin}\n${random.pick(['-1', '+1', '', '1e3', '0x1', ' 1'])}\n${root}\n`,
  ),
  'signed: extension lines': signed(
    ({ origin, size, root }) => `${origin}\n${size}\n${root}\nmore\nand more\n`,
  ),
  'signed: an empty extension': signed(
    ({ origin, size, root }) => `${origin}\n${size}\n${root}\nmore\n\nmore\n`,
  ),
  'signed: two lines': signed(({ origin, size }) => `${origin}\n${size}\n`),
  'signed: a root that is cut': signed(
    ({ origin, size, root }) => `${origin}\n${size}\n${root.slice(0, -4)}\n`,
  ),
  'by another key of the name': async (files) => {
    const [text = ''] = textOf(files).split('\n\n');
    setText(files, await new FakeNoteSigner('log.example.com/candor').sign(`${text}\n`));
  },
  nothing: () => undefined,
};

/** A log with one thing changed. */
export const mutate = async (original: Original, what: string, random: SeededRandom): Promise<MutatedLog> => {
  const files: Files = new Map(original.log.files);
  await MUTATIONS[what]?.(files, random, original);
  return { what, files };
};
