import type { FunctionName } from './live-configuration.ts';

/** Who is behind each function: whoever its pages are for, or nobody. */
export const RECIPIENTS: Readonly<Record<FunctionName, string>> = {
  'dispatch-fetches': 'nobody: a program',
  'ingest-account': 'nobody: a program',
  'classify-posts': 'nobody: a program',
  relay: 'nobody: a program',
  'notify-alert': 'nobody: a program',
  'prove-route': 'nobody: a program',
  'watch-reports': 'nobody: a program, which sees on which days reports came and were answered',
  'deliver-finding': 'nobody: a program',
  'mail-finding': 'nobody: a program',
  'take-status': 'nobody: a program',
  'release-period': 'nobody: a program',
  'publish-summary': 'nobody: a program',
  'seal-day': 'nobody: a program',
  'monitor-log': 'nobody: a program',
  'send-report': 'nobody: a program',
  'erase-participant': 'nobody: a program',
  'export-participant': 'nobody: a program',
  'check-draft': 'nobody: a program',
  'preview-posts': 'nobody: a program',
  'open-entries': 'nobody: a program',
  'participant-site': 'each participant, of themselves alone',
  'comms-site': 'groups comms and comms-approver',
  'security-site': 'groups security and security-lead, one alert at a time',
  'oversight-site': 'groups works-council and auditor; of confidential reports their recipient alone',
  'administration-site': 'group administrator',
  'public-site': 'everybody',
};

/** What the queues of each part carry, by how their logical ids begin. */
export const QUEUES: Readonly<Record<string, string>> = {
  SecurityQueue: 'findings for the security team’s tools: alert id, severity, kind of rule, hash, link',
  deliverfindingworker: 'findings for the security team’s tools, as in the security queue',
  mailfindingworker:
    'findings for people of security, as in the security queue, each with the name of whom they go to',
  takestatusworker: 'ids of alerts, and what became of them in a tool',
  notifyalertworker: 'ids of alerts',
  eraseparticipantworker: 'ids of what is to be erased',
  exportparticipantworker: 'ids of copies to prepare or to discard',
  relayworker: 'wake-ups without content',
  classifypostsworker: 'ids, and words sealed with the account’s own key',
  ingestaccountworker: 'ids of accounts to visit',
};

/** Types of resources in which nothing personal lies, or that are described one by one. Any other is looked at first. */
export const KNOWN_TYPES: readonly string[] = [
  'AWS::ApiGatewayV2::Api',
  'AWS::ApiGatewayV2::ApiMapping',
  'AWS::ApiGatewayV2::DomainName',
  'AWS::ApiGatewayV2::Integration',
  'AWS::ApiGatewayV2::Route',
  'AWS::ApiGatewayV2::Stage',
  'AWS::CloudFront::Distribution',
  'AWS::CloudFront::OriginAccessControl',
  'AWS::CloudWatch::Alarm',
  'AWS::DynamoDB::GlobalTable',
  'AWS::Events::Rule',
  'AWS::IAM::Policy',
  'AWS::IAM::Role',
  'AWS::KMS::Key',
  'AWS::Lambda::EventSourceMapping',
  'AWS::Lambda::Function',
  'AWS::Lambda::Permission',
  'AWS::Logs::LogGroup',
  'AWS::S3::Bucket',
  'AWS::S3::BucketPolicy',
  'AWS::SNS::Subscription',
  'AWS::SNS::Topic',
  'AWS::SNS::TopicPolicy',
  'AWS::SQS::Queue',
  'AWS::SQS::QueuePolicy',
  'AWS::SecretsManager::Secret',
];

/** Where a datum of the table lies if not in a store. */
export const OTHER_PLACES: readonly string[] = [
  'same row',
  'one queue’s messages, its dead-letter and rejected queues',
  'private bucket of exports, without versions',
  'security queue',
  'delivery queue, its dead-letter and rejected queues',
  'mail queue, its dead-letter and rejected queues',
  'status queue, its dead-letter and rejected queues',
  'logs',
  'metrics',
  'e-mail to the addresses that the stage names',
];

/** What can happen to people, what is done about it, and what is left. */
export const RISKS = [
  {
    risk: 'Consent at work is not free',
    measures:
      'Nothing is chosen beforehand; no page tells comms, managers or security who refused, who takes part or who left; withdrawing is one step; no figure per person exists.',
    left: 'Whether colleagues expect participation is beyond any program. It wants an agreement and somebody to turn to.',
  },
  {
    risk: 'Somebody finds out who takes part, who left and when',
    measures:
      'One store for each audience, so that access rules alone keep comms from rows; figures clipped, with noise drawn once, a minimum group, and no more published than the number of people can hide.',
    left: 'Figures of a year tell a little of who takes part and when somebody joined or left: docs/participation-attack.md says how much. An alert discloses one participant to those who handle it.',
  },
  {
    risk: 'Posts are judged wrongly',
    measures:
      'Only what is above a threshold reaches security, who see a masked excerpt and decide; its author is told at once, and sees weaker findings under My data; unclear sentiment abstains.',
    left: 'Measured rates of error are in docs/classification.md. No decision about a person follows from a label by itself.',
  },
  {
    risk: 'Words reveal what GDPR 9 protects',
    measures:
      'Words are in memory, and sealed with the account’s own key in one queue; no label of that kind is sought or kept.',
    left: 'A masked excerpt of an alert may reveal some of it to whoever handles that alert.',
  },
  {
    risk: 'Figures or alerts are used for appraisal or discipline',
    measures:
      'No role has a list by person; each opening of a post needs a reason and is shown to its author.',
    left: 'A confirmed alert names an account to security. The agreement has to exclude other uses.',
  },
  {
    risk: 'Administrators of the cloud account read what they may not',
    measures: 'Keys that wrap text keys cannot be exported; the access trail can be kept elsewhere.',
    left: 'They can break every promise technically. Separate those duties.',
  },
] as const;

/** What the works agreement should exclude, since the program offers nothing for it. */
export const EXCLUDED_USES: readonly string[] = [
  'appraisal, discipline, selection or dismissal of anybody',
  'figures, lists or exports for each person, for whatever role',
  'finding out who takes part, who refused and who left',
  'reading accounts, replies or posts of people who did not opt in, or from before they did',
];
