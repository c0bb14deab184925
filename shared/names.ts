/**
 * Names that synthesis and running code share. This file imports nothing, so that synthesis never loads an SDK.
 */

/** The stores, one per audience (DESIGN section 2). */
export const STORES = [
  'Consents',
  'Schedule',
  'People',
  'Observations',
  'Alerts',
  'Releases',
  'Outbox',
  'Ledger',
  'Terms',
  'Site',
  'Feedback',
  'Reports',
] as const;
export type Store = (typeof STORES)[number];

/** Every store's keys have the same attribute names; what they hold is each adapter's business. */
export const PARTITION_KEY = 'pk';
export const SORT_KEY = 'sk';

/** The attribute DynamoDB's time to live reads, in epoch seconds. */
export const EXPIRY_ATTRIBUTE = 'expiresAt';

/** Observations by calendar day and shard, keys only: partition `YYYY-MM-DD#shard`, sort account id. */
export const OBSERVATIONS_BY_DAY = { index: 'byDay', partition: 'dayShard', sort: 'dayAccount' } as const;

/** Alerts of one author: partition participant id, sort moment raised. Granted to the participant site and erasure only. */
export const ALERTS_BY_AUTHOR = { index: 'byAuthor', partition: 'author', sort: 'raisedAt' } as const;

/** Alerts by state for the security site's queue of work: partition state, sort severity, then moment raised. */
export const ALERTS_BY_STATE = { index: 'byState', partition: 'state', sort: 'urgency' } as const;

/** What belongs together, keys only: alerts of one post, about the same words, of one rule; sort moment raised. */
export const ALERTS_BY_POST = { index: 'byPost', partition: 'caseId', sort: 'raisedAt' } as const;
export const ALERTS_BY_WORDS = { index: 'byWords', partition: 'duplicateHash', sort: 'raisedAt' } as const;
export const ALERTS_BY_RULE = { index: 'byRule', partition: 'rule', sort: 'raisedAt' } as const;

/** The indexes that join alerts into cases, and show what is like them. */
export const CASE_INDEXES = [ALERTS_BY_POST, ALERTS_BY_WORDS, ALERTS_BY_RULE] as const;

/** Functions beside the sites, by folder. */
export const WORKERS = [
  'dispatch-fetches',
  'ingest-account',
  'classify-posts',
  'relay',
  'notify-alert',
  'prove-route',
  'watch-reports',
  'deliver-finding',
  'mail-finding',
  'take-status',
  'release-period',
  'publish-summary',
  'seal-day',
  'monitor-log',
  'send-report',
  'erase-participant',
  'export-participant',
  'check-draft',
  'preview-posts',
  'open-entries',
] as const;
export type Worker = (typeof WORKERS)[number];

/** Sites: one deployment of the web app each, with its own function, grants, HTTP API and host name. */
export const SITES = ['participant', 'comms', 'security', 'oversight', 'administration', 'public'] as const;
export type Site = (typeof SITES)[number];

/** Sites that people sign in to; each seals its cookies with a secret of its own. */
export const SIGNED_IN_SITES = [
  'participant',
  'comms',
  'security',
  'oversight',
  'administration',
] as const satisfies readonly Site[];
export type SignedInSite = (typeof SIGNED_IN_SITES)[number];

/** Where functions count what came of their work; dimensions `service` (the function) and `outcome`. */
export const OUTCOMES = { namespace: 'Candor', metric: 'outcomes' } as const;

/**
 * Whom the policy names: for questions about posts and about security, the works council, the data protection officer,
 * help in a backlash, complaints about a decision, and who takes reports of wrongdoing in confidence.
 */
export const CONTACTS = [
  'posts',
  'security',
  'worksCouncil',
  'dataProtection',
  'support',
  'complaints',
  'confidential',
] as const;
export type Contact = (typeof CONTACTS)[number];

/** What a campaign may name: each tag is a topic of the tables, and stands in the rows of its posts. */
export const CAMPAIGN = { tagsAtMost: 200, charactersAtMost: 100 } as const;

/**
 * Within how many hours of being raised an alert is to be taken by somebody, and closed, by its severity, where a company
 * sets no targets of its own: a live key must not wait for the next working day. Nobody may be given longer than the
 * alarm on ageing alerts gives.
 */
export const RESPONSE_HOURS = {
  takeAtMost: 72,
  closeAtMost: 720,
  standard: {
    critical: { take: 1, close: 24 },
    high: { take: 4, close: 72 },
    medium: { take: 24, close: 168 },
    low: { take: 72, close: 720 },
  },
} as const;

/** Queues; each has a dead-letter queue, those that carry third-party input a rejected queue too. */
export const QUEUES = [
  'fetch',
  'classify',
  'relay',
  'alert',
  'erasure',
  'export',
  'security',
  'delivery',
  'status',
] as const;
export type Queue = (typeof QUEUES)[number];

/** Backups outlive an erasure by this many days at most. */
export const BACKUP_DAYS = 7;

/** Shards of the fetch schedule, the outbox and the observations' day index. */
export const SHARDS = 4;

/** Erasure epochs of people: a withdrawal increments one of them. */
export const PEOPLE_EPOCHS = 16;

/** The erasure epoch of official accounts. It is their own: comms, who end registrations, may not come near the others. */
export const OFFICIAL_EPOCH = PEOPLE_EPOCHS;

/** All erasure epochs; a release checks each. */
export const EPOCHS = PEOPLE_EPOCHS + 1;

/**
 * Partitions of the `Terms` store: a company's names, its own rules, its documents' fingerprints, who approved rules, and
 * the rules that an administrator asks for.
 */
export const [TERMS, RULES, FINGERPRINTS, APPROVALS, PROPOSALS] = [
  'terms',
  'rules',
  'fingerprints',
  'approvals',
  'proposals',
] as const;
