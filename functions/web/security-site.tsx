import type { AlertCases } from '../../shared/alerts/alert-cases.ts';
import type { AlertInbox } from '../../shared/alerts/alert-inbox.ts';
import { alertShard } from '../../shared/alerts/alert-items.ts';
import type { AlertWork } from '../../shared/alerts/alert-work.ts';
import {
  AlertAction,
  AlertWhat,
  mayFollowLink,
  type Handler,
  type Handling,
} from '../../shared/alerts/handling.ts';
import { AlertState, type LeakAlert } from '../../shared/alerts/leak-alert.ts';
import { maySeeAuthor, NamingAction, type Naming } from '../../shared/alerts/naming-author.ts';
import type { RouteProofReader } from '../../shared/alerts/route-proof.ts';
import type { ResponseTargets } from '../../shared/alerts/response-targets.ts';
import { ServiceError } from '../../shared/errors.ts';
import { AlertId } from '../../shared/ids.ts';
import type { Subject } from '../../shared/identity/identity.ts';
import type { WakeUp } from '../../shared/outbox/wake-up.ts';
import type { SignInFinder } from '../../shared/people/participants.ts';
import { SECURITY_LEAD } from './access.ts';
import type { FormProblem } from './form-problems.tsx';
import { fieldOf, isForWholeCase } from './security-actions.tsx';
import { addRules, type RulesParts } from './security/rules-routes.tsx';
import { scriptFile } from './script-file.ts';
import { KEYS_SCRIPT } from './security-keys-script.ts';
import { AlertList } from './security-list.tsx';
import { ASK_FIELD } from './security-naming.tsx';
import { AlertPage } from './security-pages.tsx';
import { questionOf, readAsked } from './security-question.ts';
import { createSite } from './site.tsx';
import type { SignedInVisit, SignInParts, SiteBuilder, SiteParts } from './site-parts.ts';
import { ruleInWords } from './words.ts';
import { ALERTS, SECURITY } from './words/catalogues.ts';

/** What the security site works with. It knows single alerts and what belongs to them, never a list by author. */
export interface SecurityParts extends SiteParts, RulesParts {
  readonly signIn: SignInParts;
  readonly inbox: AlertInbox;
  readonly work: AlertWork;
  readonly cases: AlertCases;
  readonly authors: SignInFinder;
  readonly proofs: RouteProofReader;
  readonly targets: ResponseTargets;
  readonly wakeUp: WakeUp;
}

const SHOWN_AT_ONCE = 25;

type Refusal = Exclude<Handling['kind'] | Naming['kind'], 'handled' | 'done'>;

/** What is refused to a person is forbidden to them; what is refused for now conflicts with how things stand. */
const STATUS: Readonly<Record<Refusal, 403 | 409>> = {
  'own-alert': 403,
  'not-the-handler': 403,
  'not-now': 409,
  'post-unlinked': 409,
  'history-full': 409,
  'same-person': 403,
  'no-ground': 409,
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
  addScript(site);
  addWork(site, parts);
  addAlert(site, parts);
  addNaming(site, parts);
  addRules(site, parts);
  return site;
};

const addScript = (site: SiteBuilder): void =>
  site.open('GET /keys.js', ({ context }) => scriptFile(context, KEYS_SCRIPT));

const addWork = (site: SiteBuilder, { work, targets, clock, proofs }: SecurityParts): void =>
  site.guarded('GET /', async ({ page, session, context, words }) => {
    const { asked, from } = readAsked(new URL(context.req.url).searchParams);
    const now = clock.now();
    const [counts, overdue, listed, proof] = await Promise.all([
      Promise.all(AlertState.options.map(async (state) => [state, await work.count(state)] as const)),
      work.countOverdue(asked.state),
      work.page(questionOf(asked, now), SHOWN_AT_ONCE, from),
      proofs.latest(),
    ]);
    return page(
      words(SECURITY).title,
      <AlertList
        asked={asked}
        from={from}
        counts={new Map(counts)}
        overdue={overdue}
        proof={proof}
        alerts={listed.alerts}
        next={listed.next}
        by={{ handler: session.subject }}
        targets={targets}
        now={now}
      />,
    );
  });

