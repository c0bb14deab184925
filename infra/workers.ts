import { Duration } from 'aws-cdk-lib';

import type { QueueWorkerProps } from './constructs/queue-worker.ts';

type Fixed = Omit<QueueWorkerProps, 'functionName' | 'environment' | 'bundle' | 'logRetention' | 'topic'>;

/** Effects are taken off the outbox once they are sent, and must outlive a fortnight nobody looks. */
const IDS_ONLY = Duration.days(14);

/** What each queue's worker is set to, and what its alarms mean for people. */
export const QUEUE_WORKERS = {
  'ingest-account': {
    queueName: 'fetch',
    description: 'Candor: visits one account at its platform',
    timeout: Duration.minutes(2),
    // A slow server must not fail the visits to others.
    batchSize: 1,
    maxConcurrency: 50,
    lateAfter: Duration.minutes(30),
    deadImpact: 'an account was not visited; its next visit makes it up unless the fault stays.',
    rejectedImpact: 'a visit was ordered in a form nobody understands; that account is not visited.',
    lateImpact: 'accounts are visited late, so leaks are noticed late.',
    runbook: 'ingest-account',
  },
  'classify-posts': {
    queueName: 'classify',
    description: 'Candor: classifies sealed posts and records what may be kept',
    timeout: Duration.minutes(1),
    memoryMegabytes: 1024,
    batchSize: 5,
    maxConcurrency: 20,
    lateAfter: Duration.minutes(10),
    deadImpact:
      'a batch of posts is not recorded, and a leak in it is not seen until its account’s next full visit.',
    rejectedImpact: 'a batch of posts cannot be understood; a leak in it is not seen.',
    lateImpact: 'leak alerts are late.',
    runbook: 'classify-posts',
  },
  relay: {
    queueName: 'relay',
    description: 'Candor: passes on what was recorded inside transactions',
    timeout: Duration.seconds(30),
    batchSize: 10,
    maxConcurrency: 2,
    lateAfter: Duration.minutes(5),
    deadImpact: 'a wake-up failed; the sweep of the next minute makes it up unless the fault stays.',
    rejectedImpact: 'a wake-up came in a form nobody understands; the sweep makes it up.',
    lateImpact: 'alerts and erasures wait.',
    runbook: 'relay',
  },
  'notify-alert': {
    queueName: 'alert',
    retention: IDS_ONLY,
    description: 'Candor: tells the author and the security tools of an alert',
    timeout: Duration.seconds(30),
    batchSize: 10,
    maxConcurrency: 2,
    lateAfter: Duration.minutes(5),
    deadImpact: 'somebody was not told of a leak alert; the security site shows it.',
    rejectedImpact: 'somebody was not told of a leak alert; the security site shows it.',
    lateImpact: 'authors and security tools learn late of leaks.',
    runbook: 'notify-alert',
  },
  'erase-participant': {
    queueName: 'erasure',
    retention: IDS_ONLY,
    description: 'Candor: erases what a withdrawal leaves behind',
    // Two faults that pass must still leave the promised hour whole.
    timeout: Duration.minutes(2),
    batchSize: 1,
    maxConcurrency: 2,
    lateAfter: Duration.minutes(30),
    deadImpact: 'somebody left and their data is not erased; the promise of an hour is broken.',
    rejectedImpact: 'somebody left and their data is not erased; the promise of an hour is broken.',
    lateImpact: 'somebody left and the promise to erase within the hour is about to break.',
    runbook: 'erase-participant',
  },
  'export-participant': {
    queueName: 'export',
    retention: IDS_ONLY,
    description: 'Candor: prepares the copy of their data that somebody asked for',
    timeout: Duration.minutes(1),
    batchSize: 1,
    maxConcurrency: 2,
    lateAfter: Duration.minutes(30),
    deadImpact:
      'somebody waits in vain for a copy of their data, or a copy that nobody may fetch any more lies in its bucket for a day or two.',
    rejectedImpact: 'somebody waits in vain for a copy of their data, and can ask again after a day.',
    lateImpact: 'somebody waits for a copy of their data.',
    runbook: 'export-participant',
  },
  'deliver-finding': {
    queueName: 'delivery',
    retention: Duration.days(4),
    description: 'Candor: sends a finding, signed, to one of the security team’s own tools',
    timeout: Duration.seconds(30),
    batchSize: 1,
    maxConcurrency: 2,
    // Half a minute, two, eight, half an hour, two hours, then three: about nine hours in all.
    backsOffUpTo: 8,
    lateAfter: Duration.hours(3),
    deadImpact: 'a tool of the security team was not told of a leak alert; the security site shows it.',
    rejectedImpact: 'a tool of the security team is not told of leak alerts; the security site shows them.',
    lateImpact: 'a tool of the security team has not answered for hours; the security site shows its alerts.',
    runbook: 'deliver-finding',
  },
  'mail-finding': {
    queueName: 'mail',
    retention: Duration.days(4),
    description: 'Candor: writes to one person of security about a finding, without personal data',
    timeout: Duration.seconds(30),
    batchSize: 1,
    maxConcurrency: 2,
    backsOffUpTo: 8,
    lateAfter: Duration.hours(3),
    deadImpact: 'somebody of security was not written to about a leak alert; the security site shows it.',
    rejectedImpact: 'somebody of security is not written to about leak alerts; the security site shows them.',
    lateImpact: 'e-mail about leak alerts has not been taken for hours; the security site shows them.',
    runbook: 'mail-finding',
  },
  'take-status': {
    queueName: 'status',
    retention: IDS_ONLY,
    description: 'Candor: takes what tools report of alerts',
    timeout: Duration.seconds(30),
    batchSize: 10,
    maxConcurrency: 2,
    lateAfter: Duration.minutes(30),
    deadImpact:
      'what somebody decided in a tool is not known here; the alert stays open until its target is over.',
    rejectedImpact: 'a tool reports in a form that nobody understands; its alerts stay open here.',
    lateImpact: 'what is decided in tools is known here late.',
    runbook: 'take-status',
  },
} as const satisfies Readonly<Record<string, Fixed>>;
