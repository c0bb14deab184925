/** Bytes of the length before each entry. */
const LENGTH_BYTES = 2;

/** The most bytes an entry may have (C2SP tlog-tiles: its length is 16 bits). */
export const ENTRY_BYTES_AT_MOST = 0xffff;

/**
 * Entries as one bundle: each with its length before it, 16 bits, most significant byte first (C2SP tlog-tiles).
 *
 * @throws RangeError for an entry that is longer than its length can say.
 */
export const bundleOf = (entries: readonly Uint8Array[]): Uint8Array => {
  const bytes = new Uint8Array(entries.reduce((sum, { length }) => sum + LENGTH_BYTES + length, 0));
  let at = 0;
  for (const entry of entries) {
    if (entry.length > ENTRY_BYTES_AT_MOST) throw new RangeError(`an entry of ${entry.length} bytes`);
    bytes.set([entry.length >> 8, entry.length & 0xff], at);
    bytes.set(entry, at + LENGTH_BYTES);
    at += LENGTH_BYTES + entry.length;
  }
  return bytes;
};

/** The entries of a bundle; undefined where it ends inside one. */
export const entriesIn = (bundle: Uint8Array): readonly Uint8Array[] | undefined => {
  const entries: Uint8Array[] = [];
  let at = 0;
  while (at < bundle.length) {
    const [high, low] = bundle.subarray(at, at + LENGTH_BYTES);
    if (high === undefined || low === undefined) return undefined;
    const end = at + LENGTH_BYTES + high * 256 + low;
    if (end > bundle.length) return undefined;
    entries.push(bundle.subarray(at + LENGTH_BYTES, end));
    at = end;
  }
  return entries;
};
