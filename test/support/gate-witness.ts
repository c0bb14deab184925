import { startGate, type Gate, type GateOptions } from '../../infra/local/gate/gate.ts';
import { compilePolicy, type Need, type Policy } from '../../infra/local/gate/iam-policy.ts';
import type { PolicyStatement } from '../../infra/local/gate/iam-statement.ts';
import type { WitnessedCall } from '../../infra/local/gate/witness.ts';

/** One action on one resource (and, where keys are limited, on one pattern of keys) that a function was given. */
export interface GivenGrant {
  readonly caller: string;
  readonly action: string;
  readonly resource: string;
  readonly keys: string | undefined;
}

interface Watched extends GivenGrant {
  /** What allows a call that needs this grant, and what would be left without it. */
  readonly policy: Policy;
  readonly without: Policy;
  isUsed: boolean;
}

const LEADING_KEYS = 'dynamodb:LeadingKeys';

const NOTHING = compilePolicy([]);

/** A statement's grants one by one: each action, on each resource, by each pattern of leading keys. */
const singly = (
  statement: PolicyStatement,
): readonly (Omit<GivenGrant, 'caller'> & Pick<Watched, 'policy' | 'without'>)[] => {
  const { 'ForAllValues:StringLike': limits, ...others } = statement.Condition ?? {};
  const patterns = limits?.[LEADING_KEYS];
  const only = (action: string, resource: string, keys: readonly string[] | undefined): Policy => {
    const limit = keys !== undefined && { 'ForAllValues:StringLike': { [LEADING_KEYS]: keys } };
    const Condition = { ...others, ...limit };
    return compilePolicy([{ Effect: 'Allow', Action: [action], Resource: [resource], Condition }]);
  };
  return (statement.Action ?? []).flatMap((action) =>
    (statement.Resource ?? []).flatMap((resource) =>
      (patterns ?? [undefined]).map((keys) => ({
        action,
        resource,
        keys,
        policy: only(action, resource, patterns),
        // One call may name keys of several patterns: each of them is needed then.
        without:
          keys === undefined
            ? NOTHING
            : only(
                action,
                resource,
                patterns?.filter((other) => other !== keys),
              ),
      })),
    ),
  );
};

/** Stands at the gate: shows each allowed call to the tests, and strikes off the grants that calls needed. */
export class GateWitness {
  readonly #onCall: (call: WitnessedCall) => void;
  #callers: GateOptions['callers'] = new Map();
  #grants: Map<string, Watched[]> | undefined;

  constructor(onCall: (call: WitnessedCall) => void = () => undefined) {
    this.#onCall = onCall;
  }

  readonly startGate = (options: GateOptions): Promise<Gate> => {
    this.#callers = options.callers;
    return startGate({
      ...options,
      witness: (call) => {
        this.#onCall(call);
        this.#strikeOff(call);
      },
    });
  };

  /** Everything that functions were given, with whether a call needed it. */
  grants(): readonly (GivenGrant & { readonly isUsed: boolean })[] {
    return [...this.#watched().values()].flat();
  }

  /** Callers are known once the first function calls. */
  #watched(): Map<string, Watched[]> {
    this.#grants ??= new Map(
      [...this.#callers.values()].map(({ name, statements }) => [
        name,
        statements === 'unrestricted'
          ? []
          : statements.flatMap(singly).map((grant) => ({ ...grant, caller: name, isUsed: false })),
      ]),
    );
    return this.#grants;
  }

  #strikeOff({ caller, needs }: WitnessedCall): void {
    for (const grant of this.#watched().get(caller.name) ?? []) {
      grant.isUsed ||= needs.some((need: Need) => grant.policy.allows(need) && !grant.without.allows(need));
    }
  }
}
