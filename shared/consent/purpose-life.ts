import type { ParticipantId } from '../ids.ts';
import type { ConsentEvent } from './consent-history.ts';
import { expiryOf } from './consent-term.ts';
import type { RecordedEvent } from './iso-27560.ts';
import type { Purpose, ScopeKind } from './scope.ts';

const MILLISECONDS_PER_DAY = 86_400_000;

/** How long a consent lasts from a moment on, to its last day, as an ISO 8601 duration in whole days. */
const lasting = (from: string, expiresOn: string): string =>
  `P${Math.max(0, (Date.parse(expiresOn) - Date.parse(from.slice(0, 10))) / MILLISECONDS_PER_DAY)}D`;

/** Where one purpose stands after some entries of a history. */
interface Standing {
  readonly scope: ScopeKind | undefined;
  readonly isPaused: boolean;
  readonly expiresOn: string;
}

const NOTHING: Standing = { scope: undefined, isPaused: false, expiresOn: '' };

const after = (before: Standing, event: ConsentEvent, purpose: Purpose): Standing => {
  switch (event.what) {
    case 'chosen':
      return { ...before, scope: event.purposes[purpose], expiresOn: expiryOf(new Date(event.at)) };
    case 'paused':
      return { ...before, isPaused: true };
    case 'resumed':
      return { ...before, isPaused: false };
    case 'connected':
    case 'withdrawn':
    case 'expired':
    case 'erased':
      return before;
  }
};

/** What an entry means for a purpose: nothing where it was not consented to before, and is not after. */
const told = (
  before: Standing,
  now: Standing,
  { at, participant }: { readonly at: string; readonly participant: ParticipantId },
): RecordedEvent | undefined => {
  const base = { event_time: at, event_type: 'explicit', entity_id: participant } as const;
  if (now.scope !== undefined) {
    const event_state = now.isPaused ? 'paused' : 'given';
    return { ...base, event_state, validity_duration: lasting(at, now.expiresOn), x_scope: now.scope };
  }
  return before.scope === undefined
    ? undefined
    : { ...base, event_state: 'withdrawn', validity_duration: 'P0D' };
};

/** The life of one purpose, from the history of one account since its consent was given, oldest first. */
export const lifeOf = (purpose: Purpose, history: readonly ConsentEvent[]): readonly RecordedEvent[] => {
  const events: RecordedEvent[] = [];
  let standing = NOTHING;
  for (const entry of history) {
    const next = after(standing, entry, purpose);
    const event = next === standing ? undefined : told(standing, next, entry);
    if (event !== undefined) events.push(event);
    standing = next;
  }
  return events;
};
