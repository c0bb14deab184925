import { createHash } from 'node:crypto';

import { compact, PROOF_CHECK_CORE } from './proof-check-core.ts';

/**
 * The page's part: takes a file or what was pasted, or the proofs that the page links to, and shows which of the sentences
 * that stand on the page are so. Faults that begin with `no-` accuse nobody: nothing was checked.
 */
const ON_THE_PAGE = String.raw`
const openingsIn = (value, found = []) => {
  if (Array.isArray(value)) for (const each of value) openingsIn(each, found);
  else if (isPlain(value)) {
    const { salt, outer, innerSalt, inner } = value;
    const opening = { salt, outer, ...(inner === undefined ? {} : { innerSalt, inner }) };
    if ('outer' in value) found.push(opening);
    else for (const each of Object.values(value)) openingsIn(each, found);
  }
  return found;
};
const place = document.querySelector('[data-proof-check]');
const part = (name) => place.querySelector('[data-part=' + name + ']');
const shown = part('shown');
const said = (within) => [...within.querySelectorAll('[data-said]')];
const say = (names, fill = {}) => {
  const one = part('result').cloneNode(true);
  one.hidden = false;
  for (const line of said(one)) line.hidden = !names.includes(line.dataset.said);
  for (const into of one.querySelectorAll('[data-fill]')) into.textContent = fill[into.dataset.fill] ?? '';
  shown.append(one);
};
const outcomeOf = ({ faults }) => !faults[0] ? 'holds' : faults.every((name) => /^no-/.test(name)) ? 'unchecked' : 'fails';
const tell = (verdict) => {
  const { faults, row, day, head } = verdict;
  const outcome = outcomeOf(verdict);
  if (outcome !== 'holds') return say([outcome, ...faults]);
  const { inner, outer } = row;
  say([outcome, inner ? 'opened' : 'outer'], { ...day, ...head, opened: JSON.stringify(inner ?? outer, undefined, 2) });
};
const sum = (verdicts) => {
  const held = verdicts.filter(({ faults }) => !faults[0]);
  const checked = verdicts.filter((verdict) => outcomeOf(verdict) !== 'unchecked');
  const isOther = checked[0] && checked.every(({ faults }) => faults.includes('checkpoint-not-signed'));
  if (verdicts[1]) say([isOther ? 'other-key' : 'total'], { held: held.length, all: verdicts.length });
};
const verdictOn = (text) => verifyProof(text, part('key').value);
const wrongKey = async () => {
  const key = crypto.subtle ? await keyIn(part('key').value) : 'no-ed25519';
  return key.id ? undefined : fault(key);
};
const verdictsOn = async (text) => {
  if (!/"outer"/.test(text)) return [fault(text.trim() ? 'no-file' : 'no-text')];
  const wrong = await wrongKey();
  if (wrong) return [wrong];
  let value;
  try { value = JSON.parse(text); } catch { value = text; }
  const found = value.leaf || fileIn(text) ? [] : openingsIn(value);
  if (!found[0]) return [await verdictOn(text)];
  if (found.length > 50) say(['only-first']);
  const all = [];
  for (const opening of found.slice(0, 50)) {
    const row = isOpening(opening) ? await rowOf(opening) : 'not-a-proof';
    const from = place.dataset.proofCheck;
    const answer = from && row.leaf ? await fetch(from + hexOf(row.leaf)) : undefined;
    all.push(answer?.ok ? await verdictOn(canonical({ ...(await answer.json()), opening })) : fault(row.leaf ? 'no-proof-yet' : row));
  }
  return all;
};
const check = async () => {
  shown.replaceChildren();
  try {
    const all = await verdictsOn(part('text').value);
    sum(all);
    all.forEach(tell);
  } catch { say(['unchecked', 'no-answer']); }
};
const fault = (name) => ({ faults: [name] });
const onClick = (button, act) => button.addEventListener('click', act);
const links = [...document.querySelectorAll('a[data-proof]')].map((link) => {
  const button = part('check').cloneNode(true);
  const mark = document.createElement('strong');
  const get = async () => {
    const answer = await fetch(link.href).catch(() => undefined);
    return answer?.ok ? answer.text() : undefined;
  };
  button.className = 'quiet';
  button.textContent = link.dataset.proof;
  onClick(button, async () => {
    part('text').value = (await get()) ?? '';
    await check();
    place.scrollIntoView();
    shown.focus();
  });
  link.after(' ', button, ' ', mark);
  return { get, mark };
});
const all = document.querySelector('[data-check-all]');
part('form').hidden = false;
part('file').addEventListener('change', async () => {
  const [file] = part('file').files;
  if (!file) return;
  part('text').value = await file.slice(0, 8000000).text();
  await check();
});
onClick(part('check'), check);
if (all && links[0]) {
  all.hidden = false;
  onClick(all, async () => {
    shown.replaceChildren();
    const verdicts = [];
    const wrong = await wrongKey();
    for (const { get, mark } of links) {
      const text = wrong ? '' : await get();
      const verdict = wrong ?? (text ? await verdictOn(text) : fault('no-answer'));
      mark.textContent = said(place).find((line) => line.dataset.said === outcomeOf(verdict)).textContent;
      verdicts.push(verdict);
    }
    if (wrong) tell(wrong);
    else sum(verdicts);
    shown.focus();
  });
}
`;

/** The script as it is served. */
export const PROOF_CHECK_SCRIPT = `${PROOF_CHECK_CORE}${compact(ON_THE_PAGE)}`;

/** Part of the script's address, so that it can be kept for good by browsers. */
export const PROOF_CHECK_VERSION = createHash('sha256').update(PROOF_CHECK_SCRIPT).digest('hex').slice(0, 12);
