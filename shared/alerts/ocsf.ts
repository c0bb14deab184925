import * as z from 'zod';

import { FindingKind } from '../classification/classification.ts';
import { AlertId } from '../ids.ts';
import type { LeakAlert, Severity } from './leak-alert.ts';

/** The version of the Open Cybersecurity Schema Framework that findings follow. */
export const OCSF_VERSION = '1.8.0';

const CLASS = 2006;

const ACTIVITIES = {
  create: { activity_id: 1, activity_name: 'Create' },
  close: { activity_id: 3, activity_name: 'Close' },
} as const;
type Activity = keyof typeof ACTIVITIES;

const INFORMATIONAL = { severity_id: 1, severity: 'Informational' } as const;

const SEVERITIES = {
  low: { severity_id: 2, severity: 'Low' },
  medium: { severity_id: 3, severity: 'Medium' },
  high: { severity_id: 4, severity: 'High' },
  critical: { severity_id: 5, severity: 'Critical' },
} as const satisfies Record<Severity, unknown>;

const STATUSES = {
  new: { status_id: 1, status: 'New' },
  suppressed: { status_id: 3, status: 'Suppressed' },
  resolved: { status_id: 4, status: 'Resolved' },
} as const;

/** OCSF's category of the data, and a title in plain words. */
const KINDS = {
  secret: { category_id: 6, category: 'Security', title: 'A post may disclose a credential' },
  'personal-data': { category_id: 1, category: 'Personal', title: 'A post may disclose personal data' },
  'company-term': { category_id: 4, category: 'Business', title: 'A post may use a confidential term' },
  document: { category_id: 4, category: 'Business', title: 'A post may quote a confidential document' },
  topic: { category_id: 4, category: 'Business', title: 'A post may touch a confidential topic' },
} as const satisfies Record<FindingKind, unknown>;

/** OCSF's category of data that is no data. */
const OTHER_DATA = { category_id: 99, category: 'None' } as const;

/** Marks a finding that tests the way and is about nothing. */
export const SYNTHETIC = 'synthetic';

const Milliseconds = z.int().nonnegative();

/**
 * An OCSF Data Security Finding (class 2006), with every field that may leave: which alert, how severe, which kind of
 * rule, the duplicate hash, and a link back to the security site. No handle, account, author, URL of a post or text.
 */
export const DataSecurityFinding = z.strictObject({
  activity_id: z.literal([1, 3]),
  activity_name: z.enum(['Create', 'Close']),
  category_uid: z.literal(2),
  category_name: z.literal('Findings'),
  class_uid: z.literal(CLASS),
  class_name: z.literal('Data Security Finding'),
  type_uid: z.literal([CLASS * 100 + 1, CLASS * 100 + 3]),
  time: Milliseconds,
  severity_id: z.int().min(1).max(5),
  severity: z.string(),
  status_id: z.literal([1, 3, 4]),
  status: z.string(),
  is_alert: z.boolean(),
  message: z.string(),
  metadata: z.strictObject({
    version: z.literal(OCSF_VERSION),
    uid: z.string(),
    product: z.strictObject({ name: z.literal('Candor'), vendor_name: z.literal('Candor') }),
    labels: z.tuple([z.literal(SYNTHETIC)]).optional(),
  }),
  finding_info: z.strictObject({
    uid: AlertId,
    title: z.string(),
    created_time: Milliseconds,
    modified_time: Milliseconds,
    src_url: z.url(),
    analytic: z.strictObject({
      type_id: z.literal(1),
      type: z.literal('Rule'),
      name: z.enum([...FindingKind.options, SYNTHETIC]),
    }),
    tags: z.tuple([z.strictObject({ name: z.literal('duplicate_hash'), value: z.string().length(32) })]),
  }),
  data_security: z.strictObject({
    category_id: z.int(),
    category: z.string(),
    policy: z.strictObject({ name: z.literal('Confidentiality of public posts') }),
  }),
});
export type DataSecurityFinding = z.infer<typeof DataSecurityFinding>;

const momentOf = (alert: LeakAlert, activity: Activity): number => {
  const closing = alert.history.findLast(({ what }) => what === 'dismissed' || what === 'resolved');
  return Date.parse(activity === 'close' ? (closing?.at ?? alert.raisedAt) : alert.raisedAt);
};

const statusOf = (alert: LeakAlert, activity: Activity) => {
  if (activity === 'create') return STATUSES.new;
  return alert.state === 'dismissed' ? STATUSES.suppressed : STATUSES.resolved;
};

const findingInfo = (alert: LeakAlert, securitySite: string, time: number) => ({
  uid: alert.id,
  title: KINDS[alert.kind].title,
  created_time: Date.parse(alert.raisedAt),
  modified_time: time,
  src_url: new URL(`/alerts/${alert.id}`, securitySite).href,
  analytic: { type_id: 1, type: 'Rule', name: alert.kind },
  tags: [{ name: 'duplicate_hash', value: alert.duplicateHash }],
});

/** What is the same in every finding. */
const COMMON = {
  category_uid: 2,
  category_name: 'Findings',
  class_uid: CLASS,
  class_name: 'Data Security Finding',
} as const;

const metadataOf = (alert: AlertId, activity: Activity) => ({
  version: OCSF_VERSION,
  uid: `${alert}-${activity}`,
  product: { name: 'Candor', vendor_name: 'Candor' },
});

const POLICY = { name: 'Confidentiality of public posts' } as const;

const activityOf = (activity: Activity) => ({
  ...ACTIVITIES[activity],
  type_uid: CLASS * 100 + ACTIVITIES[activity].activity_id,
});

/**
 * What security tools are told of an alert. It follows from the alert and the activity alone, so that a repeat has
 * the same `metadata.uid` and can be dropped by the receiver. `securitySite` is the site's origin.
 */
export const findingOf = (
  alert: LeakAlert,
  activity: Activity,
  securitySite: string,
): DataSecurityFinding => {
  const time = momentOf(alert, activity);
  const { title, category_id, category } = KINDS[alert.kind];
  return DataSecurityFinding.parse({
    ...COMMON,
    ...activityOf(activity),
    time,
    ...SEVERITIES[alert.severity],
    ...statusOf(alert, activity),
    is_alert: activity === 'create',
    message: title,
    metadata: metadataOf(alert.id, activity),
    finding_info: findingInfo(alert, securitySite, time),
    data_security: { category_id, category, policy: POLICY },
  });
};

const TEST_TITLE = 'A test of the way to your tools: nothing was found';

/**
 * What security tools are told once a day so that the way to them is known to work: informational, no alert, suppressed
 * from its beginning, and labelled. It follows from its id and moment alone.
 */
export const syntheticFinding = (
  { alert, at }: { readonly alert: AlertId; readonly at: string },
  securitySite: string,
): DataSecurityFinding => {
  const time = Date.parse(at);
  return DataSecurityFinding.parse({
    ...COMMON,
    ...activityOf('create'),
    time,
    ...INFORMATIONAL,
    ...STATUSES.suppressed,
    is_alert: false,
    message: TEST_TITLE,
    metadata: { ...metadataOf(alert, 'create'), labels: [SYNTHETIC] },
    finding_info: {
      uid: alert,
      title: TEST_TITLE,
      created_time: time,
      modified_time: time,
      src_url: new URL('/', securitySite).href,
      analytic: { type_id: 1, type: 'Rule', name: SYNTHETIC },
      tags: [{ name: 'duplicate_hash', value: alert }],
    },
    data_security: { ...OTHER_DATA, policy: POLICY },
  });
};
