import * as z from 'zod';
import { operationOf, type Service } from './call.ts';
import type { DeclaredSecret } from './declarations.ts';
import { baseContext } from './iam-conditions.ts';
import { jsonAnswer, jsonDenials, jsonRefusal } from './protocol.ts';
import { Refusal, unknownAction } from './refusal.ts';
import type { UsageMeter } from './usage.ts';

const Request = z.object({ SecretId: z.string() });

export interface SecretsOptions {
  /** By name. */
  readonly secrets: ReadonlyMap<string, DeclaredSecret>;
  readonly usage: UsageMeter;
  readonly region: string;
  readonly account: string;
}

/** Secrets Manager's GetSecretValue, by name or ARN. */
export function createSecrets({ secrets, usage, ...where }: SecretsOptions): Service {
  const base = baseContext(where);
  return {
    prepare: (call) => {
      const operation = operationOf(call);
      const action = `secretsmanager:${operation}`;
      if (operation !== 'GetSecretValue') throw unknownAction(action);
      const { SecretId } = Request.parse(JSON.parse(call.body.toString()));
      const secret = secrets.get(SecretId) ?? [...secrets.values()].find(({ arn }) => arn === SecretId);
      if (secret === undefined)
        throw new Refusal('ResourceNotFoundException', "Secrets Manager can't find the specified secret.");
      return {
        actions: [action],
        needs: [
          {
            action,
            resource: secret.arn,
            context: new Map(base).set('secretsmanager:SecretId', [secret.arn]),
          },
        ],
        perform: () => {
          usage.add({ caller: call.caller.name, action, resource: secret.name, requests: 1 });
          const answer = {
            ARN: secret.arn,
            Name: secret.name,
            SecretString: secret.value,
            VersionStages: ['AWSCURRENT'],
          };
          return Promise.resolve(jsonAnswer('secretsmanager', answer));
        },
      };
    },
    refuse: (refusal) => jsonRefusal('secretsmanager', refusal),
    ...jsonDenials,
    throttled: new Refusal('ThrottlingException', 'Rate exceeded'),
    unavailable: new Refusal('InternalServiceError', 'Internal error', { status: 500 }),
  };
}
