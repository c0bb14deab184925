import { addDays } from '../../shared/clock.ts';
import { readable, readableSince } from '../../shared/consent/consent-record.ts';
import { ServiceError } from '../../shared/errors.ts';
import { platformOf } from '../../shared/ids.ts';
import { calendarDay, startOfUnreleased, VISIT_WINDOW_DAYS } from '../../shared/posts/periods.ts';
import { planVisit, rowsByPost, type VisitPlan } from '../../shared/posts/visit-plan.ts';
import type { FetchMessage } from '../../shared/schedule/fetch-message.ts';
import type { VisitEnd } from '../../shared/schedule/leases.ts';
import { composeMessages } from './compose-messages.ts';
import { lookAtPlatform, type RateLimited, type Sighting } from './look-at-platform.ts';
import type { IngestPolicy, IngestPorts, Visit } from './visit.ts';

/**
 * Visits one account: reads its posts back over the window, under a lease and under consent that is asked again
 * before every request, and passes on what is new, changed, frozen, deleted or out of scope, words sealed. It keeps
 * nothing itself. Run twice, the second run finds the lease taken or nothing new.
 */
export const createIngestAccount =
  (ports: IngestPorts, policy: IngestPolicy) =>
  async ({ account }: FetchMessage): Promise<string> => {
    const now = ports.clock.now();
    const consent = readable(await ports.consents.read(account), now, policy.notices);
    if (consent === undefined) return 'no-consent';
    const taken = await ports.leases.take(consent);
    if (taken.kind !== 'taken') return taken.kind;
    const visit = beginVisit(ports, policy, { account, consent, lease: taken.lease, now });
    try {
      return await makeVisit(ports, policy, visit);
    } catch (fault) {
      await ports.leases.release(consent, visit.lease.token, {});
      throw fault;
    }
  };

const beginVisit = (
  ports: IngestPorts,
  { notices }: IngestPolicy,
  begun: Pick<Visit, 'account' | 'consent' | 'lease' | 'now'>,
): Visit => {
  const { account, consent, lease, now } = begun;
  const last = lease.listedInFullAt;
  const inFull = last === undefined || calendarDay(last) < calendarDay(now);
  const window = inFull ? startOfUnreleased(now) : addDays(now, -VISIT_WINDOW_DAYS);
  const since = new Date(Math.max(window.getTime(), readableSince(consent).getTime()));
  const checkConsent = async () => {
    const current = readable(await ports.consents.read(account), ports.clock.now(), notices);
    if (current?.revision !== consent.revision) {
      throw new ServiceError('not-permitted', 'the consent of this visit is no longer in force');
    }
  };
  return { ...begun, since, inFull, checkConsent };
};

const makeVisit = async (ports: IngestPorts, policy: IngestPolicy, visit: Visit): Promise<string> => {
  const { account, consent, now } = visit;
  const sheets = await ports.sheets.sheetsOf(account, calendarDay(visit.since), calendarDay(now));
  const rows = rowsByPost(sheets, consent.generation);
  const seen = await lookAtPlatform(ports.sources[platformOf(account)], visit, rows);
  if (seen.kind === 'rate-limited') return endVisit(ports, visit, seen);
  if (seen.suspicious) ports.warn('visit.suspicious-drop', { count: seen.missing.length });
  const plan = planVisit(seen.posts, rows, { ...policy, consent, now, inFull: visit.inFull });
  countSightings(ports, seen, plan);
  const messages = await composeMessages(ports, policy, { visit, seen, plan });
  if (messages.length === 0) return endVisit(ports, visit, seen);
  await ports.batches.send(messages);
  return 'observed';
};

/** Releases the lease where no message will do it. */
const endVisit = async (ports: IngestPorts, visit: Visit, seen: Sighting | RateLimited): Promise<string> => {
  await ports.leases.release(visit.consent, visit.lease.token, endOf(visit, seen));
  return seen.kind === 'seen' ? 'nothing-new' : seen.kind;
};

const endOf = (visit: Visit, seen: Sighting | RateLimited): VisitEnd => {
  if (seen.kind === 'rate-limited') return { notBefore: seen.retryAt };
  if (seen.kind === 'account-gone') return { notBefore: addDays(visit.now, 1) };
  return visit.inFull && seen.complete ? { listedInFullAt: visit.now } : {};
};

const countSightings = (ports: IngestPorts, seen: Sighting, plan: VisitPlan): void => {
  ports.meter.count('posts-read', seen.posts.length);
  ports.meter.count('posts-refused', plan.refused);
  ports.meter.count('posts-first-seen', plan.candidates.filter(({ row }) => row === undefined).length);
};