const addAlert = (site: SiteBuilder, parts: SecurityParts): void => {
  site.guarded('GET /alerts/:alert', (visit) => showAlert(visit, parts));

  site.guarded('POST /alerts/:alert/handle', async (visit) => {
    const id = alertIn(visit);
    const answers = visit.form();
    const action = AlertAction.safeParse(Object.fromEntries(answers));
    if (!action.success) {
      return showAlert(visit, parts, { status: 400, problems: [missingIn(visit, answers)] });
    }
    const by = await handlerIn(visit, parts);
    const handling = await handle(parts, id, { action: action.data, by });
    if (handling.kind !== 'handled') {
      const problems = [{ message: visit.words(SECURITY).refusals[handling.kind] }];
      return showAlert(visit, parts, { status: STATUS[handling.kind], problems });
    }
    if (answers.get('all') === 'yes' && isForWholeCase(action.data.what)) {
      await handleRest(parts, handling.alert, { action: action.data, by });
    }
    return visit.context.redirect(`/alerts/${id}`, 303);
  });
};

/** One person asks, another agrees, and only then is the first told. */
const addNaming = (site: SiteBuilder, parts: SecurityParts): void =>
  site.guarded('POST /alerts/:alert/author', async (visit) => {
    const id = alertIn(visit);
    const action = NamingAction.safeParse(Object.fromEntries(visit.form()));
    if (!action.success) {
      const problem = { field: ASK_FIELD, message: visit.words(SECURITY).naming.missing };
      return showAlert(visit, parts, { status: 400, problems: [problem] });
    }
    const naming = await parts.inbox.name(id, action.data, await handlerIn(visit, parts));
    if (naming === undefined) throw new ServiceError('not-found', 'no such alert');
    if (naming.kind === 'done') {
      await parts.wakeUp.ping(alertShard(id));
      return visit.context.redirect(`/alerts/${id}`, 303);
    }
    const problems = [{ message: visit.words(SECURITY).refusals[naming.kind] }];
    return showAlert(visit, parts, { status: STATUS[naming.kind], problems });
  });

/** Only after the step that put a row into the ledger; no row, no read. */
const authorOf = async (
  { authors, clock }: SecurityParts,
  alert: LeakAlert,
  { handler }: Handler,
): Promise<Subject | 'forgotten' | undefined> => {
  if (alert.author === undefined || !maySeeAuthor(alert, handler, clock.now())) return undefined;
  return (await authors.signInOf(alert.author)) ?? 'forgotten';
};

interface Step {
  readonly action: AlertAction;
  readonly by: Handler;
}

const handle = async (
  { inbox, wakeUp }: SecurityParts,
  id: AlertId,
  { action, by }: Step,
): Promise<Handling> => {
  const handling = await inbox.handle(id, action, by);
  if (handling === undefined) throw new ServiceError('not-found', 'no such alert');
  if (handling.kind === 'handled') await wakeUp.ping(alertShard(id));
  return handling;
};

/** What may not be done with one of them is left as it is, and its own page says why. */
const handleRest = async (parts: SecurityParts, alert: LeakAlert, step: Step): Promise<void> => {
  const { alerts } = await parts.cases.others(alert);
  for (const { id } of alerts) {
    const handling = await parts.inbox.handle(id, step.action, step.by);
    if (handling?.kind === 'handled') await parts.wakeUp.ping(alertShard(id));
  }
};

/** What a form about an alert lacks: the field that its action wants. */
const missingIn = ({ words }: SignedInVisit, answers: URLSearchParams): FormProblem => {
  const what = AlertWhat.safeParse(answers.get('what')).data;
  const field = what === undefined ? undefined : fieldOf(what);
  const { missing, noSuchAction } = words(SECURITY);
  if (field === undefined) throw new ServiceError('invalid-input', noSuchAction);
  return { field, message: what === 'dismiss' ? missing.dismissal : missing.reason };
};

/** One alert, anew with what was answered where a form was not taken. */
const showAlert = async (
  visit: SignedInVisit,
  parts: SecurityParts,
  failure?: { readonly status: 400 | 403 | 409; readonly problems: readonly FormProblem[] },
): Promise<Response> => {
  const alert = await parts.inbox.find(alertIn(visit));
  if (alert === undefined) throw new ServiceError('not-found', 'no such alert');
  const [by, rest, similar] = await Promise.all([
    handlerIn(visit, parts),
    parts.cases.others(alert),
    parts.cases.similar(alert),
  ]);
  const now = parts.clock.now();
  const inCase = new Set(rest.alerts.map(({ id }) => id));
  return visit.page(
    `${ruleInWords(alert.rule, visit.language)}, ${visit.words(ALERTS).severities[alert.severity].toLowerCase()}`,
    <AlertPage
      alert={alert}
      link={mayFollowLink(alert, by.handler, now) ? alert.url : undefined}
      author={await authorOf(parts, alert, by)}
      rest={rest}
      similar={similar.filter(({ id }) => !inCase.has(id))}
      by={by}
      targets={parts.targets}
      now={now}
      session={visit.session}
      refused={failure && { problems: failure.problems, answers: visit.form() }}
    />,
    failure?.status ?? 200,
  );
};
