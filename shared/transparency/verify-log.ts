import { cosignatureIn } from '../signing/cosignature.ts';
import { openNote, type VerifierKey } from '../signing/signed-note.ts';
import { parseCheckpoint, type Checkpoint } from './checkpoint.ts';
import { parseInclusionFile } from './inclusion-file.ts';
import type { LogFiles } from './log-files.ts';
import { isIncluded, isSameHash, leafHash, rootOver, type Hash, type TreeHead } from './merkle-tree.ts';
import { readBundle, readHashes, type WholeFile } from './read-tile.ts';
import { rootOfComplete, rootParts, TILE_WIDTH, tilePath, tilesSince, type Tile } from './tiles.ts';

/** Something that does not hold: where, and what. */
export interface LogFault {
  readonly where: string;
  readonly what: string;
}

/** What is held to a log: checkpoints of it that somebody kept, and proofs that it issued, each under a name. */
export interface Claims {
  readonly since: readonly (readonly [name: string, note: string])[];
  readonly proofs: readonly (readonly [name: string, file: string])[];
}

/** Whose log it is, and what is told while it is read. */
export interface LogQuestion {
  readonly key: VerifierKey;
  readonly origin: string;
  /** Who must have cosigned what the log shows. */
  readonly witnesses?: readonly VerifierKey[];
  readonly onProgress?: (tiles: number, of: number) => void;
  /** Told each entry as it is read, in their order: where the log holds, these are the entries that its root is of. */
  readonly onEntry?: (entry: Uint8Array) => void;
}

/**
 * What came of a verification: the log as it says it is, who of the named witnesses cosigned it and when, and every fault, in the
 * order they were found.
 */
export interface LogVerdict {
  readonly checkpoint: Checkpoint | undefined;
  readonly cosigned: readonly { readonly name: string; readonly at: Date }[];
  readonly faults: readonly LogFault[];
}

/** A log of one entry a day has as many in two and a half million years. */
const ENTRIES_AT_MOST = 1_000_000_000;

/**
 * Verifies a whole log (C2SP tlog-tiles): the checkpoint's signature, every entry against its leaf, every tile against the
 * one below, the root, and that each claim is of this very log. It trusts the key and nothing else.
 */
export const verifyLog = async (
  files: LogFiles,
  question: LogQuestion,
  claims: Claims = { since: [], proofs: [] },
): Promise<LogVerdict> => {
  const faults: LogFault[] = [];
  const found = (where: string, what: string): void => void faults.push({ where, what });
  const bytes = await files.read('checkpoint');
  const note = bytes === undefined ? undefined : utf8In(bytes);
  const checkpoint = note === undefined ? undefined : openCheckpoint(note, question);
  if (checkpoint === undefined) {
    found('checkpoint', bytes === undefined ? 'is missing' : notSigned(question));
    return { checkpoint: undefined, cosigned: [], faults };
  }
  if (checkpoint.size > ENTRIES_AT_MOST) {
    found('checkpoint', `says ${checkpoint.size} entries; more than ${ENTRIES_AT_MOST} are not read`);
    return { checkpoint, cosigned: [], faults };
  }
  const cosigned = witnessesOf(note ?? '', question, found);
  const claimed = readClaims(claims, question, found);
  const wanted = [checkpoint, ...claimed.map(({ head }) => head)];
  const tree = await readTree(
    files,
    { size: checkpoint.size, wanted: placesOf(wanted, claimed) },
    {
      found,
      ...question,
    },
  );
  if (!isRootOf(tree, checkpoint)) found('checkpoint', 'its root is not that of the entries');
  for (const claim of claimed) checkClaim(tree, checkpoint, { ...claim, found });
  return { checkpoint, cosigned, faults };
};

/** What else than UTF-8 stands there is no note. */
const utf8In = (bytes: Uint8Array): string | undefined => {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
};

const witnessesOf = (note: string, { witnesses = [] }: LogQuestion, found: Found): LogVerdict['cosigned'] =>
  witnesses.flatMap((key) => {
    const cosignature = cosignatureIn(note, key);
    if (cosignature === undefined) found('checkpoint', `${key.name} has not cosigned it`);
    return cosignature === undefined ? [] : [{ name: key.name, at: cosignature.at }];
  });

const notSigned = ({ key, origin }: LogQuestion): string =>
  `is no checkpoint of ${origin} that ${key.name} signed`;

const openCheckpoint = (note: string, { key, origin }: LogQuestion): Checkpoint | undefined => {
  const text = openNote(note, key);
  const checkpoint = text === undefined ? undefined : parseCheckpoint(text);
  return checkpoint?.origin === origin ? checkpoint : undefined;
};

interface Claim {
  readonly name: string;
  readonly head: Checkpoint;
  readonly proof?: { readonly index: number; readonly hashes: readonly Hash[] };
}

type Found = (where: string, what: string) => void;

