import * as z from 'zod';

const oneOrMany = z
  .union([z.string(), z.array(z.string())])
  .transform((value): readonly string[] => (typeof value === 'string' ? [value] : value));

const conditionValue = z.union([z.string(), z.boolean(), z.number()]).transform(String);

const ConditionValues = z
  .union([conditionValue, z.array(conditionValue)])
  .transform((value): readonly string[] => (typeof value === 'string' ? [value] : value));

/** One statement of an identity policy, as IAM's JSON grammar has it. A key that is not listed is an error. */
export const PolicyStatement = z
  .strictObject({
    Sid: z.string().optional(),
    Effect: z.enum(['Allow', 'Deny']),
    Action: oneOrMany.optional(),
    NotAction: oneOrMany.optional(),
    Resource: oneOrMany.optional(),
    NotResource: oneOrMany.optional(),
    Condition: z.record(z.string(), z.record(z.string(), ConditionValues)).optional(),
  })
  .refine(
    ({ Action, NotAction }) => (Action === undefined) !== (NotAction === undefined),
    'has either Action or NotAction',
  )
  .refine(
    ({ Resource, NotResource }) => (Resource === undefined) !== (NotResource === undefined),
    'has either Resource or NotResource',
  );
export type PolicyStatement = z.infer<typeof PolicyStatement>;
