/** Names that a script calls its own by often, and no string, property or attribute is called by. */
const OWN_NAMES =
  /\b(?:canonicalIn|canonical|isIncluded|spelled32|spelled|isWhole|isPlain|isHash|isText|isShort|isDate|leafHash|decimalIn|leafFaults|openingsIn|outcomeOf|verdictOn|onClick|isOpening|checkpointOf|checkpointIn|verdictsOn|verdicts|verdict|bytes|button|lines|found|encoded|signatures|wrongKey|wrong|place|sorted|trimmed|sibling)\b/gu;

const shortNames = new Map<string, string>();

/** The same short name for the same name, in every part of the script. */
const shortName = (name: string): string => {
  const short = shortNames.get(name) ?? `$${shortNames.size.toString(36)}`;
  shortNames.set(name, short);
  return short;
};

/** Leaves out the spaces that only make a script readable here; no string or expression in it has one beside such a sign. */
export const compact = (script: string): string =>
  script
    .replaceAll(/(?<!strict');\nconst /gu, ',')
    .replaceAll(/return undefined(?=;)/gu, 'return')
    .replaceAll('undefined', 'void 0')
    .replaceAll(/\n +/gu, '\n')
    .replaceAll(/(?<=[;{,([&|:>])\n|\n(?=[}?:)\]])/gu, '')
    .replaceAll(/ ?(=>|[=!]==|[<>+]=|&&|\|\||\?\?|[=?:<>+{}]) /gu, '$1')
    .replaceAll(/\b(if|for|return) (?=[([])|(?<=\)) (?=return)/gu, '$1')
    .replaceAll(/, | (?=[{}=])/gu, (sign) => sign.trim())
    .replaceAll(';}', '}')
    .replaceAll(/\((\w+)\)(?==>)/gu, ' $1')
    .replaceAll(/(?<![\w}\])]) (?=\w+=>)/gu, '')
    .replaceAll(/\b(while|async|catch) (?=\()|(?<=\)) (?=\w)/gu, '$1')
    .replaceAll(/\bconst /gu, 'let ')
    .replaceAll(OWN_NAMES, shortName);

/**
 * Checks proof files by nothing but what browsers have: a second telling of shared/transparency's verify-proof, held to the same
 * files by a test. It defines `verifyProof(text, key)`, which answers every fault by its name and what was opened.
 */
