import { templateError, type TemplateLocation } from './engine-error.ts';
import { isJsonArray, isJsonObject, type Json, type JsonArray, type JsonObject } from './json.ts';

/** What names inside one stack's template stand for. `undefined` means that the name is not known. */
export interface TemplateScope {
  readonly stack: string;
  /** A parameter, a pseudo parameter or a resource. */
  ref(name: string): Json | undefined;
  attribute(logicalId: string, attribute: string): Json | undefined;
  importValue(exportName: string): Json | undefined;
  readonly conditions: JsonObject;
}

interface Place extends TemplateLocation {
  readonly scope: TemplateScope;
}

/** `AWS::NoValue` removes the property it is given to; nothing else may produce this value. */
const noValue = Symbol('AWS::NoValue');
type Resolved = Json | typeof noValue;

type Intrinsic = (argument: Json, place: Place) => Resolved;

/**
 * Gives a template value with every intrinsic function replaced by what it stands for.
 * @throws EngineError naming stack, logical id and path for whatever it does not know.
 */
export function resolveValue(value: Json, scope: TemplateScope, logicalId: string): Json {
  const place = { scope, stack: scope.stack, logicalId, path: [] };
  const resolved = resolveAt(value, place);
  if (resolved === noValue) throw templateError(place, 'AWS::NoValue stands where a value is needed.');
  return resolved;
}

/** Tells whether a named condition of the template holds. */
export function conditionHolds(name: string, scope: TemplateScope): boolean {
  return evaluateCondition({ Condition: name }, { scope, stack: scope.stack, logicalId: name, path: [] });
}

function resolveAt(value: Json, place: Place): Resolved {
  if (isJsonArray(value)) return present(value.map((item, index) => resolveAt(item, at(place, index))));
  if (!isJsonObject(value)) return value;
  const [name, ...others] = Object.keys(value);
  const argument = name === undefined ? undefined : value[name];
  if (name !== undefined && argument !== undefined && others.length === 0 && isIntrinsicName(name)) {
    const intrinsic = intrinsics.get(name);
    if (intrinsic === undefined) throw templateError(place, `${name} is not supported.`);
    return intrinsic(argument, at(place, name));
  }
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, item]): [string, Json][] => {
      const resolved = resolveAt(item, at(place, key));
      return resolved === noValue ? [] : [[key, resolved]];
    }),
  );
}

// `Condition` also names a block of an IAM statement, so it is an intrinsic only inside conditions.
const isIntrinsicName = (name: string): boolean => name === 'Ref' || name.startsWith('Fn::');

const intrinsics: ReadonlyMap<string, Intrinsic> = new Map<string, Intrinsic>([
  ['Ref', (argument, place) => ref(text(argument, place), place)],
  ['Fn::GetAtt', (argument, place) => getAttribute(argument, place)],
  ['Fn::Join', (argument, place) => join(argument, place)],
  ['Fn::Sub', (argument, place) => substitute(argument, place)],
  ['Fn::Select', (argument, place) => select(argument, place)],
  ['Fn::Split', (argument, place) => split(argument, place)],
  ['Fn::ImportValue', (argument, place) => importValue(argument, place)],
  ['Fn::If', (argument, place) => choose(argument, place)],
]);

function ref(name: string, place: Place): Resolved {
  if (name === 'AWS::NoValue') return noValue;
  const value = place.scope.ref(name);
  if (value === undefined) throw templateError(place, `nothing is called ${name}.`);
  return value;
}

function getAttribute(argument: Json, place: Place): Json {
  const parts = isJsonArray(argument)
    ? argument.map((part) => text(part, place))
    : text(argument, place).split('.');
  const [logicalId, ...attribute] = parts;
  const name = attribute.join('.');
  const value = logicalId === undefined ? undefined : place.scope.attribute(logicalId, name);
  if (value === undefined)
    throw templateError(place, `${logicalId ?? '(none)'} has no attribute ${name} here.`);
  return value;
}

function join(argument: Json, place: Place): Json {
  const [separator, parts] = list(argument, place);
  return resolvedList(parts, place)
    .map((part) => scalar(part, place))
    .join(text(separator, place));
}

function substitute(argument: Json, place: Place): Json {
  const [template, variables] = isJsonArray(argument) ? argument : [argument];
  const known = isJsonObject(variables) ? variables : {};
  return text(template, place).replace(/\$\{([^}]+)\}/g, (_, name: string) => {
    if (name.startsWith('!')) return `\${${name.slice(1)}}`;
    const variable = known[name];
    if (variable !== undefined) return scalar(resolveAt(variable, at(place, name)), place);
    return scalar(name.includes('.') ? getAttribute(name, place) : ref(name, place), place);
  });
}

function select(argument: Json, place: Place): Json {
  const [index, items] = list(argument, place);
  const chosen = resolvedList(items, place)[Number(index)];
  if (chosen === undefined) throw templateError(place, `there is no item ${JSON.stringify(index)}.`);
  return chosen;
}

function split(argument: Json, place: Place): Json {
  const [separator, source] = list(argument, place);
  return scalar(resolveAt(source ?? null, place), place).split(text(separator, place));
}

function importValue(argument: Json, place: Place): Json {
  const name = scalar(resolveAt(argument, place), place);
  const value = place.scope.importValue(name);
  if (value === undefined) throw templateError(place, `no stack exports ${name}.`);
  return value;
}

function choose(argument: Json, place: Place): Resolved {
  const [condition, whenTrue, whenFalse] = list(argument, place);
  const chosen = evaluateCondition({ Condition: text(condition, place) }, place) ? whenTrue : whenFalse;
  if (chosen === undefined) throw templateError(place, 'Fn::If needs a condition and two values.');
  return resolveAt(chosen, place);
}

function evaluateCondition(condition: Json, place: Place): boolean {
  const [[name, argument] = ['', null]] = isJsonObject(condition) ? Object.entries(condition) : [];
  const every = (): boolean[] =>
    list(argument, place).map((part) => evaluateCondition(part, at(place, name)));
  switch (name) {
    case 'Condition': {
      const named = place.scope.conditions[text(argument, place)];
      if (named === undefined) throw templateError(place, `there is no condition ${text(argument, place)}.`);
      return evaluateCondition(named, place);
    }
    case 'Fn::Equals': {
      const [left, right] = list(argument, place).map((side) => scalar(resolveAt(side, place), place));
      return left === right;
    }
    case 'Fn::And':
      return every().every(Boolean);
    case 'Fn::Or':
      return every().some(Boolean);
    case 'Fn::Not':
      return !every().some(Boolean);
    default:
      throw templateError(place, `${name} is not supported in a condition.`);
  }
}

const at = (place: Place, key: string | number): Place => ({ ...place, path: [...place.path, key] });

const present = (values: readonly Resolved[]): JsonArray =>
  values.flatMap((value) => (value === noValue ? [] : [value]));

function text(value: Json | undefined, place: Place): string {
  if (typeof value !== 'string')
    throw templateError(place, `expected a string, found ${JSON.stringify(value)}.`);
  return value;
}

function scalar(value: Resolved, place: Place): string {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return String(value);
  throw templateError(place, 'expected a string, a number or a boolean.');
}

function list(value: Json | undefined, place: Place): JsonArray {
  if (!isJsonArray(value)) throw templateError(place, 'expected a list.');
  return value;
}

function resolvedList(value: Json | undefined, place: Place): JsonArray {
  const resolved = resolveAt(value ?? null, place);
  if (resolved === noValue) throw templateError(place, 'expected a list.');
  return list(resolved, place);
}
