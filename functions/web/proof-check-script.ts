import { createHash } from 'node:crypto';

import { compact, PROOF_CHECK_CORE } from './proof-check-core.ts';

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
