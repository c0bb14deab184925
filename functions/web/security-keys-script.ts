import { createHash } from 'node:crypto';

/**
 * Single keys for the security site, off until whoever reads turns them on (WCAG 2.1.4). No key sends a form: those of an
 * action lead to its first control, where Enter is pressed as ever. The choice, and the list's address, stay in the browser.
 */
export const KEYS_SCRIPT = `'use strict';
(() => {
  const help = document.querySelector('dialog[data-keys]');
  if (help === null) return;
  const kept = 'candor-keys';
  const [list, latest] = ['candor-list', 'candor-case'];
  const read = (store, name) => { try { return store().getItem(name); } catch { return null; } };
  const keep = (store, name, value) => { try { store().setItem(name, value); } catch { /* for this page alone */ } };
  const forGood = () => localStorage;
  const forNow = () => sessionStorage;
  let isOn = read(forGood, kept) === 'on';
  const turn = help.querySelector('[data-turn]');
  const said = help.querySelector('[role=status]');
  const show = () => {
    turn.textContent = isOn ? turn.dataset.off : turn.dataset.on;
    said.textContent = isOn ? said.dataset.on : said.dataset.off;
  };
  turn.addEventListener('click', () => {
    isOn = !isOn;
    keep(forGood, kept, isOn ? 'on' : 'off');
    show();
  });
  help.querySelector('[data-close]').addEventListener('click', () => help.close());
  const open = () => { show(); help.showModal(); };
  const opener = document.createElement('button');
  opener.type = 'button';
  opener.className = 'quiet';
  opener.setAttribute('aria-haspopup', 'dialog');
  opener.textContent = help.dataset.keys;
  opener.addEventListener('click', open);
  help.before(opener);

  const cases = [...document.querySelectorAll('a[data-case]')];
  const isList = location.pathname === '/';
  if (isList) keep(forNow, list, location.search);
  else keep(forNow, latest, location.pathname);
  const step = (by) => {
    const at = cases.indexOf(document.activeElement);
    const left = cases.findIndex((link) => link.pathname === read(forNow, latest));
    const from = at >= 0 ? at : left;
    const to = from < 0 ? (by > 0 ? 0 : cases.length - 1) : from + by;
    cases[Math.min(Math.max(to, 0), cases.length - 1)]?.focus();
  };
  const follow = (address) => document.querySelector(address)?.click();
  const moves = {
    j: () => step(1),
    k: () => step(-1),
    o: () => { if (cases.includes(document.activeElement)) document.activeElement.click(); },
    n: () => follow('a[rel=next]'),
    u: () => { if (!isList) location.assign('/' + (read(forNow, list) ?? '')); },
    '/': () => document.querySelector('form.filter select')?.focus(),
    '?': open,
  };
  const isTyping = (place) => place.isContentEditable || ['INPUT', 'SELECT', 'TEXTAREA'].includes(place.tagName);
  document.addEventListener('keydown', (event) => {
    if (!isOn || help.open || event.defaultPrevented || event.isComposing || event.repeat) return;
    if (event.ctrlKey || event.altKey || event.metaKey || isTyping(event.target)) return;
    const form = document.querySelector('form[data-key="' + CSS.escape(event.key) + '"]');
    const control = form?.querySelector('input:not([type=hidden], [type=checkbox]), select, button');
    const move = control ? () => control.focus() : Object.hasOwn(moves, event.key) ? moves[event.key] : undefined;
    if (move === undefined) return;
    event.preventDefault();
    move();
  });
})();
`;

/** Part of the script's address, so that it can be kept for good by browsers. */
export const KEYS_SCRIPT_VERSION = createHash('sha256').update(KEYS_SCRIPT).digest('hex').slice(0, 12);
