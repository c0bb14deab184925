import type { Stack } from 'aws-cdk-lib';
import * as z from 'zod';

import type { Store } from '../../shared/names.ts';
import { resourcesOf } from './synthesised.ts';

const Statement = z.object({
  Action: z.union([z.string(), z.array(z.string())]).transform((action) => [action].flat()),
  Resource: z.unknown(),
  Effect: z.literal('Allow'),
  Condition: z.record(z.string(), z.unknown()).optional(),
});
const Policy = z.object({
  PolicyDocument: z.object({ Statement: z.array(Statement) }),
  Roles: z.array(z.object({ Ref: z.string() })),
});

/** A statement of the templates, and the lower-case logical id of the role it is for. */
export type GrantedStatement = z.infer<typeof Statement> & { readonly role: string };

/** Everything that the templates let functions do. */
export const statementsIn = (...stacks: readonly Stack[]): readonly GrantedStatement[] =>
  [...resourcesOf(...stacks)]
    .filter(([, { Type }]) => Type === 'AWS::IAM::Policy')
    .flatMap(([, { Properties }]) => {
      const { PolicyDocument, Roles } = Policy.parse(Properties);
      const role = Roles.map(({ Ref }) => Ref.toLowerCase()).join();
      return PolicyDocument.Statement.map((statement) => ({ ...statement, role }));
    });

/** What a function may do on a store and its indexes; `who` is part of its role's name. */
export const onStore = (
  statements: readonly GrantedStatement[],
  who: string,
  store: Store,
): readonly GrantedStatement[] =>
  statements.filter(
    ({ role, Resource }) =>
      role.includes(who.replaceAll('-', '')) &&
      new RegExp(`FnGetAtt${store}[0-9A-F]{8}Arn`, 'u').test(JSON.stringify(Resource)),
  );
