import type { SeededRandom } from '../../infra/local/sample/seeded-random.ts';
import { FakeNoteSigner } from './fake-note-signer.ts';
import { OPERATOR_MUTATIONS } from './operator-mutations.ts';
import {
  base64,
  cut,
  drawn,
  flipped,
  inNote,
  inNoteLine,
  inProof,
  misspelled,
  textOf,
  type Mutation,
  type Pieces,
  type ProofOriginal,
} from './proof-pieces.ts';
import { drawnBytes } from './proof-scene.ts';

/** A proof file that somebody changed, and what was done to it. */
export interface MutatedProof {
  readonly what: string;
  readonly text: string;
  readonly vkey: string;
}

const onOpening =
  (name: string, change: (text: string, random: SeededRandom) => unknown): Mutation =>
  (pieces, random) => {
    pieces.opening[name] = change(String(pieces.opening[name]), random);
    return pieces;
  };

const onHashes =
  (change: (hashes: string[], random: SeededRandom) => void) =>
  (hashes: readonly string[], random: SeededRandom): readonly string[] => {
    const changed = [...hashes];
    change(changed, random);
    return changed;
  };
const HASHES: Readonly<Record<string, ReturnType<typeof onHashes>>> = {
  'another hash': onHashes((hashes, random) => {
    hashes[random.between(0, hashes.length - 1)] = drawn(random);
  }),
  'two hashes swapped': onHashes((hashes, random) => {
    const [one, two] = [random.between(0, hashes.length - 1), random.between(0, hashes.length - 1)];
    [hashes[one], hashes[two]] = [hashes[two] ?? '', hashes[one] ?? ''];
  }),
  'a hash left out': onHashes((hashes, random) => {
    hashes.splice(random.between(0, hashes.length - 1), 1);
  }),
  'a hash more': onHashes((hashes, random) => {
    hashes.splice(random.between(0, hashes.length), 0, hashes[0] ?? drawn(random));
  }),
  'a hash spelled otherwise': onHashes((hashes, random) => {
    const at = random.between(0, hashes.length - 1);
    hashes[at] = misspelled(hashes[at] ?? '');
  }),
  'a hash of 31 bytes': onHashes((hashes, random) => {
    hashes[random.between(0, hashes.length - 1)] = base64(drawnBytes('short', 31));
  }),
};

