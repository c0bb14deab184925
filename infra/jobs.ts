import { Duration } from 'aws-cdk-lib';
import { Schedule } from 'aws-cdk-lib/aws-events';

import { ALARM_PERIOD } from './constructs/alarms.ts';

/** What each scheduled function is set to, and what its alarms mean for people. */
export interface Job {
  readonly schedule: Schedule;
  readonly timeout: Duration;
  /** For how long nothing may be heard of it. */
  readonly silence: Duration;
  /** What it counts at the end of a run in which all was done; without one, that it ran is enough. */
  readonly done?: string;
  readonly impact: string;
}

/** The functions that a clock starts. */
export const JOBS = {
  'dispatch-fetches': {
    schedule: Schedule.rate(Duration.minutes(1)),
    timeout: Duration.minutes(1),
    silence: ALARM_PERIOD,
    impact: 'accounts are visited late; the next run makes it up.',
  },
  'release-period': {
    // A period can be folded for one day. Eight runs fall into it; the last ends long before rows begin to expire.
    schedule: Schedule.cron({ minute: '0', hour: '1/3' }),
    timeout: Duration.minutes(15),
    silence: Duration.hours(6),
    done: 'complete',
    impact: 'a report is late, and if nobody looks within the day its rows expire unreleased.',
  },
  'publish-summary': {
    schedule: Schedule.cron({ minute: '0', hour: '2' }),
    timeout: Duration.minutes(15),
    silence: Duration.days(1),
    impact: 'staff are told late what was done; nothing is lost.',
  },
  'prove-route': {
    schedule: Schedule.cron({ minute: '0', hour: '5' }),
    timeout: Duration.minutes(1),
    silence: Duration.days(1),
    impact: 'no test alert was sent today, so nobody knows whether a real one would arrive.',
  },
  'watch-reports': {
    schedule: Schedule.cron({ minute: '30', hour: '5' }),
    timeout: Duration.minutes(1),
    silence: Duration.days(1),
    impact: 'nobody would be told if a confidential report waited longer than it may.',
  },
  'seal-day': {
    // An hour after midnight a day is over; the runs after the first make up for one that failed.
    schedule: Schedule.cron({ minute: '30', hour: '3/6' }),
    timeout: Duration.minutes(15),
    silence: Duration.days(1),
    done: 'sealed',
    impact: 'the public log does not say what was done yesterday; whoever follows it will ask why.',
  },
  'monitor-log': {
    // Each time after a run that seals, the day's last included: it would take the day before for the newest.
    schedule: Schedule.cron({ minute: '0', hour: '4/6' }),
    timeout: Duration.minutes(5),
    silence: Duration.days(1),
    done: 'followed',
    impact: 'nobody follows the public log from outside, so that a change of it may go unseen.',
  },
  'send-report': {
    // A week is released on a Tuesday by six; the runs after the first make up for one that failed.
    schedule: Schedule.cron({ minute: '30', hour: '6/6' }),
    timeout: Duration.minutes(5),
    silence: Duration.days(1),
    done: 'complete',
    impact: 'comms gets the week’s report late or not at all; the comms site shows it all the same.',
  },
} as const satisfies Readonly<Record<string, Job>>;
export type JobName = keyof typeof JOBS;
