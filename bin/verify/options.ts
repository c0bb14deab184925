import { parseArgs } from 'node:util';

const OPTIONS = {
  log: { type: 'string' },
  vkey: { type: 'string' },
  origin: { type: 'string' },
  since: { type: 'string', multiple: true },
  receipt: { type: 'string', multiple: true },
  proofs: { type: 'string' },
  summary: { type: 'string', multiple: true },
  witness: { type: 'string', multiple: true },
  openings: { type: 'string', multiple: true },
  release: { type: 'string', multiple: true },
  help: { type: 'boolean', short: 'h' },
} as const;

const MANY: ReadonlySet<string> = new Set(['since', 'receipt', 'summary', 'witness', 'openings', 'release']);
const NEED_A_LOG = ['since', 'summary', 'release', 'openings', 'witness'] as const;

/** What `candor verify` was asked. */
export const verifyOptions = (args: readonly string[]) => {
  const { values, tokens } = parseArgs({ args: [...args], options: OPTIONS, tokens: true });
  const { log, vkey, origin, proofs, help = false, ...more } = values;
  const { since = [], receipt = [], summary = [], witness = [], openings = [], release = [] } = more;
  const names = tokens.flatMap((token) => (token.kind === 'option' ? [token.name] : []));
  return {
    ...{ log, vkey, origin, proofs, help },
    ...{ since, receipt, summary, witness, openings, release },
    /** Options of which one counts and more were given. */
    twice: [...new Set(names.filter((name, at) => !MANY.has(name) && names.indexOf(name) !== at))],
    /** Options that mean nothing without a log, where none was given. */
    idle: log === undefined ? NEED_A_LOG.filter((name) => names.includes(name)) : [],
  };
};

const listed = (names: readonly string[]): string => names.map((name) => `--${name}`).join(', ');

/** What is wrong with a question, in a line; undefined where nothing is. */
export const misasked = ({ twice, idle }: ReturnType<typeof verifyOptions>): string | undefined => {
  if (twice.length > 0) return `Given more than once, and only one counts: ${listed(twice)}.\n`;
  if (idle.length > 0) return `Held to a log, and none was given with --log: ${listed(idle)}.\n`;
  return undefined;
};
