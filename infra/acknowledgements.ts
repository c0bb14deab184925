import { Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

import type { Stacks } from './app.ts';

interface Acknowledgement {
  /** `{data}` stands for the name of the data stack. */
  readonly rule: string;
  /** Path of the construct below its stack, or the end of it. */
  readonly where: RegExp;
  readonly reason: string;
}

/** Security checks that are silenced, each with its reason; whatever is not here fails the synthesis. */
const ACKNOWLEDGED: readonly Acknowledgement[] = [
  {
    rule: 'AwsSolutions-SMG4',
    where: /-session-secret$/u,
    reason:
      'Each secret seals one site’s cookies that live an hour; the runbook rotates it by hand after an incident, and the code opens cookies of the version before.',
  },
  {
    rule: 'AwsSolutions-SMG4',
    where: /\/webhook-secret$/u,
    reason: 'Tools hold the same secret: whoever rotates it gives it to them; until then both versions sign.',
  },
  {
    rule: 'AwsSolutions-S1',
    where: /Public$/u,
    reason:
      'Everything in this bucket is public, and a log of who read the audit summaries is one nobody should keep.',
  },
  {
    rule: 'AwsSolutions-CFR1',
    where: /PublicDistribution$/u,
    reason: 'Audit summaries are for everybody, wherever they are.',
  },
  {
    rule: 'AwsSolutions-CFR2',
    where: /PublicDistribution$/u,
    reason: 'Static files are served from a closed bucket; there is no code behind them to protect.',
  },
  {
    rule: 'AwsSolutions-CFR3',
    where: /PublicDistribution$/u,
    reason: 'A log of who read the audit summaries is one nobody should keep.',
  },
  {
    rule: 'AwsSolutions-CFR4',
    where: /PublicDistribution$/u,
    reason:
      'The distribution uses its own cloudfront.net name, whose certificate does not let the version be chosen; the files are public.',
  },
  {
    rule: 'AwsSolutions-SQS3',
    where: /Rejected$/u,
    reason:
      'A rejected queue is where messages end; nothing receives from it, so nothing could be dead-lettered.',
  },
  {
    rule: 'AwsSolutions-APIG4',
    where: /-api$/u,
    reason:
      'The app itself signs people in and checks every route against one table, deny by default; sign-in pages must be reachable.',
  },
  {
    rule: 'AwsSolutions-APIG1',
    where: /public-stage$/u,
    reason:
      'Nobody signs in at the public site; a log of when which of its pages was read could tell on somebody all the same.',
  },
  {
    rule: 'AwsSolutions-IAM5[Resource::{data}:ExportsOutputFnGetAttPublicD0AE4A11Arn66C9C44E/summaries/*]',
    where: /(?:publish-summary|monitor-log)Role$/u,
    reason:
      'Summaries are written, and read by whoever follows them, under a key for each month; no other object can be.',
  },
  {
    rule: 'AwsSolutions-IAM5[Resource::{data}:ExportsOutputFnGetAttPublicD0AE4A11Arn66C9C44E/log/*]',
    where: /(?:seal-day|monitor-log)Role$/u,
    reason:
      'The log’s files have names that follow from how long it is; no object outside of it can be written, or read.',
  },
  {
    rule: 'AwsSolutions-IAM5[Resource::{data}:ExportsOutputFnGetAttPublicD0AE4A11Arn66C9C44E/log/tile/*]',
    where: /seal-dayRole$/u,
    reason: 'Tiles have names that follow from how long the log is; proofs to witnesses are made from them.',
  },
  {
    rule: 'AwsSolutions-S1',
    where: /data\/Exports$/u,
    reason:
      'A log of who fetched a copy of their own data, and when, would be one more record of who takes part.',
  },
  {
    rule: 'AwsSolutions-IAM5[Resource::{data}:ExportsOutputFnGetAttExports25637AFBArn08434897/*]',
    where: /(?:export-participant|participant-site)Role$/u,
    reason: 'Each copy has a random name, and this bucket holds nothing else.',
  },
];

/** Says for each silenced check where and why. */
export const acknowledge = ({ data, pipeline, web }: Pick<Stacks, 'data' | 'pipeline' | 'web'>): void => {
  const constructs: readonly IConstruct[] = [data, pipeline, web].flatMap((stack) => stack.node.findAll());
  for (const { rule, where, reason } of ACKNOWLEDGED) {
    const silenced = constructs.filter(({ node }) => where.test(node.path));
    const id = `AwsSolutions::${rule.replace('{data}', data.stackName)}`;
    for (const construct of silenced) Validations.of(construct).acknowledge({ id, reason });
  }
};
