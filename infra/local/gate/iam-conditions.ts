import { EngineError } from '../engine-error.ts';
import { compileArnPattern, compilePattern, type Matcher } from './iam-pattern.ts';

/** What a call says about itself, by condition key; a key that is not there is absent from the request. */
export type RequestContext = ReadonlyMap<string, readonly string[]>;

/** Context that every call carries. The gate speaks plain HTTP on loopback where the cloud speaks TLS. */
export const baseContext = ({ region, account }: { region: string; account: string }): RequestContext =>
  new Map([
    ['aws:SecureTransport', ['true']],
    ['aws:RequestedRegion', [region]],
    ['aws:PrincipalAccount', [account]],
    ['aws:ResourceAccount', [account]],
  ]);

export type Condition = (context: RequestContext) => boolean;

interface Operator {
  readonly compile: (pattern: string) => Matcher;
  readonly negated: boolean;
}

const equalTo =
  (wanted: string): Matcher =>
  (text) =>
    text === wanted;
const ignoringCase = (pattern: string): Matcher => {
  const wanted = pattern.toLowerCase();
  return (text) => text.toLowerCase() === wanted;
};

const operators: ReadonlyMap<string, Operator> = new Map([
  ['StringEquals', { compile: equalTo, negated: false }],
  ['StringNotEquals', { compile: equalTo, negated: true }],
  ['StringEqualsIgnoreCase', { compile: ignoringCase, negated: false }],
  ['StringNotEqualsIgnoreCase', { compile: ignoringCase, negated: true }],
  ['StringLike', { compile: (pattern) => compilePattern(pattern), negated: false }],
  ['StringNotLike', { compile: (pattern) => compilePattern(pattern), negated: true }],
  ['ArnEquals', { compile: compileArnPattern, negated: false }],
  ['ArnLike', { compile: compileArnPattern, negated: false }],
  ['ArnNotEquals', { compile: compileArnPattern, negated: true }],
  ['ArnNotLike', { compile: compileArnPattern, negated: true }],
  ['Bool', { compile: ignoringCase, negated: false }],
]);

/** Keys with one value in a request, or none. */
const singleValued = new Set([
  'aws:PrincipalAccount',
  'aws:RequestedRegion',
  'aws:ResourceAccount',
  'aws:SecureTransport',
  'aws:SourceAccount',
  'aws:SourceArn',
  'dynamodb:EnclosingOperation',
  'dynamodb:ReturnConsumedCapacity',
  'dynamodb:ReturnValues',
  'dynamodb:Select',
  'kms:EncryptionAlgorithm',
  'kms:MacAlgorithm',
  'kms:MessageType',
  'kms:SigningAlgorithm',
  'kms:ViaService',
  's3:delimiter',
  's3:prefix',
  'secretsmanager:SecretId',
  'ses:FromAddress',
]);
/** Keys with many values, which a condition compares with `ForAllValues:` or `ForAnyValue:`. */
const multiValued = new Set([
  'dynamodb:Attributes',
  'dynamodb:LeadingKeys',
  'kms:EncryptionContextKeys',
  'ses:Recipients',
]);

/**
 * Compiles one operator block of a statement's Condition.
 * @throws EngineError for an operator, key or value that the gate does not know: it never guesses "false".
 */
export function compileCondition(operator: string, key: string, values: readonly string[]): Condition {
  const { set, name, ifExists } = parseOperator(operator);
  checkKey(operator, key, set);
  const variable = values.find((value) => value.includes('${'));
  if (variable !== undefined)
    throw new EngineError(`The gate does not know the policy variable in "${variable}".`);
  if (name === 'Null') return compileNull(key, values);
  const known = operators.get(name);
  if (known === undefined)
    throw new EngineError(`The gate does not know the condition operator ${operator}.`);
  const matchers = values.map((value) => known.compile(value));
  const holds = (text: string): boolean => matchers.some((matches) => matches(text)) !== known.negated;
  return (context) => {
    const found = context.get(canonical(key));
    if (found === undefined || (set !== undefined && found.length === 0))
      return set === 'all' || ifExists || (set === undefined && known.negated);
    return set === 'any' ? found.some(holds) : found.every(holds);
  };
}

function parseOperator(operator: string) {
  const [, quantifier, name = operator, suffix] =
    /^(?:(ForAllValues|ForAnyValue):)?(\w+?)(IfExists)?$/.exec(operator) ?? [];
  const set =
    quantifier === 'ForAllValues'
      ? ('all' as const)
      : quantifier === 'ForAnyValue'
        ? ('any' as const)
        : undefined;
  return { set, name, ifExists: suffix !== undefined };
}

function checkKey(operator: string, key: string, set: 'all' | 'any' | undefined): void {
  const name = canonical(key);
  const many = multiValued.has(name);
  if (!many && !singleValued.has(name) && !name.startsWith('kms:EncryptionContext:'))
    throw new EngineError(`The gate does not know the condition key ${key}.`);
  if (many && set === undefined && operator !== 'Null')
    throw new EngineError(
      `${key} has many values: ${operator} needs ForAllValues: or ForAnyValue: before it.`,
    );
}

function compileNull(key: string, values: readonly string[]): Condition {
  const wanted = values.map((value) => value.toLowerCase() === 'true');
  return (context) => wanted.includes(!context.has(canonical(key)));
}

/** Condition keys ignore case, apart from the name of an encryption context's key. */
function canonical(key: string): string {
  const [service = '', name = '', ...rest] = key.split(':');
  const lower = `${service}:${name}`.toLowerCase();
  if (lower === 'kms:encryptioncontext' && rest.length > 0) return `kms:EncryptionContext:${rest.join(':')}`;
  return canonicalNames.get(key.toLowerCase()) ?? key;
}

const canonicalNames: ReadonlyMap<string, string> = new Map(
  [...singleValued, ...multiValued].map((name) => [name.toLowerCase(), name]),
);
