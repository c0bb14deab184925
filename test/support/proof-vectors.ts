import { canonicalJson } from '../../shared/canonical-json.ts';
import { parseInclusionFile, inclusionFileText } from '../../shared/transparency/inclusion-file.ts';
import { commitmentOf } from '../../shared/transparency/commitment.ts';
import { proofFileText, type LeafProof, type ProofOpening } from '../../shared/transparency/proof-file.ts';
import type { ProofFault } from '../../shared/transparency/verify-proof.ts';
import { collectionOpening, drawnBytes, leafOf, ProvenLog } from './proof-scene.ts';

/** A proof file, and every fault of it: none for one that holds. All verifiers must say the same of each. */
export interface ProofVector {
  readonly name: string;
  readonly text: string;
  readonly faults: readonly ProofFault[];
}

/** Vectors, and the log that they are held to. */
export interface ProofVectors {
  readonly vkey: string;
  readonly origin: string;
  readonly vectors: readonly ProofVector[];
}

/** So many days the log has, and on this one somebody's entry was made. */
const DAYS = 300;
const INDEX = 200;
const ON = '2026-07-20';

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

/** A row whose inner part is of another kind than it says itself. */
const contradicting = (): ProofOpening => {
  const inner = canonicalJson({ version: 1, kind: 'erasure', items: 3 });
  const salt = drawnBytes('contradiction');
  const detail = base64(commitmentOf({ salt, content: inner }));
  const { salt: outerSalt, outer } = collectionOpening(ON, 'eve');
  const changed = outer.replace(/"detail":"[^"]*"/u, `"detail":"${detail}"`);
  return { salt: outerSalt, outer: changed, innerSalt: base64(salt), inner };
};

const swapped = (text: string): string => `${text.startsWith('A') ? 'B' : 'A'}${text.slice(1)}`;

/** A proof with its tlog-proof changed. */
const withEntry = (
  proof: LeafProof,
  change: (file: NonNullable<ReturnType<typeof parseInclusionFile>>) => Partial<typeof file>,
): LeafProof => {
  const file = parseInclusionFile(proof.entry);
  if (file === undefined) throw new Error('no tlog-proof');
  return { ...proof, entry: inclusionFileText({ ...file, ...change(file) }) };
};

const proven = (proof: LeafProof | undefined): LeafProof => {
  if (proof === undefined) throw new Error('nothing was proven');
  return proof;
};

interface Scene {
  readonly own: ProofOpening;
  readonly proof: LeafProof;
  readonly last: LeafProof;
  readonly forked: LeafProof;
  readonly others: LeafProof;
}

const made = ({ own, proof }: Scene): readonly ProofVector[] => {
  const good = proofFileText(own, proof);
  const notOne = (name: string, text: string): ProofVector => ({ name, text, faults: ['not-a-proof'] });
  return [
    { name: 'an entry of somebody', text: good, faults: [] },
    {
      name: 'the same, of which only the outer part is shown',
      text: proofFileText({ salt: own.salt, outer: own.outer }, proof),
      faults: [],
    },
    notOne('nothing', ''),
    notOne('cut', good.slice(0, -20)),
    notOne('written with spaces', JSON.stringify(JSON.parse(good), undefined, 1)),
    notOne('with a member that nobody knows', good.replace('"version":1', '"verdict":"true","version":1')),
    notOne('with a member named twice', good.replace(/"version":1\}$/u, '"version":1,"version":1}')),
    notOne('of a later version', good.replace(/"version":1\}$/u, '"version":2}')),
    notOne('with a salt and nothing that it opens', good.replace(/"inner":"(?:[^"\\]|\\.)*",/u, '')),
    notOne('with a salt of 31 bytes', good.replace(own.salt, base64(drawnBytes('short', 31)))),
  ];
};

const openings = ({ own, proof }: Scene): readonly ProofVector[] => {
  const opened = (name: string, change: Partial<ProofOpening>, ...faults: ProofFault[]): ProofVector => ({
    name,
    text: proofFileText({ ...own, ...change }, proof),
    faults,
  });
  const { inner = '' } = own;
  return [
    opened('another outcome', { outer: own.outer.replace('kept', 'none') }, 'leaf-not-in-day'),
    opened('an outer part with spaces', { outer: ` ${own.outer}` }, 'outer-unreadable'),
    opened('an outer part without a kind', { outer: '{"version":1}' }, 'outer-unreadable'),
    opened('fewer posts', { inner: inner.replace('"posts":3', '"posts":2') }, 'inner-not-of-outer'),
    opened('somebody else’s inner part', { inner: collectionOpening(ON, 'bob').inner }, 'inner-not-of-outer'),
    opened('an inner part that is no JSON', { inner: '3 posts' }, 'inner-unreadable'),
    opened('another salt', { salt: base64(drawnBytes('other')) }, 'leaf-not-in-day'),
    opened('another inner salt', { innerSalt: base64(drawnBytes('other')) }, 'inner-not-of-outer'),
  ];
};