const readClaims = ({ since, proofs }: Claims, question: LogQuestion, found: Found): readonly Claim[] => {
  const claims: Claim[] = [];
  for (const [name, note] of since) {
    const head = openCheckpoint(note, question);
    if (head === undefined) found(name, notSigned(question));
    else claims.push({ name, head });
  }
  for (const [name, text] of proofs) {
    const file = parseInclusionFile(text);
    const head = file === undefined ? undefined : openCheckpoint(file.checkpoint, question);
    if (file === undefined) found(name, 'is no proof (C2SP tlog-proof)');
    else if (head === undefined) found(name, `its checkpoint ${notSigned(question)}`);
    else claims.push({ name, head, proof: { index: file.index, hashes: file.proof } });
  }
  return claims;
};

/** Hashes of tiles that are asked for again, by level and index: as the entries define them, not as they are served. */
type Tree = ReadonlyMap<string, readonly Hash[]>;

const placeOf = ({ level, index }: Pick<Tile, 'level' | 'index'>): string => `${level}/${index}`;

const placesOf = (heads: readonly TreeHead[], claims: readonly Claim[]): ReadonlySet<string> =>
  new Set([
    ...heads.flatMap(({ size }) => rootParts(size).map(({ tile }) => placeOf(tile))),
    ...claims.flatMap(({ proof }) =>
      proof === undefined ? [] : [placeOf({ level: 0, index: Math.floor(proof.index / TILE_WIDTH) })],
    ),
  ]);

interface Reading {
  readonly found: Found;
  readonly onProgress?: LogQuestion['onProgress'];
  readonly onEntry?: LogQuestion['onEntry'];
}

/** Reads every tile and bundle, lowest level first, and holds each to what is below it. */
const readTree = async (
  files: LogFiles,
  { size, wanted }: { readonly size: number; readonly wanted: ReadonlySet<string> },
  { found, onProgress, onEntry }: Reading,
): Promise<Tree> => {
  const tiles = tilesSince(0, size);
  const kept = new Map<string, readonly Hash[]>();
  /** The roots of full tiles, by the level they are hashes of. */
  const above: Hash[][] = [];
  for (const [nth, tile] of tiles.entries()) {
    const served = await readTile(files, tile, found);
    const hashes =
      tile.level === 0
        ? ((await readLeaves(files, tile, { found, onEntry })) ?? served)
        : above[tile.level]?.slice(tile.index * TILE_WIDTH, tile.index * TILE_WIDTH + tile.width);
    if (hashes?.length === tile.width) {
      if (served !== undefined && !served.every((hash, at) => isSameHash(hash, hashes[at] ?? hash)))
        found(tilePath(tile), differs(served, hashes, tile));
      if (wanted.has(placeOf(tile))) kept.set(placeOf(tile), hashes);
      if (tile.width === TILE_WIDTH) (above[tile.level + 1] ??= []).push(rootOfComplete(hashes));
    }
    onProgress?.(nth + 1, tiles.length);
  }
  return kept;
};

const differs = (served: readonly Hash[], hashes: readonly Hash[], tile: Tile): string => {
  const at = served.findIndex((hash, place) => !isSameHash(hash, hashes[place] ?? hash));
  const what = tile.level === 0 ? 'entry' : `tile of level ${tile.level - 1}`;
  return `its hash ${at} is not that of ${what} ${tile.index * TILE_WIDTH + at}`;
};

const told = <Part>(read: WholeFile<Part>, found: Found): readonly Part[] | undefined => {
  if (read.parts === undefined) found(read.where, read.what);
  return read.parts;
};

const readTile = async (files: LogFiles, tile: Tile, found: Found): Promise<readonly Hash[] | undefined> =>
  told(await readHashes(files, tile), found);

const readLeaves = async (
  files: LogFiles,
  tile: Tile,
  { found, onEntry }: Reading,
): Promise<readonly Hash[] | undefined> => {
  const entries = told(await readBundle(files, tile), found);
  for (const entry of entries ?? []) onEntry?.(entry);
  return entries?.map(leafHash);
};

const isRootOf = (tree: Tree, { size, root }: TreeHead): boolean => {
  const parts = rootParts(size).map(({ tile, from, to }) => tree.get(placeOf(tile))?.slice(from, to));
  const roots = parts.flatMap((hashes) => (hashes === undefined ? [] : [rootOfComplete(hashes)]));
  return roots.length === parts.length && isSameHash(rootOver(roots), root);
};

const checkClaim = (
  tree: Tree,
  checkpoint: Checkpoint,
  { name, head, proof, found }: Claim & { readonly found: Found },
): void => {
  if (head.size > checkpoint.size) {
    found(name, `is of ${head.size} entries, the log has ${checkpoint.size}: something was taken away`);
    return;
  }
  if (!isRootOf(tree, head)) {
    found(
      name,
      `the log does not begin with its ${head.size} entries: it was rewritten, or it is another log`,
    );
    return;
  }
  if (proof === undefined) return;
  const { index, hashes } = proof;
  const leaf = tree.get(placeOf({ level: 0, index: Math.floor(index / TILE_WIDTH) }))?.[index % TILE_WIDTH];
  const { size, root } = head;
  if (leaf === undefined || !isIncluded({ index, size, leaf, root }, hashes))
    found(name, `does not prove that entry ${index} is among its ${size}`);
};