/** Everything that is tried, by what it is. */
export const PROOF_MUTATIONS: Readonly<Record<string, Mutation>> = {
  nothing: (pieces) => pieces,
  'spaces around it': (pieces, random) => `${random.pick([' ', '\n', '\t'])}${textOf(pieces)}\n`,
  'a bit': (pieces, random) => flipped(textOf(pieces), random),
  'a piece cut out': (pieces, random) => cut(textOf(pieces), random),
  'cut short': (pieces, random) => textOf(pieces).slice(0, -random.between(1, 400)),
  twice: (pieces) => textOf(pieces) + textOf(pieces),
  'spaces in it': (pieces) => JSON.stringify(JSON.parse(textOf(pieces)), undefined, 1),
  'a member more': (pieces) => textOf(pieces).replace('"version":1', '"verdict":"true","version":1'),
  'a member twice': (pieces) => textOf(pieces).replace(/"version":1\}$/u, '"version":1,"version":1}'),
  'another version': (pieces) => textOf(pieces).replace(/"version":1\}$/u, '"version":2}'),
  'opening: the outer part alone': (pieces) => {
    const { salt, outer } = pieces.opening;
    return { ...pieces, opening: { salt, outer } };
  },
  'opening: the inner part without its salt': (pieces) => {
    const { salt, outer, inner } = pieces.opening;
    return { ...pieces, opening: { salt, outer, inner } };
  },
  'opening: another salt': onOpening('salt', (_, random) => drawn(random)),
  'opening: a salt spelled otherwise': onOpening('salt', misspelled),
  'opening: a bit of the outer part': onOpening('outer', flipped),
  'opening: a piece of the outer part': onOpening('outer', cut),
  'opening: a bit of the inner part': onOpening('inner', flipped),
  'opening: a space in the inner part': onOpening('inner', (text) => text.replace(',', ', ')),
  'opening: another inner salt': onOpening('innerSalt', (_, random) => drawn(random)),
  'opening: somebody else’s': (pieces, _, { other }) => ({ ...pieces, opening: { ...other.own } }),
  'leaf: another place': (pieces, random) => {
    pieces.leaf.index = Number(pieces.leaf.index) + random.pick([-1, 1, 2, 4096, 0.5]);
    return pieces;
  },
  'leaf: another size': (pieces, random) => {
    pieces.leaf.size = random.pick([0, 1, 4095, 4097, 8192, 2 ** 53, -4096]);
    return pieces;
  },
  'leaf: of another day': (pieces, _, { other }) => ({
    ...pieces,
    day: other.proof.day,
    entry: other.proof.entry,
  }),
  'leaf: somebody else’s': (pieces, _, { other }) => ({ ...pieces, leaf: { ...other.proof.leaf } }),
  'day: a bit': (pieces, random) => ({ ...pieces, day: flipped(pieces.day, random) }),
  'day: a space': (pieces) => ({ ...pieces, day: pieces.day.replace(',', ', ') }),
  'entry: a bit': (pieces, random) => ({ ...pieces, entry: flipped(pieces.entry, random) }),
  'entry: a piece': (pieces, random) => ({ ...pieces, entry: cut(pieces.entry, random) }),
  'entry: of another day': (pieces, _, { other }) => ({ ...pieces, entry: other.proof.entry }),
  'entry: to the log as it grew': (pieces, _, { proofs: [, later] }) => ({
    ...pieces,
    entry: later?.entry ?? '',
  }),
  'entry: another first line': (pieces, random) =>
    inProof(pieces, ([, ...lines]) => [random.pick(['c2sp.org/tlog-proof@v2', '', 'hello']), ...lines]),
  'entry: another place': (pieces, random) =>
    inProof(pieces, (lines) =>
      lines.map((line) =>
        line.replace(/^index .*/u, `index ${random.pick([0, 1, 7, 299, '01', '-1', 'x'])}`),
      ),
    ),
  'entry: something added': (pieces, random) =>
    inProof(pieces, ([first = '', ...lines]) => [
      first,
      `extra ${random.pick(['aGk=', 'aGl=', ''])}`,
      ...lines,
    ]),
  'checkpoint: another size': (pieces, random) =>
    inNoteLine(pieces, 1, (text) => String(Number(text) + random.between(-2, 2))),
  'checkpoint: another root': (pieces, random) => inNoteLine(pieces, 2, () => drawn(random)),
  'checkpoint: another origin': (pieces) => inNoteLine(pieces, 0, (text) => `${text}x`),
  'checkpoint: a line twice': (pieces, random) =>
    inNoteLine(pieces, random.between(0, 3), (line) => `${line}\n${line}`),
  'checkpoint: a line gone': (pieces, random) =>
    inNote(pieces, (note) => note.split('\n').toSpliced(random.between(0, 4), 1).join('\n')),
  'checkpoint: its signature spelled otherwise': (pieces) =>
    inNoteLine(pieces, 4, (line) => misspelled(line)),
  'checkpoint: somebody else’s signature too': (pieces, random) =>
    inNote(pieces, (note) => `${note}— other.example ${drawn(random).slice(0, 40)}\n`),
  'checkpoint: somebody else’s signature before': (pieces, random) =>
    inNote(pieces, (note) => note.replace('\n\n', `\n\n— other.example ${drawn(random).slice(0, 40)}\n`)),
  'checkpoint: somebody else’s signature alone': (pieces, random) =>
    inNoteLine(pieces, 4, () => `— other.example ${drawn(random).slice(0, 40)}`),
  'checkpoint: a malformed line below': (pieces, random) =>
    inNote(
      pieces,
      (note) =>
        note +
        random.pick([
          'hello\n',
          '— a b c\n',
          '— w AAAA\n',
          '- w AAAAAAAAAAAA\n',
          '— w+x AAAAAAAAAAAA\n',
          'x',
          '\n',
          '\u0001\n',
        ]),
    ),
  ...OPERATOR_MUTATIONS,
  ...Object.fromEntries(
    Object.entries(HASHES).flatMap(([name, change]): [string, Mutation][] => [
      [
        `leaf: ${name}`,
        (pieces, random) => ({
          ...pieces,
          leaf: { ...pieces.leaf, proof: [...change(pieces.leaf.proof.map(String), random)] },
        }),
      ],
      [
        `entry: ${name}`,
        (pieces, random) =>
          inProof(pieces, ([first = '', place = '', ...hashes]) => [first, place, ...change(hashes, random)]),
      ],
    ]),
  ),
  'another key of the same name': (pieces) => pieces,
  'a key whose id is not its own': (pieces) => pieces,
};

/** A proof with one of these done to it. */
export const mutateProof = async (
  original: ProofOriginal,
  what: string,
  random: SeededRandom,
): Promise<MutatedProof> => {
  const { leaf, day, entry } = original.proofs[0] ?? original.other.proof;
  const pieces: Pieces = {
    opening: { ...original.own },
    leaf: { ...leaf, proof: [...leaf.proof] },
    day,
    entry,
  };
  const mutation = PROOF_MUTATIONS[what];
  if (mutation === undefined) throw new Error(`no mutation ${what}`);
  const changed = await mutation(pieces, random, original);
  const vkey = await original.signer.verifierKey();
  return {
    what,
    text: typeof changed === 'string' ? changed : textOf(changed),
    vkey: await keyFor(what, vkey, original),
  };
};

const keyFor = async (what: string, vkey: string, { signer }: ProofOriginal): Promise<string> => {
  if (what === 'another key of the same name') return new FakeNoteSigner(signer.key.name).verifierKey();
  if (what === 'a key whose id is not its own')
    return vkey.replace(/\+[0-9a-f]/u, (id) => (id === '+0' ? '+1' : '+0'));
  return vkey;
};
