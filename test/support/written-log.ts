import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { checkpointText } from '../../shared/transparency/checkpoint.ts';
import { inclusionFileText } from '../../shared/transparency/inclusion-file.ts';
import { EMPTY_EDGE, grow, type LogEdge } from '../../shared/transparency/log-edge.ts';
import { planInclusion, rootOver, type Hash } from '../../shared/transparency/merkle-tree.ts';
import { hashesIn, partOf, rootOfComplete, tilePath } from '../../shared/transparency/tiles.ts';
import { FakeNoteSigner } from './fake-note-signer.ts';

/** A log that a test wrote. */
export interface WrittenLog {
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly checkpoints: readonly string[];
  readonly vkey: string;
  readonly origin: string;
  /** The proof, in a file, that an entry is in it. */
  readonly prove: (index: number) => string;
  /** Another log by the same signer. */
  readonly fork: (
    others: readonly Uint8Array[],
    steps: readonly number[],
  ) => Promise<Pick<WrittenLog, 'files' | 'checkpoints'>>;
}

/** A log that a test writes: its files by path, the checkpoint it issued at each size, and its key. */
export const writeLog = async (
  entries: readonly Uint8Array[],
  steps: readonly number[],
  signer = new FakeNoteSigner('log.example.com/candor'),
): Promise<WrittenLog> => {
  const vkey = await signer.verifierKey();
  const origin = vkey.split('+')[0] ?? '';
  const files = new Map<string, Uint8Array>();
  const checkpoints: string[] = [];
  let edge: LogEdge = EMPTY_EDGE;
  for (const step of steps) {
    const growth = grow(edge, entries.slice(edge.size, edge.size + step));
    for (const [path, bytes] of growth.files) files.set(path, bytes);
    edge = growth.edge;
    checkpoints.push(await signer.sign(checkpointText({ origin, size: edge.size, root: growth.root })));
  }
  const checkpoint = checkpoints.at(-1) ?? '';
  files.set('checkpoint', Buffer.from(checkpoint));
  const { size } = edge;
  const prove = (index: number): string => {
    const proof = planInclusion(index, size).map((subtrees): Hash =>
      rootOver(
        subtrees.map((subtree) => {
          const { tile, from, to } = partOf(subtree, size);
          return rootOfComplete(
            hashesIn(files.get(tilePath(tile)) ?? new Uint8Array(), tile)?.slice(from, to) ?? [],
          );
        }),
      ),
    );
    return inclusionFileText({ index, proof, checkpoint, extra: undefined });
  };
  return {
    files,
    checkpoints,
    vkey,
    origin,
    prove,
    fork: async (others, otherSteps) => {
      const other = await writeLog(others, otherSteps, signer);
      return { files: other.files, checkpoints: other.checkpoints };
    },
  };
};

/** A log's files in a directory of their own. */
export const onDisk = (files: ReadonlyMap<string, Uint8Array>): string => {
  const directory = mkdtempSync(join(tmpdir(), 'candor-log-'));
  for (const [path, bytes] of files) {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), bytes);
  }
  return directory;
};
