import type { AlertInbox } from '../../shared/alerts/alert-inbox.ts';
import { alertShard } from '../../shared/alerts/alert-items.ts';
import { AlertAction, mayFollowLink, type Handling } from '../../shared/alerts/handling.ts';
import { AlertState } from '../../shared/alerts/leak-alert.ts';
import { ServiceError } from '../../shared/errors.ts';
import { AlertId } from '../../shared/ids.ts';
import type { WakeUp } from '../../shared/outbox/wake-up.ts';
import { AlertList, AlertPage } from './security-pages.tsx';
import { createSite } from './site.tsx';
import type { SignedInVisit, SignInParts, SiteBuilder, SiteParts } from './site-parts.ts';

/** What the security site works with. It knows single alerts, never a list by author. */
export interface SecurityParts extends SiteParts {
  readonly signIn: SignInParts;
  readonly inbox: AlertInbox;
  readonly wakeUp: WakeUp;
}

const SHOWN_PER_STATE = 50;

const WHY_NOT: Readonly<Record<Exclude<Handling['kind'], 'handled'>, string>> = {
  'own-alert': 'Nobody handles an alert about their own post.',
  'not-now': 'This cannot be done in the state the alert is in.',
  'not-the-handler': 'Only the person who took the alert may open the post.',
  'post-unlinked': 'Its author withdrew; the alert names no post any more.',
  'history-full': 'This alert can only be closed now.',
};

const alertIn = ({ context }: SignedInVisit): AlertId => {
  const id = AlertId.safeParse(context.req.param('alert'));
  if (!id.success) throw new ServiceError('not-found', 'the address names no alert');
  return id.data;
};

/** Names are shared by people; the hash of a sign-in is not. */
const handlerIn = ({ session }: SignedInVisit): string => session.subject;

/** Where security works through leak alerts. */
export const createSecuritySite = (parts: SecurityParts): SiteBuilder => {
  const { inbox, wakeUp, clock } = parts;
  const site = createSite(parts);

  site.guarded('GET /', async ({ page }) => {
    const lists = await Promise.all(
      AlertState.options.map(async (state) => ({
        state,
        alerts: await inbox.inState(state, SHOWN_PER_STATE),
      })),
    );
    return page(
      'Alerts',
      <>
        {lists
          .filter(({ alerts }) => alerts.length > 0)
          .map(({ state, alerts }) => (
            <AlertList state={state} alerts={alerts} isCut={alerts.length === SHOWN_PER_STATE} />
          ))}
        {lists.every(({ alerts }) => alerts.length === 0) && <p>There is no alert.</p>}
      </>,
    );
  });

  site.guarded('GET /alerts/:alert', async (visit) => {
    const alert = await inbox.find(alertIn(visit));
    if (alert === undefined) throw new ServiceError('not-found', 'no such alert');
    const link = mayFollowLink(alert, handlerIn(visit), clock.now()) ? alert.url : undefined;
    return visit.page(
      `${alert.rule}, ${alert.severity}`,
      <AlertPage alert={alert} link={link} session={visit.session} />,
    );
  });

  site.guarded('POST /alerts/:alert/handle', async (visit) => {
    const alert = alertIn(visit);
    const fields = Object.fromEntries(visit.form());
    const action = AlertAction.safeParse(fields);
    if (!action.success) throw new ServiceError('invalid-input', 'Say why, in ten characters or more.');
    // Asked anew, since a handler may have begun to take part after signing in here.
    const participant = await parts.signIn.participantOf(visit.session.subject);
    const by = { handler: handlerIn(visit), participant };
    const handling = await inbox.handle(alert, action.data, by);
    if (handling === undefined) throw new ServiceError('not-found', 'no such alert');
    if (handling.kind !== 'handled') throw new ServiceError('invalid-input', WHY_NOT[handling.kind]);
    await wakeUp.ping(alertShard(alert));
    return visit.context.redirect(`/alerts/${alert}`, 303);
  });

  return site;
};
