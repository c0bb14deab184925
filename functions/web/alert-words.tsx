import type { FC } from 'hono/jsx';

import { ageInDays } from '../../shared/alerts/ageing.ts';
import { AuthorAnswer, answersIn } from '../../shared/alerts/author-answer.ts';
import { handlerOf, isClosed, type Handler } from '../../shared/alerts/handling.ts';
import { DismissalReason, type AlertEvent, type LeakAlert } from '../../shared/alerts/leak-alert.ts';
import { dueAt, isOverdue, type ResponseTargets } from '../../shared/alerts/response-targets.ts';
import { useFormats, useLanguage, useWords } from './language.tsx';
import { ruleNameIn } from './words.ts';
import { ALERTS, SECURITY } from './words/catalogues.ts';

const PSEUDONYM_LENGTH = 8;

/** How people of security know each other here: the beginning of the hash that stands for their sign-in. */
export const pseudonymOf = (handler: string): string => handler.slice(0, PSEUDONYM_LENGTH);

/** A rule by its name; a product's is English in every language. */
export const RuleName: FC<{ readonly rule: string }> = ({ rule }) => {
  const { name, language } = ruleNameIn(rule, useLanguage());
  return <span lang={language}>{name}</span>;
};

/** Says a step in an alert's life without who took it: what was done, and why if a reason was given. */
export const useEvents = (): ((event: AlertEvent) => string) => {
  const { events, dismissals, answers, grounds, because } = useWords(ALERTS);
  const reasonOf = ({ what, reason = '', ground }: AlertEvent): string => {
    if (ground !== undefined) return because(grounds[ground], reason);
    const dismissal = DismissalReason.safeParse(what === 'dismissed' ? reason : undefined).data;
    if (dismissal !== undefined) return dismissals[dismissal];
    const answer = AuthorAnswer.safeParse(what === 'answered' ? reason : undefined).data;
    return answer === undefined ? reason : answers[answer];
  };
  return (event) =>
    event.reason === undefined ? events[event.what] : because(events[event.what], reasonOf(event));
};

/** Who handles an alert, as the person who looks knows them. */
export const HandledBy: FC<{ readonly alert: LeakAlert; readonly by: Pick<Handler, 'handler'> }> = ({
  alert,
  by: { handler },
}) => {
  const words = useWords(SECURITY);
  const by = handlerOf(alert);
  if (by === undefined) return <>{words.nobody}</>;
  return <>{by === handler ? words.you : words.colleague(pseudonymOf(by))}</>;
};

/** When an alert was raised, and how long ago. */
export const Raised: FC<{ readonly alert: LeakAlert; readonly now: Date }> = ({ alert, now }) => {
  const words = useWords(SECURITY);
  const { minute } = useFormats();
  return <>{`${minute(alert.raisedAt)}, ${words.ago(ageInDays(alert, now))}`}</>;
};

/** By when an alert must be taken or closed, plain to see where that is over; nothing once it is closed. */
export const Due: FC<{
  readonly alert: LeakAlert;
  readonly targets: ResponseTargets;
  readonly now: Date;
}> = ({ alert, targets, now }) => {
  const words = useWords(SECURITY);
  const { minute } = useFormats();
  const due = dueAt(alert, targets)?.toISOString();
  if (due === undefined) return null;
  return isOverdue(alert, targets, now) ? (
    <strong class="overdue">{words.overdueSince(minute(due))}</strong>
  ) : (
    <>{words.due(minute(due))}</>
  );
};

/** What the author of an alert's post has said, or `none`. */
export const Answers: FC<{ readonly alert: LeakAlert; readonly none: string }> = ({ alert, none }) => {
  const { answers } = useWords(ALERTS);
  const said = answersIn(alert);
  return <>{said.length === 0 ? none : said.map((answer) => answers[answer]).join('; ')}</>;
};

/** When an alert is erased. */
export const ErasedOn: FC<{ readonly alert: LeakAlert }> = ({ alert: { state, expiresAt } }) => {
  const words = useWords(SECURITY);
  const day = useFormats().day(new Date(expiresAt * 1000).toISOString());
  return <>{isClosed(state) ? words.erasedOn(day) : words.erasedUnlessClosed(day)}</>;
};
