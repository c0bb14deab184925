import { createHash } from 'node:crypto';

import { CHART_RULES } from './charts/chart-rules.ts';
import { COLOUR_RULES } from './colours.ts';

/** The one style sheet of all sites. */
export const STYLE = `
${COLOUR_RULES.trim()}
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1.0625rem/1.6 system-ui, sans-serif; }
header, main, footer { max-width: 60rem; margin: 0 auto; padding: 1rem 1.25rem; }
header { display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; align-items: center; border-bottom: 1px solid var(--line); }
header strong { font-size: 1.25rem; letter-spacing: .02em; }
header form { margin-left: auto; }
nav { display: flex; flex-wrap: wrap; gap: .25rem 1rem; }
nav a { padding: .15rem 0; }
nav a[aria-current] { font-weight: 600; text-decoration-thickness: 3px; }
footer { margin-top: 2.5rem; border-top: 1px solid var(--line); }
footer nav { margin-bottom: .5rem; }
a { color: var(--deep); }
h1 { font-size: 1.9rem; line-height: 1.2; margin: 1rem 0; }
h2 { font-size: 1.3rem; margin: 2rem 0 .5rem; }
.table { overflow-x: auto; margin: .75rem 0 1.5rem; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: left; font-weight: 600; padding: .25rem 0; }
th, td { text-align: left; padding: .4rem .75rem .4rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
.table th, .table td { hyphens: auto; }
.table th[scope=row] { overflow-wrap: break-word; min-width: 8rem; max-width: 22rem; }
.excerpt { overflow-wrap: anywhere; min-width: 14rem; }
td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; }
fieldset { border: 1px solid var(--line); border-radius: .5rem; padding: .75rem 1.25rem 1.25rem; margin: 1rem 0; }
legend { font-weight: 600; padding: 0 .4rem; }
label { display: block; margin: .35rem 0; }
input, select, textarea, button { font: inherit; }
input[type=text], input[type=url], input[type=date], input[type=file], select, textarea { width: 100%; max-width: 32rem; padding: .45rem .6rem; border: 1px solid var(--line); border-radius: .35rem; background: transparent; color: inherit; }
button { max-width: 100%; overflow-wrap: break-word; padding: .5rem 1rem; border: 1px solid var(--deep); border-radius: .35rem; background: var(--deep); color: var(--paper); cursor: pointer; }
button.quiet { background: transparent; color: var(--deep); }
button.warn { border-color: var(--warm); background: transparent; color: var(--warm); }
:focus-visible { outline: 3px solid var(--warm); outline-offset: 2px; }
.lead { font-size: 1.15rem; }
.small { font-size: .9rem; }
pre { overflow-x: auto; }
dt { font-weight: 600; margin-top: .6rem; }
dd { margin: 0 0 .5rem; max-width: 46rem; }
.example { margin: 0 0 1rem; max-width: 46rem; }
blockquote { margin: 0; padding: .5rem .9rem; border: 1px solid var(--line); border-radius: .5rem; }
figcaption { padding: .25rem .9rem; font-size: .95rem; }
details.answer { border: 1px solid var(--line); border-radius: .35rem; padding: .25rem .9rem; margin: .5rem 0; max-width: 46rem; }
summary { cursor: pointer; padding: .35rem 0; font-weight: 600; }
.ask, .verdict { border: 1px solid var(--line); border-left: 4px solid var(--deep); border-radius: .35rem; padding: .5rem 1.25rem; margin: 1rem 0; }
.verdict.no, .verdict.ask { border-left-color: var(--warm); }
.ask h2, .verdict h2 { margin: .5rem 0; }
a.button { display: inline-block; padding: .5rem 1.5rem; border: 1px solid var(--deep); border-radius: .35rem; background: var(--deep); color: var(--paper); text-decoration: none; }
.note { border-left: 4px solid var(--deep); padding: .25rem 1rem; margin: 1rem 0; }
nav.tabs { border-bottom: 1px solid var(--line); margin: 1rem 0; padding-bottom: .5rem; }
form.filter fieldset { display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: end; }
.overdue { color: var(--warm); }
.beside { margin: 0; font-weight: 400; }
.problems { border: 3px solid var(--warm); border-radius: .35rem; padding: .25rem 1.25rem .75rem; margin: 1rem 0; }
.problems h2 { margin: .5rem 0; }
.problem { color: var(--warm); font-weight: 600; margin: .35rem 0; }
input[aria-invalid], select[aria-invalid], textarea[aria-invalid] { border-color: var(--warm); }
.skip { position: absolute; left: -999rem; } .skip:focus { left: 1rem; top: 1rem; }
p.said { white-space: pre-wrap; }
ul.said li { white-space: pre-wrap; margin: .6rem 0; padding: .35rem .9rem; border: 1px solid var(--line); border-radius: .35rem; list-style: none; }
ul.said { padding: 0; max-width: 46rem; }
form.inline { display: inline-block; margin: 0 .5rem .5rem 0; }
textarea.draft { max-width: none; min-height: 10rem; }
textarea.copy { max-width: 46rem; }
.draft { white-space: pre-wrap; overflow-wrap: anywhere; border: 1px solid var(--line); border-radius: .35rem; padding: .5rem .75rem; }
mark { background: transparent; color: var(--warm); font-weight: 600; text-decoration: underline; }
code { font-size: .95em; overflow-wrap: anywhere; }
.table code { overflow-wrap: normal; hyphens: manual; }
.table details code { overflow-wrap: anywhere; }
h1, h2, h3, li, p, dd { overflow-wrap: anywhere; }
input, select, textarea { max-width: 100%; }
@media (max-width: 40rem) { header, main, footer { padding: .75rem 1rem; } h1 { font-size: 1.5rem; } button { min-height: 2.75rem; } }
.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(11rem, 1fr)); gap: 1rem; margin: 1rem 0; }
.tiles div { border: 1px solid var(--line); border-radius: .5rem; padding: .5rem 1rem; }
.tiles dd { margin: 0; }
.tiles .tile { font-size: 1.6rem; font-weight: 600; font-variant-numeric: tabular-nums; }
form.report { display: flex; flex-wrap: wrap; gap: 0 1.5rem; align-items: end; margin: 1rem 0; }
form.report p { margin: .35rem 0; }
form.report select { width: auto; }
.downloads a { margin-right: 1.25rem; }
.sentences { font-size: 1.15rem; padding-left: 1.25rem; }
summary { cursor: pointer; padding: .25rem 0; }
dialog { max-width: 40rem; border: 1px solid var(--line); border-radius: .5rem; background: var(--paper); color: var(--ink); }
dl.keys div { display: flex; gap: .75rem; } dl.keys dt { margin: 0; min-width: 2.5rem; } dl.keys dd { margin: 0 0 .25rem; }
kbd { font: inherit; border: 1px solid var(--line); border-radius: .25rem; padding: 0 .4rem; }
.changed { max-width: 46rem; }
.changed p { white-space: pre-wrap; margin: .35rem 0; }
.changed .removed, .changed .added { border-left: 4px solid var(--line); padding: .1rem .9rem; margin: .5rem 0; }
.changed .added { border-left-color: var(--deep); }
.changed ins { text-decoration: none; }
.answered { margin: .25rem 0 .75rem; white-space: pre-wrap; }
${CHART_RULES.trim()}
`;

/** Part of the style sheet's address, so that it can be kept for good by browsers. */
export const STYLE_VERSION = createHash('sha256').update(STYLE).digest('hex').slice(0, 12);
