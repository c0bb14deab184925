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
  readonly policy: Policy;
  isUsed: boolean;
}

const LEADING_KEYS = 'dynamodb:LeadingKeys';

/** A statement as many statements, each with one action, one resource and at most one pattern of leading keys. */
const singly = (statement: PolicyStatement): readonly (Omit<GivenGrant, 'caller'> & { policy: Policy })[] => {
  const { 'ForAllValues:StringLike': limits, ...others } = statement.Condition ?? {};
  const patterns = limits?.[LEADING_KEYS] ?? [undefined];
  return (statement.Action ?? []).flatMap((action) =>
    (statement.Resource ?? []).flatMap((resource) =>
      patterns.map((keys) => ({
        action,
        resource,
        keys,
        policy: compilePolicy([
          {
            Effect: 'Allow',
            Action: [action],
            Resource: [resource],
            Condition: {
              ...others,
              ...(keys !== undefined && { 'ForAllValues:StringLike': { [LEADING_KEYS]: [keys] } }),
            },
          },
        ]),
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
      if (!grant.isUsed) grant.isUsed = needs.some((need: Need) => grant.policy.allows(need));
    }
  }
}
