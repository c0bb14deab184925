/** What is told of each keyword that occurs: its number in the list given, and the place after its last unit. */
export type OnHit = (keyword: number, end: number) => void;

/** Finds all occurrences of a fixed list of keywords in one pass (Aho and Corasick, 1975). */
export interface KeywordScanner {
  readonly scan: (text: string, onHit: OnHit) => void;
}

const CODE_UNITS = 65_536;

/** Code units that mean the same letter, whatever its case; only forms of one unit. */
const casesOf = (unit: string): readonly number[] =>
  [unit, unit.toLowerCase(), unit.toUpperCase()]
    .filter((form) => form.length === 1)
    .map((form) => form.charCodeAt(0));

/** A class for each code unit that some keyword uses; 0 is every other. Arrays stay small that way. */
const classesOf = (keywords: readonly string[]): { readonly of: Uint16Array; readonly count: number } => {
  const of = new Uint16Array(CODE_UNITS);
  let count = 1;
  for (const unit of new Set(keywords.flatMap((keyword) => keyword.toLowerCase().split('')))) {
    const forms = casesOf(unit);
    const known = forms.map((form) => of[form] ?? 0).find((one) => one > 0);
    const group = known ?? count;
    if (known === undefined) count += 1;
    for (const form of forms) of[form] = group;
  }
  return { of, count };
};

interface Tables {
  /** Where each state goes with each class. */
  readonly next: Int32Array;
  /** The longest proper suffix of each state that is a state. */
  readonly fail: Int32Array;
  /** The first output of each state; further ones by `outputNext`. */
  readonly firstOutput: Int32Array;
  readonly outputNext: Int32Array;
}

/** The tree of keywords: -1 where no keyword goes on. Answers how many states are used. */
const grow = (
  keywords: readonly string[],
  classes: { readonly of: Uint16Array; readonly count: number },
  { next, firstOutput, outputNext }: Tables,
): number => {
  let states = 1;
  for (const [number, keyword] of keywords.entries()) {
    let state = 0;
    for (let index = 0; index < keyword.length; index += 1) {
      const edge = state * classes.count + (classes.of[keyword.charCodeAt(index)] ?? 0);
      if ((next[edge] ?? -1) < 0) {
        next[edge] = states;
        states += 1;
      }
      state = next[edge] ?? 0;
    }
    outputNext[number] = firstOutput[state] ?? -1;
    firstOutput[state] = number;
  }
  return states;
};

/** Fills in the ways on failure, breadth first, so that scanning never goes back. */
const connect = ({ next, fail }: Tables, classCount: number): readonly number[] => {
  const order: number[] = [0];
  for (let read = 0; read < order.length; read += 1) {
    const state = order[read] ?? 0;
    for (let group = 0; group < classCount; group += 1) {
      const edge = state * classCount + group;
      const child = next[edge] ?? -1;
      const after = state === 0 ? 0 : (next[(fail[state] ?? 0) * classCount + group] ?? 0);
      if (child < 0) {
        next[edge] = after;
      } else {
        fail[child] = after;
        order.push(child);
      }
    }
  }
  return order;
};

/** The nearest suffix of each state at which a keyword ends. */
const suffixesWithOutput = ({ fail, firstOutput }: Tables, order: readonly number[]): Int32Array => {
  const suffix = new Int32Array(fail.length);
  for (const state of order) {
    const shorter = fail[state] ?? 0;
    suffix[state] = (firstOutput[shorter] ?? -1) >= 0 ? shorter : (suffix[shorter] ?? 0);
  }
  return suffix;
};

/**
 * A scanner for keywords, compared without case. Flat arrays and one table look-up per code unit: time is linear in the
 * text and in the hits. The same keyword given twice is told twice.
 */
export const createKeywordScanner = (keywords: readonly string[]): KeywordScanner => {
  const classes = classesOf(keywords);
  const lower = keywords.map((keyword) => keyword.toLowerCase());
  const atMost = 1 + lower.reduce((sum, keyword) => sum + keyword.length, 0);
  const tables: Tables = {
    next: new Int32Array(atMost * classes.count).fill(-1),
    fail: new Int32Array(atMost),
    firstOutput: new Int32Array(atMost).fill(-1),
    outputNext: new Int32Array(keywords.length).fill(-1),
  };
  const states = grow(lower, classes, tables);
  const order = connect(tables, classes.count);
  const suffix = suffixesWithOutput(tables, order);
  const next = tables.next.slice(0, states * classes.count);
  const { firstOutput, outputNext } = tables;
  const { of, count } = classes;
  const tell = (state: number, end: number, onHit: OnHit): void => {
    for (let at = state; at > 0; at = suffix[at] ?? 0) {
      for (let one = firstOutput[at] ?? -1; one >= 0; one = outputNext[one] ?? -1) onHit(one, end);
    }
  };
  return {
    scan: (text, onHit) => {
      let state = 0;
      for (let index = 0; index < text.length; index += 1) {
        state = next[state * count + (of[text.charCodeAt(index)] ?? 0)] ?? 0;
        if (state > 0 && ((firstOutput[state] ?? -1) >= 0 || (suffix[state] ?? 0) > 0))
          tell(state, index + 1, onHit);
      }
    },
  };
};
