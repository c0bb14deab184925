import * as z from 'zod';

import type { SeededRandom } from '../../infra/local/sample/seeded-random.ts';
import { canonicalJson } from '../../shared/canonical-json.ts';
import { checkpointText, parseCheckpoint } from '../../shared/transparency/checkpoint.ts';
import { dayTreeOf } from '../../shared/transparency/day-tree.ts';
import { parseInclusionFile } from '../../shared/transparency/inclusion-file.ts';
import { leafHash, planInclusion, rootOver } from '../../shared/transparency/merkle-tree.ts';
import { rootOfComplete } from '../../shared/transparency/tiles.ts';
import { base64, drawn, inNote, misspelled, type Mutation } from './proof-pieces.ts';
import { drawnBytes, leafOf } from './proof-scene.ts';

const Members = z.record(z.string(), z.unknown());
const membersOf = (text: string): Record<string, unknown> => Members.parse(JSON.parse(text));

/** With a checkpoint that the log's own key signed, whatever it says. */
const signed =
  (
    bodyOf: (said: { origin: string; size: number; root: string }, random: SeededRandom) => string,
  ): Mutation =>
  async (pieces, random, { signer }) => {
    const note = parseInclusionFile(pieces.entry)?.checkpoint ?? '';
    const checkpoint = parseCheckpoint(note.slice(0, note.lastIndexOf('\n\n') + 1));
    if (checkpoint === undefined) throw new Error('no checkpoint');
    const body = bodyOf({ ...checkpoint, root: base64(checkpoint.root) }, random);
    const again = await signer.sign(body);
    return inNote(pieces, () => again);
  };

/** A log whose one entry is this text, signed by its own key: what its operator may do. */
const sealedAs = (
  change: (day: Record<string, unknown>, random: SeededRandom) => Record<string, unknown>,
): Mutation => {
  return async (pieces, random, { signer }) => {
    const day = canonicalJson(change(membersOf(pieces.day), random));
    const root = leafHash(Buffer.from(day));
    const note = await signer.sign(checkpointText({ origin: signer.key.name, size: 1, root }));
    return { ...pieces, day, entry: `c2sp.org/tlog-proof@v1\nindex 0\n\n${note}` };
  };
};
const leavesWith = (change: Readonly<Record<string, unknown>>): Mutation =>
  sealedAs((day) => ({ ...day, leaves: { ...Members.parse(day['leaves']), ...change } }));
const without = (...names: readonly string[]): Mutation =>
  sealedAs((day, random) => {
    const gone = random.pick(names);
    return Object.fromEntries(Object.entries(day).filter(([name]) => name !== gone));
  });

const DAY_MEMBERS = ['version', 'day', 'sealedOn', 'releases', 'officialReleases', 'summaries', 'inForce'];

/** A tree of one leaf, which is the row: no day's tree has that size. */
const treeOfOne: Mutation = (pieces, random, original) => {
  const { own } = original;
  const root = base64(leafHash(leafOf(own)));
  const one = { ...pieces, leaf: { index: 0, size: 1, proof: [] } };
  return leavesWith({ size: 1, root })(one, random, original);
};

/** A row of another form in a tree of a day's size, in a log of that day alone: what its operator may do. */
const committedAs = (
  change: (row: Record<string, unknown>, random: SeededRandom) => Record<string, unknown>,
): Mutation => {
  return (pieces, random, original) => {
    const outer = canonicalJson(change(membersOf(String(pieces.opening['outer'])), random));
    const commitment = leafOf({ salt: String(pieces.opening['salt']), outer });
    const { leaves, root } = dayTreeOf([commitment], { bytes: (bytes) => drawnBytes('padding', bytes) });
    const index = leaves.findIndex((leaf) => Buffer.compare(leaf, commitment) === 0);
    const proof = planInclusion(index, leaves.length).map((subtrees) =>
      base64(
        rootOver(
          subtrees.map(({ level, index: nth }) =>
            rootOfComplete(leaves.slice(nth * 2 ** level, (nth + 1) * 2 ** level).map(leafHash)),
          ),
        ),
      ),
    );
    const { salt } = pieces.opening;
    const changed = { ...pieces, opening: { salt, outer }, leaf: { index, size: leaves.length, proof } };
    return leavesWith({ root: base64(root) })(changed, random, original);
  };
};
const rowWith = (name: string, ...values: readonly unknown[]): Mutation =>
  committedAs((row, random) => ({ ...row, [name]: random.pick(values) }));

/** What somebody may try who has the log's key, and signs whatever they like. */
export const OPERATOR_MUTATIONS: Readonly<Record<string, Mutation>> = {
  'signed: the same again': signed(({ origin, size, root }) => `${origin}\n${size}\n${root}\n`),
  'signed: a line more': signed(({ origin, size, root }) => `${origin}\n${size}\n${root}\nmore\n`),
  'signed: an empty line more': signed(({ origin, size, root }) => `${origin}\n${size}\n${root}\n\nmore\n`),
  'signed: zeros before the size': signed(({ origin, size, root }) => `${origin}\n0${size}\n${root}\n`),
  'signed: no number': signed(
    ({ origin, root }, random) =>
      `${origin}\n${random.pick(['-1', '+1', '', '1e3', '0x1', ' 1'])}\n${root}\n`,
  ),
  'signed: another size': signed(({ origin, size, root }) => `${origin}\n${size + 1}\n${root}\n`),
  'signed: another root': signed(({ origin, size }, random) => `${origin}\n${size}\n${drawn(random)}\n`),
  'signed: a root spelled otherwise': signed(
    ({ origin, size, root }) => `${origin}\n${size}\n${misspelled(root)}\n`,
  ),
  'signed: another origin': signed(({ size, root }) => `elsewhere.example\n${size}\n${root}\n`),
  'sealed: a log of this day alone': sealedAs((day) => day),
  'sealed: a day before its row': sealedAs((day) => ({ ...day, day: '2025-12-31' })),
  'sealed: a day with a member more': sealedAs((day) => ({ ...day, more: 1 })),
  'sealed: a day without a member': without(...DAY_MEMBERS),
  'sealed: a day whose lists are none': sealedAs((day, random) => ({
    ...day,
    [random.pick(['releases', 'summaries', 'statements'])]: { length: 0 },
  })),
  'sealed: a day of another version': sealedAs((day) => ({ ...day, version: 3 })),
  'sealed: a tree of another size': (pieces, random, original) =>
    leavesWith({ size: random.pick([8192, 4095, 0]) })(pieces, random, original),
  'sealed: a tree of one leaf': treeOfOne,
  'sealed: a root that is none': leavesWith({ root: 'AAAA' }),
  'sealed: a day that says nothing of being full': leavesWith({ movedOn: 'no' }),
  'committed: the row as it is': committedAs((row) => row),
  'committed: a row with a member more': rowWith('more', 1, 'x', [{}]),
  'committed: an id that is none': rowWith(
    'id',
    7,
    '',
    '00000000-0000-4000-0000-00000000000c',
    'x'.repeat(36),
  ),
  'committed: a moment that is none': rowWith(
    'at',
    '2026-02-30T00:00:00Z',
    '2025-01-01',
    '2025-01-01T24:00:00Z',
    0,
  ),
  'committed: a kind that is none': rowWith('kind', 7, 'k'.repeat(51)),
  'committed: a detail that is none': rowWith('detail', 'AAAA', 7),
  'committed: a row of 5,000 signs': rowWith('more', 'x'.repeat(5000)),
  'committed: a row of another version': rowWith('version', 2, '1'),
};
