import { createHash } from 'node:crypto';

/** Leaves out the spaces that only make a script readable here; no string or expression in it has one beside such a sign. */
const compact = (script: string): string =>
  script
    .replaceAll(/\n +/gu, '\n')
    .replaceAll(/ ?(=>|[=!]==|&&|\?\?|[=?:<>+{}]) /gu, '$1')
    .replaceAll(/, | (?=[{}=])/gu, (sign) => sign.trim());

/**
 * Checks proof files by nothing but what browsers have: a second telling of shared/transparency's verify-proof, held to the same
 * files by a test. It defines `verifyProof(text, key)`, which answers every fault by its name and what was opened.
 */
export const PROOF_CHECK_CORE = compact(String.raw`'use strict';
const MOST = 163840;
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
const has = (value, needed, allowed = []) =>
  isPlain(value) && needed.every((name) => name in value) && Object.keys(value).every((name) => needed.includes(name) || allowed.includes(name));
const isWhole = (value) => Number.isSafeInteger(value) && value >= 0;
const isOpening = (value) =>
  has(value, ['salt', 'outer'], ['innerSalt', 'inner']) && isHash(value.salt) && typeof value.outer === 'string' &&
  (value.inner === undefined ? value.innerSalt === undefined : typeof value.inner === 'string' && isHash(value.innerSalt));
const isLeaf = (value) =>
  has(value, ['index', 'size', 'proof']) && isWhole(value.index) && isWhole(value.size) && value.size > 0 &&
  Array.isArray(value.proof) && value.proof.length <= 32 && value.proof.every(isHash);
const fileIn = (text) => {
  const trimmed = text.trim();
  if (utf8(trimmed).length > MOST) return undefined;
  const file = canonicalIn(trimmed);
  return has(file, ['version', 'opening', 'leaf', 'entry', 'day']) && file.version === 1 && isOpening(file.opening) &&
    isLeaf(file.leaf) && typeof file.entry === 'string' && typeof file.day === 'string' ? file : undefined;
};
const isShort = (value) => typeof value === 'string' && value.length <= 50;
const isRow = (row) =>
  isPlain(row) && row.version === 1 && /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(row.id) &&
  /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?Z$/.test(row.at) && isShort(row.kind) && isShort(row.outcome) &&
  (row.detail === undefined || isHash(row.detail));
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
const dayIn = (text) => {
  const day = canonicalIn(text);
  return isPlain(day) && day.version === 1 && /^\d{4}-\d\d-\d\d$/.test(day.day) && isPlain(day.leaves) &&
    isWhole(day.leaves.size) && isHash(day.leaves.root) ? day : undefined;
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
  const bytes = encoded === undefined ? undefined : spelled(encoded);
  if (bytes?.length !== 33 || bytes[0] !== 1) return undefined;
  const own = (await sha256(utf8(name + '\n'), bytes)).subarray(0, 4);
  return hexOf(own) === id ? { name, id: own, raw: bytes.subarray(1) } : undefined;
};
const isSigned = async (note, key) => {
  const end = note.lastIndexOf('\n\n');
  if (end === -1 || !note.endsWith('\n')) return undefined;
  const text = note.slice(0, end + 1);
  const lines = note.slice(end + 2, -1).split('\n').map((line) => /^— (\S+) (\S+)$/.exec(line) ?? []);
  const signatures = lines.map(([, , encoded]) => (encoded === undefined ? undefined : spelled(encoded)));
  if (signatures.includes(undefined)) return undefined;
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
  if (key === undefined) return { faults: ['no-key'] };
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

/** The page's part: takes a file or what was pasted, and shows which of the sentences that stand on the page are so. */
const ON_THE_PAGE = String.raw`
const openingsIn = (value, found = []) => {
  if (Array.isArray(value)) for (const each of value) openingsIn(each, found);
  else if (isPlain(value)) {
    const { salt, outer, innerSalt, inner } = value;
    const opening = { salt, outer, ...(inner === undefined ? {} : { innerSalt, inner }) };
    if (isOpening(opening)) found.push(opening);
    else for (const each of Object.values(value)) openingsIn(each, found);
  }
  return found;
};
const completed = async (text, from) => {
  if (fileIn(text) !== undefined) return [text];
  let value;
  try { value = JSON.parse(text); } catch { return [text]; }
  const found = isPlain(value) && value.leaf !== undefined ? [] : openingsIn(value);
  if (found.length === 0) return [text];
  const all = [];
  all.more = found.length > 50;
  for (const opening of found.slice(0, 50)) {
    const { leaf } = await rowOf(opening);
    const answer = from && leaf ? await fetch(from + hexOf(leaf)) : undefined;
    all.push(answer?.ok ? canonical({ ...(await answer.json()), opening }) : undefined);
  }
  return all;
};
for (const place of document.querySelectorAll('[data-proof-check]')) {
  const part = (name) => place.querySelector('[data-part="' + name + '"]');
  const shown = part('shown');
  const say = (names, { row, day, head } = {}) => {
    const one = part('result').cloneNode(true);
    one.hidden = false;
    for (const line of one.querySelectorAll('[data-said]')) line.hidden = !names.includes(line.dataset.said);
    const fill = { opened: row?.outer && JSON.stringify(row.inner ?? row.outer, undefined, 2), day: day?.day, size: head?.size, origin: head?.origin };
    for (const [name, value] of Object.entries(fill)) for (const into of one.querySelectorAll('[data-fill="' + name + '"]')) into.textContent = value ?? '';
    shown.append(one);
  };
  const check = async () => {
    shown.replaceChildren();
    if (crypto.subtle === undefined) return say(['fails', 'no-ed25519']);
    try {
      const all = await completed(part('text').value, place.dataset.proofCheck);
      if (all.more) say(['only-first']);
      for (const text of all) {
        const verdict = text === undefined ? { faults: ['no-proof-yet'] } : await verifyProof(text, part('key').value);
        say(verdict.faults.length === 0 ? ['holds', verdict.row.inner ? 'opened' : 'outer'] : ['fails', ...verdict.faults], verdict.faults.length === 0 ? verdict : {});
      }
    } catch { say(['fails', 'no-answer']); }
  };
  part('form').hidden = false;
  part('file').addEventListener('change', async () => {
    const [file] = part('file').files;
    if (file === undefined) return;
    part('text').value = await file.slice(0, 8000000).text();
    await check();
  });
  part('check').addEventListener('click', check);
  for (const link of document.querySelectorAll('a[data-proof]')) {
    const button = part('check').cloneNode(true);
    button.className = 'quiet';
    button.textContent = link.dataset.proof;
    button.addEventListener('click', async () => {
      const answer = await fetch(link.href).catch(() => undefined);
      part('text').value = answer?.ok ? await answer.text() : '';
      await check();
      place.scrollIntoView();
      shown.focus();
    });
    link.after(' ', button);
  }
}
`;

/** The script as it is served. */
export const PROOF_CHECK_SCRIPT = `${PROOF_CHECK_CORE}${compact(ON_THE_PAGE)}`;

/** Part of the script's address, so that it can be kept for good by browsers. */
export const PROOF_CHECK_VERSION = createHash('sha256').update(PROOF_CHECK_SCRIPT).digest('hex').slice(0, 12);