export const PROOF_CHECK_CORE = compact(String.raw`'use strict';
const utf8 = (text) => new TextEncoder().encode(text);
const joined = (...parts) => {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) { all.set(part, at); at += part.length; }
  return all;
};
const spelled = (text) => {
  try {
    const raw = atob(text);
    return btoa(raw) === text ? Uint8Array.from(raw, (sign) => sign.charCodeAt(0)) : undefined;
  } catch { return undefined; }
};
const spelled32 = (text) => {
  const bytes = spelled(text);
  return typeof text === 'string' && bytes?.length === 32 ? bytes : undefined;
};
const isHash = (text) => spelled32(text) !== undefined;
const base64 = (bytes) => btoa(String.fromCharCode(...bytes));
const hexOf = (bytes) => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
const sha256 = async (...parts) => new Uint8Array(await crypto.subtle.digest('SHA-256', joined(...parts)));
const same = (one, other) => one.length === other.length && one.every((byte, at) => byte === other[at]);
const isPlain = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
const sorted = (value) => {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isPlain(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)).map(([name, held]) => [name, sorted(held)]));
};
const canonical = (value) => JSON.stringify(sorted(value));
const canonicalIn = (text) => {
  try {
    const value = JSON.parse(text);
    return canonical(value) === text ? value : undefined;
  } catch { return undefined; }
};
const fits = (value, form) => {
  if (typeof form === 'function') return form(value);
  if (Array.isArray(form)) return Array.isArray(value) && value.every((one) => fits(one, form[0]));
  return isPlain(value) && Object.keys({ ...value, ...form }).every((name) => Object.hasOwn(form, name) && fits(value[name], form[name]));
};
const isOne = (value) => value === 1;
const isWhole = (value) => Number.isSafeInteger(value) && value >= 0;
const isText = (value) => typeof value === 'string';
const isPart = (value) => isText(value) && value.length <= 4096;
const isOpening = (value) =>
  fits(value, { salt: isHash, outer: isPart, innerSalt: (salt) => salt === undefined || isHash(salt), inner: (text) => text === undefined || isPart(text) }) &&
  (value.inner === undefined) === (value.innerSalt === undefined);
const FILE = {
  version: isOne, opening: isOpening, entry: isText, day: isText,
  leaf: { index: isWhole, size: (size) => isWhole(size) && size > 0, proof: (all) => fits(all, [isHash]) && all.length <= 32 },
};
const fileIn = (text) => {
  const trimmed = text.trim();
  const file = canonicalIn(trimmed);
  return utf8(trimmed).length <= 163840 && fits(file, FILE) ? file : undefined;
};
const isShort = (value) => isText(value) && value.length <= 50;
const isDate = (text) => isShort(text) && /^\d{4}-\d\d-\d\d$/.test(text) && new Date(text).toJSON()?.slice(0, 10) === text;
const isRow = (row) =>
  isPlain(row) && row.version === 1 && isShort(row.id) && /^[\da-f]{8}-[\da-f]{4}-[1-8][\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/i.test(row.id) &&
  isText(row.at) && isDate(row.at.slice(0, 10)) && /^T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d+)?)?Z$/.test(row.at.slice(10)) &&
  isShort(row.kind) && isShort(row.outcome) && (row.detail === undefined || isHash(row.detail));
const rowOf = async (opening) => {
  const outer = canonicalIn(opening.outer);
  if (!isRow(outer)) return 'outer-unreadable';
  const leaf = await sha256(spelled(opening.salt), utf8(opening.outer));
  if (opening.inner === undefined) return { outer, leaf };
  const inner = canonicalIn(opening.inner);
  if (!isPlain(inner) || inner.version !== 1 || !isShort(inner.kind)) return 'inner-unreadable';
  const detail = base64(await sha256(spelled(opening.innerSalt), utf8(opening.inner)));
  return detail === outer.detail && inner.kind === outer.kind ? { outer, leaf, inner } : 'inner-not-of-outer';
};
const node = (left, right) => sha256(Uint8Array.of(1), left, right);
const leafHash = (entry) => sha256(Uint8Array.of(0), entry);
const isIncluded = async ({ index, size, leaf, root }, proof) => {
  if (!isWhole(index) || !isWhole(size) || index >= size) return false;
  let [at, last, hash] = [index, size - 1, leaf];
  for (const sibling of proof) {
    if (last === 0) return false;
    if (at % 2 === 1 || at === last) {
      hash = await node(sibling, hash);
      while (at % 2 === 0 && at !== 0) [at, last] = [at / 2, Math.floor(last / 2)];
    } else hash = await node(hash, sibling);
    [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
  }
  return last === 0 && same(hash, root);
};
const isHex = (text) => isText(text) && /^[\da-f]{64}$/.test(text);
const NAMED = [{ id: isText, sha256: isHex }];
const DAY = {
  version: (form) => [1, 2].includes(form), day: isDate, sealedOn: isDate, releases: NAMED, summaries: NAMED,
  officialReleases: { count: isWhole, sha256: isHex }, inForce: (all) => isPlain(all) && Object.values(all).every(isHex),
  statements: [{ kind: isShort, outcome: isShort, from: isDate, to: isDate, count: { atLeast: isWhole, atMost: (most) => most === null || isWhole(most) } }],
  leaves: { size: (size) => [4096, 8192, 16384, 32768, 65536].includes(size), root: isHash, movedOn: (full) => typeof full === 'boolean' },
};
const dayIn = (text) => {
  const day = canonicalIn(text);
  return fits(day, DAY) ? day : undefined;
};
const leafFaults = async ({ leaf: { index, size, proof } }, { outer, leaf }, { day, leaves }) => {
  const place = { index, size, leaf: await leafHash(leaf), root: spelled(leaves.root) };
  return [
    ...(outer.at.slice(0, 10) > day ? ['entered-too-early'] : []),
    ...(size === leaves.size ? [] : ['other-tree-size']),
    ...((await isIncluded(place, proof.map(spelled))) ? [] : ['leaf-not-in-day']),
  ];
};
const decimalIn = (text) => (/^(0|[1-9]\d{0,15})$/.test(text) && Number.isSafeInteger(Number(text)) ? Number(text) : undefined);
const keyIn = async (line) => {
  const [, name, id, encoded] = /^([^\s+]+)\+([\da-f]{8})\+(\S+)$/.exec(line.trim()) ?? [];
  if (!id) return 'no-key';
  const bytes = spelled(encoded);
  const own = bytes && (await sha256(utf8(name + '\n'), bytes)).subarray(0, 4);
  if (!own || hexOf(own) !== id) return 'no-key-mistyped';
  return bytes.length === 33 && bytes[0] === 1 ? { name, id: own, raw: bytes.subarray(1) } : 'no-key-kind';
};
const isSigned = async (note, key) => {
  const end = note.lastIndexOf('\n\n');
  if (end === -1 || !note.endsWith('\n')) return undefined;
  const text = note.slice(0, end + 1);
  const lines = note.slice(end + 2, -1).split('\n').map((line) => /^— ([^\s+]+) (\S+)$/.exec(line) ?? []);
  const signatures = lines.map(([, , encoded]) => (encoded === undefined ? undefined : spelled(encoded)));
  if (/[\0-\x09\v-\x1f]/.test(note) || lines.length > 100 || !signatures.every((bytes) => bytes?.length > 4)) return undefined;
  const own = signatures.filter((bytes, at) => lines[at][1] === key.name && same(bytes.subarray(0, 4), key.id));
  if (own.length === 0) return undefined;
  const imported = await crypto.subtle.importKey('raw', key.raw, { name: 'Ed25519' }, false, ['verify']);
  for (const bytes of own)
    if (bytes.length !== 68 || !(await crypto.subtle.verify({ name: 'Ed25519' }, imported, bytes.subarray(4), utf8(text)))) return undefined;
  return text;
};
const checkpointIn = (text) => {
  const [origin, size, root, ...more] = text.slice(0, -1).split('\n');
  const head = { origin, size: decimalIn(size), root: spelled32(root) };
  return head.size === undefined || head.root === undefined || more.includes('') ? undefined : head;
};
const checkpointOf = async ({ entry, day }, key) => {
  const end = entry.indexOf('\n\n');
  const [first, ...lines] = entry.slice(0, Math.max(end, 0)).split('\n');
  if (/^extra \S*$/.test(lines[0] ?? '') && spelled(lines.shift().slice(6)) === undefined) return 'entry-proof-unreadable';
  const index = decimalIn(/^index (\d+)$/.exec(lines[0] ?? '')?.[1] ?? '');
  const proof = lines.slice(1).map(spelled32);
  if (first !== 'c2sp.org/tlog-proof@v1' || index === undefined || proof.length > 53 || proof.includes(undefined)) return 'entry-proof-unreadable';
  const text = await isSigned(entry.slice(end + 2), key);
  const head = text === undefined ? undefined : checkpointIn(text);
  if (head?.origin !== key.name) return 'checkpoint-not-signed';
  return (await isIncluded({ ...head, index, leaf: await leafHash(utf8(day)) }, proof)) ? head : 'day-not-in-log';
};
const verifyProof = async (text, keyLine) => {
  const key = await keyIn(keyLine);
  if (!key.id) return { faults: [key] };
  const file = fileIn(text);
  if (file === undefined) return { faults: ['not-a-proof'] };
  const row = await rowOf(file.opening);
  const day = dayIn(file.day);
  let head;
  try { head = await checkpointOf(file, key); } catch { head = 'no-ed25519'; }
  const faults = [
    ...(typeof row === 'string' ? [row] : []),
    ...(day === undefined ? ['day-unreadable'] : []),
    ...(typeof row === 'string' || day === undefined ? [] : await leafFaults(file, row, day)),
    ...(typeof head === 'string' ? [head] : []),
  ];
  return { faults, row, day, head };
};
`);
