import type { AlertCases } from '../../shared/alerts/alert-cases.ts';
import {
  COUNTED_AT_MOST,
  type AlertWork,
  type Tally,
  type WorkQuestion,
} from '../../shared/alerts/alert-work.ts';
import type { LeakAlert, Severity } from '../../shared/alerts/leak-alert.ts';
import { dueAt, isOverdue, STANDARD_TARGETS } from '../../shared/alerts/response-targets.ts';
import type { WorkPlace } from '../../shared/alerts/work-place.ts';
import type { Clock } from '../../shared/clock.ts';
import type { FakeAlerts } from './fake-alerts.ts';

const SEVERITIES: readonly Severity[] = ['critical', 'high', 'medium', 'low'];

const fits =
  ({ state, severity, rule, raised: { from = '', until = '~' } }: WorkQuestion) =>
  (alert: LeakAlert): boolean =>
    alert.state === state &&
    (severity === undefined || alert.severity === severity) &&
    (rule === undefined || alert.rule === rule) &&
    alert.raisedAt >= from &&
    alert.raisedAt <= until;

const tallyOf = (alerts: readonly LeakAlert[]): Tally => ({
  count: Math.min(alerts.length, COUNTED_AT_MOST),
  isMore: alerts.length > COUNTED_AT_MOST,
});

/** The list of work and the cases over alerts in memory: everything is looked at, each time. */
export const createFakeAlertWork = (alerts: FakeAlerts, clock: Clock): AlertWork & AlertCases => ({
  page: (question, limit, from = {}) => {
    const { order } = question;
    const moment = (alert: LeakAlert): number =>
      order === 'due' ? (dueAt(alert, STANDARD_TARGETS)?.getTime() ?? 0) : Date.parse(alert.raisedAt);
    const sorted = alerts
      .all()
      .filter(fits(question))
      .sort((one, other) => (moment(one) - moment(other)) * (order === 'newest' ? -1 : 1));
    const behind = sorted.filter((alert) => {
      const place = from[alert.severity];
      if (place === undefined || place === 'end') return place === undefined;
      return sorted.findIndex(({ id }) => id === place.id) < sorted.indexOf(alert);
    });
    const page = behind.slice(0, limit);
    const places = SEVERITIES.flatMap((severity) => {
      const last = page.findLast((alert) => alert.severity === severity);
      const place = last === undefined ? from[severity] : { raisedAt: last.raisedAt, id: last.id };
      return place === undefined ? [] : [[severity, place] as const];
    });
    const next: WorkPlace = Object.fromEntries(places);
    return Promise.resolve({ alerts: page, next: page.length === behind.length ? undefined : next });
  },
  count: (state) => Promise.resolve(tallyOf(alerts.all().filter((alert) => alert.state === state))),
  countOverdue: (state) =>
    Promise.resolve(
      tallyOf(
        alerts
          .all()
          .filter((alert) => alert.state === state && isOverdue(alert, STANDARD_TARGETS, clock.now())),
      ),
    ),
  others: (alert) => {
    const joined = new Set([alert]);
    for (let size = 0; size < joined.size;) {
      size = joined.size;
      for (const other of alerts.all())
        if ([...joined].some((one) => isJoined(one, other))) joined.add(other);
    }
    const rest = [...joined].filter(({ id }) => id !== alert.id);
    return Promise.resolve({ alerts: rest.slice(0, 19), isMore: rest.length > 19 });
  },
  similar: (alert) =>
    Promise.resolve(
      alerts
        .all()
        .filter((other) => !isJoined(alert, other))
        .filter(({ rule, duplicateHash }) => rule === alert.rule || duplicateHash === alert.duplicateHash)
        .reverse()
        .slice(0, 5),
    ),
});

const isJoined = (one: LeakAlert, other: LeakAlert): boolean =>
  one.caseId === other.caseId ||
  (one.duplicateHash === other.duplicateHash && ['secret', 'company-term'].includes(one.kind));
