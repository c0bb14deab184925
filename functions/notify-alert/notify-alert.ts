import * as z from 'zod';

import { isAgeing, OPEN_STATES } from '../../shared/alerts/ageing.ts';
import type { AlertReader } from '../../shared/alerts/alert-reader.ts';
import type { LeakAlert } from '../../shared/alerts/leak-alert.ts';
import { findingOf, syntheticFinding, type DataSecurityFinding } from '../../shared/alerts/ocsf.ts';
import type { OpenAlerts } from '../../shared/alerts/open-alerts.ts';
import type { RouteProofRecorder } from '../../shared/alerts/route-proof.ts';
import type { SyntheticEffect } from '../../shared/alerts/synthetic-alert.ts';
import type { Delivery } from '../../shared/alerts/webhook.ts';
import type { Clock } from '../../shared/clock.ts';
import { Effect } from '../../shared/outbox/effect.ts';
import type { RuleScales } from '../../shared/rules/rule-standing.ts';
import type { Notices } from '../../shared/people/notices.ts';
import type { MessageSender } from '../../shared/queues/message-sender.ts';

/** The effects that concern alerts; any other on this queue is a mistake and is rejected. */
export const AlertEffect = Effect.transform((effect, context) => {
  if (
    effect.kind === 'alert-raised' ||
    effect.kind === 'alert-closed' ||
    effect.kind === 'author-named' ||
    effect.kind === 'synthetic-alert' ||
    effect.kind === 'rule-judged'
  ) {
    return effect;
  }
  context.addIssue({ code: 'custom', message: 'only alerts come this way' });
  return z.NEVER;
});
export type AlertEffect = z.infer<typeof AlertEffect>;

/** Comes from the schedule once a day: whether alerts wait too long. */
export const WatchMessage = z.object({ version: z.literal(1), kind: z.literal('watch-open-alerts') });
export type WatchMessage = z.infer<typeof WatchMessage>;

/** What the notifier works with. */
export interface NotifyPorts {
  readonly alerts: AlertReader;
  readonly open: OpenAlerts;
  readonly clock: Clock;
  readonly notices: Notices;
  readonly security: MessageSender<DataSecurityFinding>;
  /** To tools that are sent what they are told, each by itself. */
  readonly deliveries: MessageSender<Delivery>;
  /** To people of security who are written to, each by themselves. */
  readonly mails: MessageSender<Delivery>;
  readonly proofs: RouteProofRecorder;
  readonly scales: RuleScales;
}

/** Where alerts are looked at, and the names of the tools that are sent findings and of who is written to. */
export interface NotifySettings {
  readonly securitySite: string;
  readonly deliverTo: readonly string[];
  readonly mailTo: readonly string[];
}

/** Hands a finding to the security team's own tools: to the queue they read, and to each that is sent it. */
const tellTools = async (
  { security, deliveries }: NotifyPorts,
  finding: DataSecurityFinding,
  deliverTo: readonly string[],
): Promise<void> => {
  await security.send([finding]);
  await deliveries.send(deliverTo.map((target) => ({ version: 1, target, finding })));
};

const ACTIVITIES = { 'alert-raised': 'create', 'alert-closed': 'close' } as const;

/**
 * Tells the author and the security tools that an alert was raised or closed, the author that two people of security
 * were shown their sign-in, and once a day, by the outcome that is
 * counted, whether any alert waits too long. A test alert goes to the tools alone, and to nobody's mail. A verdict has its rule weighed. The author comes first: they can rotate
 * and delete at once. Run twice it tells the author once and the tools twice the same finding.
 */
export const createNotifyAlert =
  (ports: NotifyPorts, settings: NotifySettings) =>
  async (message: AlertEffect | WatchMessage): Promise<string> => {
    if (message.kind === 'watch-open-alerts') return watchOpenAlerts(ports);
    if (message.kind === 'synthetic-alert') return proveRoute(ports, message, settings);
    if (message.kind === 'rule-judged') return `rule-${await ports.scales.weigh(message.rule)}`;
    const { alerts, notices } = ports;
    const { kind, alert: id } = message;
    const alert = await alerts.read(id);
    if (alert === undefined) return 'alert-gone';
    if (kind === 'author-named') return tellOfNaming(ports, alert);
    const finding = findingOf(alert, ACTIVITIES[kind], settings.securitySite);
    if (alert.author !== undefined) {
      await notices.tell(alert.author, { kind, at: new Date(finding.time), alert: id });
    }
    await tellTools(ports, finding, settings.deliverTo);
    await ports.mails.send(settings.mailTo.map((target) => ({ version: 1, target, finding })));
    return kind;
  };

/** A test alert goes where alerts go; that the queue took it is written down only after it did. */
const proveRoute = async (
  ports: NotifyPorts,
  test: SyntheticEffect,
  { securitySite, deliverTo }: NotifySettings,
): Promise<string> => {
  const { proofs, clock } = ports;
  await tellTools(ports, syntheticFinding(test, securitySite), deliverTo);
  await proofs.arrived(test.alert, new Date(test.at), clock.now());
  return 'route-proven';
};

/** Their author alone: security tools learn nothing of who anybody is. */
const tellOfNaming = async ({ notices }: NotifyPorts, alert: LeakAlert): Promise<string> => {
  const seen = alert.history.findLast(({ what }) => what === 'author-seen');
  if (alert.author === undefined || seen === undefined) return 'nobody-to-tell';
  await notices.tell(alert.author, { kind: 'author-named', at: new Date(seen.at), alert: alert.id });
  return 'author-named';
};

const watchOpenAlerts = async ({ open, clock }: NotifyPorts): Promise<string> => {
  const now = clock.now();
  const waiting = await Promise.all(
    OPEN_STATES.map(async (state) => {
      const oldest = await open.oldestIn(state);
      return oldest !== undefined && isAgeing(state, oldest, now);
    }),
  );
  return waiting.includes(true) ? 'alerts-ageing' : 'alerts-in-time';
};
