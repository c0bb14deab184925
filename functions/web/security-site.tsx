import type { AlertInbox } from '../../shared/alerts/alert-inbox.ts';
import { alertShard } from '../../shared/alerts/alert-items.ts';
import {
  AlertAction,
  AlertWhat,
  mayFollowLink,
  type Handler,
  type Handling,
} from '../../shared/alerts/handling.ts';
import { AlertState } from '../../shared/alerts/leak-alert.ts';
import { ServiceError } from '../../shared/errors.ts';
import { AlertId } from '../../shared/ids.ts';
import type { WakeUp } from '../../shared/outbox/wake-up.ts';
import { SECURITY_LEAD } from './access.ts';
import type { FormProblem } from './form-problems.tsx';
import { AlertList, AlertPage, fieldOf } from './security-pages.tsx';
import { createSite } from './site.tsx';
import type { SignedInVisit, SignInParts, SiteBuilder, SiteParts } from './site-parts.ts';
import { ruleInWords, SEVERITIES, WHY_NOT } from './words.ts';

/** What the security site works with. It knows single alerts, never a list by author. */
export interface SecurityParts extends SiteParts {
  readonly signIn: SignInParts;
  readonly inbox: AlertInbox;
  readonly wakeUp: WakeUp;
}

const SHOWN_PER_STATE = 50;

type Refusal = Exclude<Handling['kind'], 'handled'>;

/** What is refused to a person is forbidden to them; what is refused for now conflicts with how things stand. */
const STATUS: Readonly<Record<Refusal, 403 | 409>> = {
  'own-alert': 403,
  'not-the-handler': 403,
  'not-now': 409,
  'post-unlinked': 409,
  'history-full': 409,
};

const alertIn = ({ context }: SignedInVisit): AlertId => {
  const id = AlertId.safeParse(context.req.param('alert'));
  if (!id.success) throw new ServiceError('not-found', 'the address names no alert');
  return id.data;
};

/**
 * Who acts: names are shared by people, the hash of a sign-in is not. The participant is asked for anew, since a handler
 * may have begun to take part after signing in here.
 */
const handlerIn = async ({ session }: SignedInVisit, { signIn }: SecurityParts): Promise<Handler> => ({
  handler: session.subject,
  participant: await signIn.participantOf(session.subject),
  isLead: session.groups.includes(SECURITY_LEAD),
});

/** Where security works through leak alerts. */
export const createSecuritySite = (parts: SecurityParts): SiteBuilder => {
  const site = createSite(parts);
  addInbox(site, parts);
  addAlert(site, parts);
  return site;
};

const addInbox = (site: SiteBuilder, { inbox, clock }: SecurityParts): void =>
  site.guarded('GET /', async ({ page, session }) => {
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
            <AlertList
              state={state}
              alerts={alerts}
              isCut={alerts.length === SHOWN_PER_STATE}
              by={{ handler: session.subject }}
              now={clock.now()}
            />
          ))}
        {lists.every(({ alerts }) => alerts.length === 0) && <p>There is no alert.</p>}
      </>,
    );
  });

const addAlert = (site: SiteBuilder, parts: SecurityParts): void => {
  const { inbox, wakeUp } = parts;
  site.guarded('GET /alerts/:alert', (visit) => showAlert(visit, parts));

  site.guarded('POST /alerts/:alert/handle', async (visit) => {
    const alert = alertIn(visit);
    const answers = visit.form();
    const action = AlertAction.safeParse(Object.fromEntries(answers));
    if (!action.success) {
      return showAlert(visit, parts, { status: 400, problems: [missingIn(answers)] });
    }
    const handling = await inbox.handle(alert, action.data, await handlerIn(visit, parts));
    if (handling === undefined) throw new ServiceError('not-found', 'no such alert');
    if (handling.kind !== 'handled') {
      const problems = [{ message: WHY_NOT[handling.kind] }];
      return showAlert(visit, parts, { status: STATUS[handling.kind], problems });
    }
    await wakeUp.ping(alertShard(alert));
    return visit.context.redirect(`/alerts/${alert}`, 303);
  });
};

/** What a form about an alert lacks: the field that its action wants. */
const missingIn = (answers: URLSearchParams): FormProblem => {
  const what = AlertWhat.safeParse(answers.get('what')).data;
  const field = what === undefined ? undefined : fieldOf(what);
  if (field === undefined) throw new ServiceError('invalid-input', 'This page offers no such action.');
  const message =
    what === 'dismiss' ? 'Choose why you dismiss it.' : 'Say why, in ten to five hundred characters.';
  return { field, message };
};

/** One alert, anew with what was answered where a form was not taken. */
const showAlert = async (
  visit: SignedInVisit,
  parts: SecurityParts,
  failure?: { readonly status: 400 | 403 | 409; readonly problems: readonly FormProblem[] },
): Promise<Response> => {
  const alert = await parts.inbox.find(alertIn(visit));
  if (alert === undefined) throw new ServiceError('not-found', 'no such alert');
  const by = await handlerIn(visit, parts);
  const now = parts.clock.now();
  return visit.page(
    `${ruleInWords(alert.rule)}, ${SEVERITIES[alert.severity].toLowerCase()}`,
    <AlertPage
      alert={alert}
      link={mayFollowLink(alert, by.handler, now) ? alert.url : undefined}
      by={by}
      now={now}
      session={visit.session}
      refused={failure && { problems: failure.problems, answers: visit.form() }}
    />,
    failure?.status ?? 200,
  );
};
