import { randomUUID } from 'node:crypto';
import { computeKinds } from './compute-schemas.ts';
import { templateError } from './engine-error.ts';
import { parseScheduleExpression } from './schedule-expression.ts';
import type { Timetable } from './timetable.ts';
import type { Topology } from './topology.ts';

/** One schedule and one of its targets. */
export interface LocalSchedule {
  readonly path: string;
  readonly timetable: Timetable;
  readonly targetArn: string;
  /** FIFO targets only. */
  readonly groupId?: string;
  /** What the target is given when it fires for a due instant: JSON or plain text, as the template has it. */
  input(dueAt: number): string;
}

interface Origin {
  readonly account: string;
  readonly region: string;
}

/** The template's enabled schedules and rules. */
export function createSchedules(topology: Topology, origin: Origin): readonly LocalSchedule[] {
  return [...schedulerSchedules(topology, origin), ...eventRules(topology, origin)];
}

function schedulerSchedules(topology: Topology, origin: Origin): LocalSchedule[] {
  return topology.all(computeKinds.schedule).flatMap(({ resource, arn, properties }) => {
    const { Target: target } = properties;
    if (properties.State === 'DISABLED') return [];
    return [
      {
        path: resource.path,
        timetable: timetable(resource, properties.ScheduleExpression),
        targetArn: target.Arn,
        ...(target.SqsParameters?.MessageGroupId !== undefined && {
          groupId: target.SqsParameters.MessageGroupId,
        }),
        input: (dueAt: number): string =>
          target.Input === undefined
            ? JSON.stringify({
                ...scheduledEvent({ source: 'aws.scheduler', arn, dueAt, ...origin }),
                detail: '{}',
              })
            : fillContext(target.Input, { arn, dueAt }),
      },
    ];
  });
}

function eventRules(topology: Topology, origin: Origin): LocalSchedule[] {
  return topology.all(computeKinds.rule).flatMap(({ resource, arn, properties }) => {
    if (properties.State === 'DISABLED') return [];
    return properties.Targets.map((target) => ({
      path: resource.path,
      timetable: timetable(resource, properties.ScheduleExpression),
      targetArn: target.Arn,
      ...(target.SqsParameters && { groupId: target.SqsParameters.MessageGroupId }),
      input: (dueAt: number): string =>
        target.Input ??
        JSON.stringify({ ...scheduledEvent({ source: 'aws.events', arn, dueAt, ...origin }), detail: {} }),
    }));
  });
}

function timetable(resource: { stack: string; logicalId: string }, expression: string): Timetable {
  try {
    return parseScheduleExpression(expression);
  } catch (error) {
    const place = { ...resource, path: ['Properties', 'ScheduleExpression'] };
    throw templateError(place, error instanceof Error ? error.message : String(error));
  }
}

function scheduledEvent(event: Origin & { source: string; arn: string; dueAt: number }) {
  return {
    version: '0',
    id: randomUUID(),
    'detail-type': 'Scheduled Event',
    source: event.source,
    account: event.account,
    time: isoSeconds(event.dueAt),
    region: event.region,
    resources: [event.arn],
  };
}

/** The context attributes that EventBridge Scheduler fills into an input. */
function fillContext(input: string, { arn, dueAt }: { arn: string; dueAt: number }): string {
  return input
    .replaceAll('<aws.scheduler.scheduled-time>', isoSeconds(dueAt))
    .replaceAll('<aws.scheduler.schedule-arn>', arn)
    .replaceAll('<aws.scheduler.execution-id>', () => randomUUID())
    .replaceAll('<aws.scheduler.attempt-number>', '1');
}

const isoSeconds = (instant: number): string => `${new Date(instant).toISOString().slice(0, 19)}Z`;
