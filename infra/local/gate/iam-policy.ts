import { compileCondition, type Condition, type RequestContext } from './iam-conditions.ts';
import { compilePatterns, type Matcher } from './iam-pattern.ts';
import type { PolicyStatement } from './iam-statement.ts';

/** One permission that a call needs; a call may need several, and every one must be allowed. */
export interface Need {
  readonly action: string;
  readonly resource: string;
  readonly context: RequestContext;
}

export interface Policy {
  /** An explicit Deny wins over any Allow; what no statement allows is denied. */
  allows(need: Need): boolean;
}

interface CompiledStatement {
  readonly effect: 'Allow' | 'Deny';
  readonly action: Matcher;
  readonly resource: Matcher;
  readonly conditions: readonly Condition[];
}

/** @throws EngineError for a condition the gate does not understand. */
export function compilePolicy(statements: readonly PolicyStatement[]): Policy {
  const compiled = statements.map(compileStatement);
  return {
    allows: (need) => {
      const speaking = compiled.filter((statement) => applies(statement, need));
      return speaking.length > 0 && speaking.every(({ effect }) => effect === 'Allow');
    },
  };
}

function compileStatement(statement: PolicyStatement): CompiledStatement {
  return {
    effect: statement.Effect,
    // Action names ignore case, resources do not.
    action: either(statement.Action, statement.NotAction, 'i'),
    resource: either(statement.Resource, statement.NotResource, ''),
    conditions: Object.entries(statement.Condition ?? {}).flatMap(([operator, keys]) =>
      Object.entries(keys).map(([key, values]) => compileCondition(operator, key, values)),
    ),
  };
}

function either(
  listed: readonly string[] | undefined,
  excepted: readonly string[] | undefined,
  flags: '' | 'i',
): Matcher {
  if (listed !== undefined) return compilePatterns(listed, flags);
  const matches = compilePatterns(excepted ?? [], flags);
  return (text) => !matches(text);
}

const applies = ({ action, resource, conditions }: CompiledStatement, need: Need): boolean =>
  action(need.action) && resource(need.resource) && conditions.every((holds) => holds(need.context));
