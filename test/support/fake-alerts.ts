import { randomUUID } from 'node:crypto';

import { isKept } from '../../shared/alerts/ageing.ts';
import type { AlertInbox } from '../../shared/alerts/alert-inbox.ts';
import type { AlertReader } from '../../shared/alerts/alert-reader.ts';
import { decideAnswer } from '../../shared/alerts/author-answer.ts';
import { decideHandling, isClosed } from '../../shared/alerts/handling.ts';
import type { LeakAlert } from '../../shared/alerts/leak-alert.ts';
import type { OpenAlerts } from '../../shared/alerts/open-alerts.ts';
import { decideNaming } from '../../shared/alerts/naming-author.ts';
import type { OwnAlerts } from '../../shared/alerts/own-alerts.ts';
import type { Clock } from '../../shared/clock.ts';
import { ServiceError } from '../../shared/errors.ts';
import type { AlertId, ParticipantId } from '../../shared/ids.ts';
import type { AlertNotice, Notices } from '../../shared/people/notices.ts';
import type { ParticipantNotice } from '../../shared/rights/participant-notice.ts';
import { FakeRules } from './fake-rules.ts';

/** Alerts in memory, as security works on them and as their authors are told of them. */
export class FakeAlerts implements AlertInbox, AlertReader, OpenAlerts, OwnAlerts, Notices {
  /** The ledger's rows, by the moment of the opening. */
  readonly openings: Date[] = [];
  /** The ledger's rows, by the moment an author was made known. */
  readonly namings: Date[] = [];
  /** Alerts whose authors are to be told that they were made known. */
  readonly toBeTold = new Set<AlertId>();
  /** Alerts whose closing is still to be told, each once. */
  readonly closures = new Set<AlertId>();
  /** What verdicts say of rules. */
  readonly rules: FakeRules;
  /** Alerts whose rule is to be weighed. */
  readonly judged = new Set<AlertId>();
  private readonly alerts = new Map<AlertId, LeakAlert>();
  private readonly notices = new Map<string, ParticipantNotice>();
  private readonly clock: Clock;
  private losesNextAnswer = false;

  constructor(clock: Clock, ...alerts: readonly LeakAlert[]) {
    this.clock = clock;
    this.rules = new FakeRules(clock);
    for (const alert of alerts) this.put(alert);
  }

  put(alert: LeakAlert): void {
    this.alerts.set(alert.id, alert);
  }

  /** The next write happens, and its answer gets lost. */
  loseNextAnswer(): void {
    this.losesNextAnswer = true;
  }

  /** What is not past its time, oldest first. */
  all(): readonly LeakAlert[] {
    return [...this.alerts.values()]
      .filter((alert) => isKept(alert, this.clock.now()))
      .sort((one, other) => one.raisedAt.localeCompare(other.raisedAt) || one.id.localeCompare(other.id));
  }

  find(alert: AlertId): Promise<LeakAlert | undefined> {
    return Promise.resolve(this.kept(alert));
  }

  oldestIn(state: LeakAlert['state']): Promise<Date | undefined> {
    const oldest = this.all().find((alert) => alert.state === state);
    return Promise.resolve(oldest && new Date(oldest.raisedAt));
  }

  read(alert: AlertId): Promise<LeakAlert | undefined> {
    return this.find(alert);
  }

  async handle(...[id, action, by]: Parameters<AlertInbox['handle']>): ReturnType<AlertInbox['handle']> {
    const alert = this.kept(id);
    if (alert === undefined) return undefined;
    const now = this.clock.now();
    const handling = decideHandling(alert, action, { by, now, revision: randomUUID() });
    if (handling.kind !== 'handled') return handling;
    this.put(handling.alert);
    if ((action.what === 'confirm' || action.what === 'dismiss') && this.rules.judge(handling.alert))
      this.judged.add(id);
    if (action.what === 'open-post') this.openings.push(now);
    if (isClosed(handling.alert.state)) this.closures.add(id);
    return this.answerUnlessLost(handling);
  }

  async name(...[id, action, by]: Parameters<AlertInbox['name']>): ReturnType<AlertInbox['name']> {
    const alert = this.kept(id);
    if (alert === undefined) return undefined;
    const now = this.clock.now();
    const naming = decideNaming(alert, action, { by, now, revision: randomUUID() });
    if (naming.kind !== 'done') return naming;
    this.put(naming.alert);
    if (action.what === 'see') {
      this.namings.push(now);
      this.toBeTold.add(id);
    }
    return this.answerUnlessLost(naming);
  }

  list(author: ParticipantId): Promise<readonly LeakAlert[]> {
    const own = this.all().filter((alert) => alert.author === author);
    return Promise.resolve(own.reverse().slice(0, 50));
  }

  async answer(...[id, answer, by]: Parameters<OwnAlerts['answer']>): ReturnType<OwnAlerts['answer']> {
    const alert = this.kept(id);
    if (alert === undefined) return undefined;
    const answering = decideAnswer(alert, answer, { by, now: this.clock.now(), revision: randomUUID() });
    if (answering.kind !== 'answered') return answering;
    this.put(answering.alert);
    return this.answerUnlessLost(answering);
  }

  async tell(participant: ParticipantId, { kind, at, alert }: AlertNotice): ReturnType<Notices['tell']> {
    if (this.alerts.get(alert)?.author !== participant) return 'no-longer-theirs';
    const moment = at.toISOString();
    const expiresAt = at.getTime() / 1000 + 90 * 86_400;
    const notice: ParticipantNotice = { version: 1, at: moment, kind, alert, expiresAt };
    this.notices.set(`${participant} ${moment} ${alert} ${kind}`, notice);
    return this.answerUnlessLost('told' as const);
  }

  /** What the participant was told, in order. */
  noticesOf(participant: ParticipantId): readonly ParticipantNotice[] {
    return [...this.notices]
      .filter(([place]) => place.startsWith(participant))
      .sort(([one], [other]) => one.localeCompare(other))
      .map(([, notice]) => notice);
  }

  private kept(id: AlertId): LeakAlert | undefined {
    const alert = this.alerts.get(id);
    return alert !== undefined && isKept(alert, this.clock.now()) ? alert : undefined;
  }

  private async answerUnlessLost<Answer>(answer: Answer): Promise<Answer> {
    await Promise.resolve();
    if (!this.losesNextAnswer) return answer;
    this.losesNextAnswer = false;
    throw new ServiceError('unavailable', 'the answer was lost');
  }
}
