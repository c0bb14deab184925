import { Buffer } from 'node:buffer';

import * as z from 'zod';

import { AlertId } from '../ids.ts';
import { Severity, type LeakAlert } from './leak-alert.ts';

/** After which alert the list of a severity goes on, or that it is at its end. */
export const StreamPlace = z.union([
  z.literal('end'),
  z.strictObject({ raisedAt: z.iso.datetime(), id: AlertId }),
]);
export type StreamPlace = z.infer<typeof StreamPlace>;

/** Where a list goes on, severity by severity; one that is not named begins. */
export const WorkPlace = z.partialRecord(Severity, StreamPlace);
export type WorkPlace = z.infer<typeof WorkPlace>;

/** A place as part of an address; nobody need understand it. */
export const writePlace = (place: WorkPlace): string =>
  Buffer.from(JSON.stringify(place)).toString('base64url');

/** The longest that four severities take. */
const CHARACTERS_AT_MOST = 700;

/** The place that an address names; undefined where it names none. */
export const readPlace = (text: string): WorkPlace | undefined => {
  if (text.length > CHARACTERS_AT_MOST) return undefined;
  try {
    return WorkPlace.safeParse(JSON.parse(Buffer.from(text, 'base64url').toString())).data;
  } catch {
    return undefined;
  }
};

/** The place right after an alert. */
export const placeAfter = ({ raisedAt, id }: Pick<LeakAlert, 'raisedAt' | 'id'>): StreamPlace => ({
  raisedAt,
  id,
});

/** A stretch of one severity's alerts, in order: from where it was asked for, and where it goes on behind the last. */
export interface Stream {
  readonly severity: Severity;
  readonly from: StreamPlace | undefined;
  readonly alerts: readonly LeakAlert[];
  readonly rest: StreamPlace;
}

/**
 * Merges streams that are each in order into one, at most `limit` long. It stops where a stream runs dry that goes on:
 * what comes next there is not known.
 */
export const mergeStreams = (
  streams: readonly Stream[],
  limit: number,
  rankOf: (alert: LeakAlert) => number,
): { readonly alerts: readonly LeakAlert[]; readonly next: WorkPlace | undefined } => {
  const taken = new Map<Severity, number>();
  const headOf = ({ severity, alerts }: Stream) => alerts[taken.get(severity) ?? 0];
  const merged: LeakAlert[] = [];
  while (merged.length < limit) {
    if (streams.some((stream) => headOf(stream) === undefined && stream.rest !== 'end')) break;
    const [first] = streams
      .map(headOf)
      .filter((alert) => alert !== undefined)
      .sort((one, other) => rankOf(one) - rankOf(other));
    if (first === undefined) break;
    merged.push(first);
    taken.set(first.severity, (taken.get(first.severity) ?? 0) + 1);
  }
  const places = streams.map((stream) => [stream.severity, placeIn(stream, taken.get(stream.severity) ?? 0)]);
  const next = WorkPlace.parse(Object.fromEntries(places.filter(([, place]) => place !== undefined)));
  return {
    alerts: merged,
    next: streams.every(({ severity }) => next[severity] === 'end') ? undefined : next,
  };
};

const placeIn = ({ alerts, rest, from }: Stream, taken: number): StreamPlace | undefined => {
  if (taken === alerts.length) return rest;
  const last = alerts[taken - 1];
  return last === undefined ? from : placeAfter(last);
};
