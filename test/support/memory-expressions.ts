/** An item as its native values. */
export type MemoryItem = Readonly<Record<string, unknown>>;

/** What `#names` and `:values` of an expression stand for. */
export interface Placeholders {
  readonly names: Readonly<Record<string, string>>;
  readonly values: Readonly<Record<string, unknown>>;
}

type Operand = (item: MemoryItem | undefined, given: Placeholders) => unknown;
type Condition = (item: MemoryItem | undefined, given: Placeholders) => boolean;
type Path = (given: Placeholders) => string;

const TOKEN = /\s*(<=|>=|[=<>(),]|[#:]?[A-Za-z_]\w*)/uy;

const tokensOf = (expression: string): string[] => {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < expression.trimEnd().length) {
    const at = TOKEN.lastIndex;
    const [, token] = TOKEN.exec(expression) ?? [];
    if (token === undefined) throw new Error(`cannot read the expression at ${at}: ${expression}`);
    tokens.push(token);
  }
  return tokens;
};

const isOrdered = (one: unknown, other: unknown): boolean =>
  (typeof one === 'string' && typeof other === 'string') ||
  (typeof one === 'number' && typeof other === 'number');

/** What does not exist or is of another type compares to nothing. */
const compare = (one: unknown, other: unknown): number | undefined => {
  if (typeof one === 'boolean' && one === other) return 0;
  if (!isOrdered(one, other)) return undefined;
  if (one === other) return 0;
  return String(one) === one ? (one < String(other) ? -1 : 1) : Number(one) - Number(other);
};

const COMPARISONS: Readonly<Record<string, (order: number) => boolean>> = {
  '=': (order) => order === 0,
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
};

/** Reads an expression's tokens from left to right; what it does not know is an error, never skipped. */
class Reader {
  private readonly tokens: string[];
  private at = 0;

  constructor(expression: string) {
    this.tokens = tokensOf(expression);
  }

  get next(): string | undefined {
    return this.tokens[this.at];
  }

  take(): string {
    const token = this.tokens[this.at];
    if (token === undefined) throw new Error(`an expression ends early: ${this.tokens.join(' ')}`);
    this.at += 1;
    return token;
  }

  accept(...wanted: readonly string[]): boolean {
    if (this.next === undefined || !wanted.includes(this.next)) return false;
    this.at += 1;
    return true;
  }

  expect(wanted: string): void {
    if (!this.accept(wanted)) throw new Error(`${wanted} is missing in: ${this.tokens.join(' ')}`);
  }
}

const readPath = (reader: Reader): Path => {
  const token = reader.take();
  if (token.startsWith(':')) throw new Error(`${token} is no path`);
  if (!token.startsWith('#')) return () => token;
  return ({ names }) => {
    const name = names[token];
    if (name === undefined) throw new Error(`${token} stands for nothing`);
    return name;
  };
};

const readOperand = (reader: Reader): Operand => {
  if (reader.next?.startsWith(':') === true) {
    const token = reader.take();
    return (_item, { values }) => {
      if (values[token] === undefined) throw new Error(`${token} stands for nothing`);
      return values[token];
    };
  }
  const path = readPath(reader);
  return (item, given) => item?.[path(given)];
};

const readFunction = (reader: Reader): Condition => {
  const name = reader.take();
  reader.expect('(');
  const operand = readOperand(reader);
  switch (name) {
    case 'attribute_exists':
      reader.expect(')');
      return (item, given) => operand(item, given) !== undefined;
    case 'attribute_not_exists':
      reader.expect(')');
      return (item, given) => operand(item, given) === undefined;
    case 'begins_with': {
      reader.expect(',');
      const start = readOperand(reader);
      reader.expect(')');
      return (item, given) => {
        const [text, beginning] = [operand(item, given), start(item, given)];
        return typeof text === 'string' && typeof beginning === 'string' && text.startsWith(beginning);
      };
    }
    default:
      throw new Error(`the function ${name} is not known`);
  }
};

const readComparison = (reader: Reader): Condition => {
  const one = readOperand(reader);
  const operator = reader.take();
  if (operator === 'BETWEEN') {
    const low = readOperand(reader);
    reader.expect('AND');
    const high = readOperand(reader);
    return (item, given) =>
      (compare(one(item, given), low(item, given)) ?? -1) >= 0 &&
      (compare(one(item, given), high(item, given)) ?? 1) <= 0;
  }
  const holds = COMPARISONS[operator];
  if (holds === undefined) throw new Error(`the operator ${operator} is not known`);
  const other = readOperand(reader);
  return (item, given) => {
    const order = compare(one(item, given), other(item, given));
    return order !== undefined && holds(order);
  };
};

const readSimple = (reader: Reader): Condition => {
  if (reader.accept('(')) {
    const inner = readAny(reader);
    reader.expect(')');
    return inner;
  }
  return /^[a-z]+_/u.test(reader.next ?? '') ? readFunction(reader) : readComparison(reader);
};

const readAll = (reader: Reader): Condition => {
  const parts = [readSimple(reader)];
  while (reader.accept('AND')) parts.push(readSimple(reader));
  return (item, given) => parts.every((part) => part(item, given));
};

const readAny = (reader: Reader): Condition => {
  const parts = [readAll(reader)];
  while (reader.accept('OR')) parts.push(readAll(reader));
  return (item, given) => parts.some((part) => part(item, given));
};

const whole =
  <Result>(read: (reader: Reader) => Result) =>
  (expression: string): Result => {
    const reader = new Reader(expression);
    const result = read(reader);
    if (reader.next !== undefined) throw new Error(`${reader.next} is left over in: ${expression}`);
    return result;
  };

const remembered = <Result>(compile: (expression: string) => Result) => {
  const known = new Map<string, Result>();
  return (expression: string): Result => {
    const compiled = known.get(expression) ?? compile(expression);
    known.set(expression, compiled);
    return compiled;
  };
};

/** A condition, key condition or filter, of the grammar that this project uses. */
export const conditionOf = remembered(whole(readAny));

type Update = (item: Record<string, unknown>, given: Placeholders) => void;

const readUpdate = (reader: Reader): Update => {
  const clause = reader.take();
  if (clause !== 'SET' && clause !== 'ADD') throw new Error(`the clause ${clause} is not known`);
  const changes: Update[] = [];
  do {
    const path = readPath(reader);
    if (clause === 'SET') reader.expect('=');
    const value = readOperand(reader);
    changes.push((item, given) => {
      const name = path(given);
      const operand = value(item, given);
      item[name] = clause === 'SET' ? operand : Number(item[name] ?? 0) + Number(operand);
    });
  } while (reader.accept(','));
  return (item, given) => changes.forEach((change) => change(item, given));
};

/** An update expression of one clause, SET or ADD of numbers. */
export const updateOf = remembered(whole(readUpdate));
