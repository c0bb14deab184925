import { PolicyStatement, type IGrantable } from 'aws-cdk-lib/aws-iam';

/** What a function may do on one resource. `leadingKeys` limits it to items whose partition key matches. */
export interface Grant {
  readonly actions: readonly string[];
  readonly resource: string | readonly string[];
  readonly leadingKeys?: readonly string[];
  readonly conditions?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** Lets a function do exactly this. */
export const allow = (grantee: IGrantable, { actions, resource, leadingKeys, conditions }: Grant): void => {
  const limits = {
    ...conditions,
    ...(leadingKeys !== undefined && {
      'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': [...leadingKeys] },
    }),
  };
  grantee.grantPrincipal.addToPrincipalPolicy(
    new PolicyStatement({
      actions: [...actions],
      resources: [resource].flat(),
      ...(Object.keys(limits).length > 0 && { conditions: limits }),
    }),
  );
};

/** A write that is allowed inside a transaction only, where a consent check stands beside it. */
export const INSIDE_A_TRANSACTION = {
  'ForAnyValue:StringEquals': { 'dynamodb:EnclosingOperation': ['TransactWriteItems'] },
} as const;

/** Opening keys are made and opened for that purpose, and no account is named to the key service's trail. */
export const FOR_OPENING = {
  StringEquals: { 'kms:EncryptionContext:purpose': 'opening' },
  'ForAllValues:StringEquals': { 'kms:EncryptionContextKeys': ['purpose'] },
} as const;

/**
 * Text keys are made and opened for the purpose of text and one named account, whatever else the wrapping key may one
 * day wrap. Which account it is, no policy can know.
 */
export const FOR_TEXT = {
  StringEquals: { 'kms:EncryptionContext:purpose': 'text' },
  StringLike: { 'kms:EncryptionContext:account': '?*:?*' },
  'ForAllValues:StringEquals': { 'kms:EncryptionContextKeys': ['purpose', 'account'] },
} as const;