const leaves = (scene: Scene): readonly ProofVector[] => {
  const { own, proof, last } = scene;
  const { leaf } = proof;
  const file = (name: string, changed: LeafProof, ...faults: ProofFault[]): ProofVector => ({
    name,
    text: proofFileText(own, changed),
    faults,
  });
  const [first = '', ...more] = leaf.proof;
  return [
    file(
      'the place beside',
      { ...proof, leaf: { ...leaf, index: leaf.index + (leaf.index % 2 === 0 ? 1 : -1) } },
      'leaf-not-in-day',
    ),
    file(
      'another sibling',
      { ...proof, leaf: { ...leaf, proof: [base64(drawnBytes('sibling')), ...more] } },
      'leaf-not-in-day',
    ),
    file('a proof cut short', { ...proof, leaf: { ...leaf, proof: more } }, 'leaf-not-in-day'),
    file(
      'a proof that goes on',
      { ...proof, leaf: { ...leaf, proof: [...leaf.proof, first] } },
      'leaf-not-in-day',
    ),
    file(
      'a tree of twice the size',
      { ...proof, leaf: { ...leaf, size: leaf.size * 2 } },
      'other-tree-size',
      'leaf-not-in-day',
    ),
    file('another day’s entry, with its proof', { ...last, leaf }, 'leaf-not-in-day'),
    file('another day’s proof', { ...proof, entry: last.entry }, 'day-not-in-log'),
    file(
      'a day’s entry that was rewritten',
      { ...proof, day: proof.day.replace('"movedOn":false', '"movedOn":true') },
      'day-not-in-log',
    ),
    file('a day’s entry with spaces', { ...proof, day: ` ${proof.day}` }, 'day-unreadable', 'day-not-in-log'),
  ];
};

const logs = ({ own, proof, forked, others }: Scene): readonly ProofVector[] => {
  const file = (name: string, changed: LeafProof, ...faults: ProofFault[]): ProofVector => ({
    name,
    text: proofFileText(own, changed),
    faults,
  });
  const noteWith = (change: (lines: readonly string[]) => readonly string[]) =>
    withEntry(proof, ({ checkpoint }) => ({ checkpoint: change(checkpoint.split('\n')).join('\n') }));
  const inLine = (at: number, by: (line: string) => string) =>
    noteWith((lines) => lines.map((line, nth) => (nth === at ? by(line) : line)));
  return [
    file(
      'another place in the log',
      withEntry(proof, ({ index }) => ({ index: index + 1 })),
      'day-not-in-log',
    ),
    file(
      'no first line',
      { ...proof, entry: proof.entry.slice(proof.entry.indexOf('\n') + 1) },
      'entry-proof-unreadable',
    ),
    file(
      'a checkpoint of another size',
      inLine(1, () => String(DAYS - 1)),
      'checkpoint-not-signed',
    ),
    file('a checkpoint of another root', inLine(2, swapped), 'checkpoint-not-signed'),
    file(
      'a checkpoint of another log',
      inLine(0, () => 'log.example.org'),
      'checkpoint-not-signed',
    ),
    file(
      'a checkpoint without signature',
      noteWith((lines) => [...lines.slice(0, 4), '']),
      'checkpoint-not-signed',
    ),
    file(
      'another signature',
      inLine(4, (line) => line.replace(/.(?=.{9}$)/u, swapped)),
      'checkpoint-not-signed',
    ),
    file('a log that somebody else signed', others, 'checkpoint-not-signed'),
    file('the checkpoint of a fork', { ...proof, entry: forked.entry }, 'day-not-in-log'),
  ];
};

/** A row of the day after the entry that it is in. */
const tooEarly = collectionOpening('2026-07-21', 'mallory');

/** Proof files that hold and that do not, for every verifier there is. They are made anew each time: keys are. */
export const proofVectors = async (): Promise<ProofVectors> => {
  const own = collectionOpening(ON);
  const mine = leafOf(own);
  const build = async (log = new ProvenLog()) => {
    await log.seal(INDEX);
    await log.seal(1, [mine, leafOf(contradicting()), leafOf(tooEarly)]);
    return log.seal(DAYS - INDEX - 1, [mine]);
  };
  const log = await build();
  const others = await build();
  const fork = await new ProvenLog(log.signer).seal(DAYS, [mine], '2025-01-01');
  const proof = proven(log.prove(INDEX, mine));
  const scene = {
    own,
    proof,
    last: proven(log.prove(DAYS - 1, mine)),
    forked: proven(fork.prove(INDEX, mine)),
    others: proven(others.prove(INDEX, mine)),
  };
  const contradiction = proven(log.prove(INDEX, leafOf(contradicting())));
  return {
    vkey: await log.signer.verifierKey(),
    origin: log.signer.key.name,
    vectors: [
      ...made(scene),
      ...openings(scene),
      {
        name: 'an inner part of another kind',
        text: proofFileText(contradicting(), contradiction),
        faults: ['inner-not-of-outer'],
      },
      {
        name: 'a row of a later day',
        text: proofFileText(tooEarly, proven(log.prove(INDEX, leafOf(tooEarly)))),
        faults: ['entered-too-early'],
      },
      ...leaves(scene),
      ...logs(scene),
    ],
  };
};
