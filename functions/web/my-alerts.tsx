import type { FC } from 'hono/jsx';

import { answersLeft, AuthorAnswer } from '../../shared/alerts/author-answer.ts';
import type { LeakAlert } from '../../shared/alerts/leak-alert.ts';
import type { OwnAlerts } from '../../shared/alerts/own-alerts.ts';
import { ServiceError } from '../../shared/errors.ts';
import { AlertId } from '../../shared/ids.ts';
import type { Session } from '../../shared/session/session.ts';
import { RuleName, useEvents } from './alert-words.tsx';
import { describing, FieldProblem, ProblemSummary, type RefusedForm } from './form-problems.tsx';
import { useFormats, useWords } from './language.tsx';
import { FormToken } from './layout.tsx';
import { participantIn } from './participant-session.ts';
import type { SignedInVisit, SiteBuilder } from './site-parts.ts';
import { ALERTS, MY_ALERTS } from './words/catalogues.ts';

/** What the page about one's own alerts works with. */
export interface MyAlertsParts {
  readonly ownAlerts: OwnAlerts;
}

/** Where people read what was found in posts of theirs, and answer. */
export const addMyAlerts = (site: SiteBuilder, { ownAlerts }: MyAlertsParts): void => {
  site.guarded('GET /my-alerts', (visit) => showAlerts(visit, ownAlerts));

  site.guarded('POST /my-alerts/:alert/answer', async (visit) => {
    const words = visit.words(MY_ALERTS);
    const alert = AlertId.safeParse(visit.context.req.param('alert')).data;
    if (alert === undefined) throw new ServiceError('not-found', 'the address names no alert');
    const answer = AuthorAnswer.safeParse(visit.form().get('answer')).data;
    if (answer === undefined) {
      return showAlerts(visit, ownAlerts, { status: 400, field: fieldOf(alert), message: words.chooseOne });
    }
    const answering = await ownAlerts.answer(alert, answer, participantIn(visit));
    // Somebody else's alert is no other than one that is not there.
    if (answering === undefined || answering.kind === 'not-theirs') {
      throw new ServiceError('not-found', 'no alert about a post of this person');
    }
    if (answering.kind !== 'answered') {
      return showAlerts(visit, ownAlerts, { status: 409, message: words.refusals[answering.kind] });
    }
    return visit.context.redirect(`/my-alerts#alert-${alert}`, 303);
  });
};

interface Refused {
  readonly status: 400 | 409;
  readonly field?: string;
  readonly message: string;
}

const showAlerts = async (visit: SignedInVisit, alerts: OwnAlerts, refused?: Refused): Promise<Response> => {
  const { status, ...problem } = refused ?? { status: 200 as const };
  return visit.page(
    visit.words(MY_ALERTS).title,
    <MyAlerts
      alerts={await alerts.list(participantIn(visit))}
      session={visit.session}
      refused={'message' in problem ? { problems: [problem], answers: visit.form() } : undefined}
    />,
    status,
  );
};

const fieldOf = (alert: AlertId): string => `answer-${alert}`;

interface OneProps {
  readonly alert: LeakAlert;
  readonly session: Session;
  readonly refused: RefusedForm | undefined;
}

const AnswerForm: FC<OneProps> = ({ alert, session, refused }) => {
  const words = useWords(MY_ALERTS);
  const { answers } = useWords(ALERTS);
  const left = answersLeft(alert);
  const field = fieldOf(alert.id);
  if (left.length === 0) return null;
  return (
    <form method="post" action={`/my-alerts/${alert.id}/answer`}>
      <FormToken session={session} />
      <label for={field}>{words.answer}</label>
      <FieldProblem refused={refused} field={field} />
      <select id={field} name="answer" required {...describing(refused, field)}>
        <option value="">{words.choose}</option>
        {left.map((answer) => (
          <option value={answer}>{answers[answer]}</option>
        ))}
      </select>
      <p>
        <button type="submit" class="quiet">
          {words.send}
        </button>
      </p>
    </form>
  );
};

const Facts: FC<Pick<OneProps, 'alert'>> = ({ alert }) => {
  const words = useWords(MY_ALERTS);
  const { kinds, severities, states } = useWords(ALERTS);
  const { day } = useFormats();
  const post = alert.url === undefined ? words.noPost : <a href={alert.url}>{alert.url}</a>;
  const facts = [
    [words.excerpt, <code>{alert.masked}</code>],
    [words.severity, `${severities[alert.severity]} (${kinds[alert.kind]})`],
    [words.state, states[alert.state]],
    [words.post, post],
    [words.goes, day(new Date(alert.expiresAt * 1000).toISOString())],
  ] as const;
  return (
    <dl>
      {facts.map(([name, value]) => (
        <>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </>
      ))}
    </dl>
  );
};

const One: FC<OneProps> = (props) => {
  const { alert } = props;
  const words = useWords(MY_ALERTS);
  const { minute } = useFormats();
  const eventInWords = useEvents();
  return (
    <section id={`alert-${alert.id}`}>
      <h2>
        <RuleName rule={alert.rule} />
        {`, ${minute(alert.raisedAt)}`}
      </h2>
      <Facts alert={alert} />
      <h3>{words.history}</h3>
      <ol>
        {alert.history.map((event) => (
          <li>{words.step(minute(event.at), words.by[event.by.role], eventInWords(event))}</li>
        ))}
      </ol>
      <AnswerForm {...props} />
    </section>
  );
};

const MyAlerts: FC<{
  readonly alerts: readonly LeakAlert[];
  readonly session: Session;
  readonly refused: RefusedForm | undefined;
}> = ({ alerts, session, refused }) => {
  const words = useWords(MY_ALERTS);
  if (alerts.length === 0) return <p>{words.none}</p>;
  return (
    <>
      <ProblemSummary refused={refused} />
      {words.what.map((sentence) => (
        <p>{sentence}</p>
      ))}
      {alerts.map((alert) => (
        <One alert={alert} session={session} refused={refused} />
      ))}
    </>
  );
};
