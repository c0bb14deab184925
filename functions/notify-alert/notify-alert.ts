import * as z from 'zod';

import type { AlertReader } from '../../shared/alerts/alert-reader.ts';
import { findingOf, type DataSecurityFinding } from '../../shared/alerts/ocsf.ts';
import { Effect } from '../../shared/outbox/effect.ts';
import type { Notices } from '../../shared/people/notices.ts';
import type { MessageSender } from '../../shared/queues/message-sender.ts';

/** The effects that concern alerts; any other on this queue is a mistake and is rejected. */
export const AlertEffect = Effect.transform((effect, context) => {
  if (effect.kind === 'alert-raised' || effect.kind === 'alert-closed') return effect;
  context.addIssue({ code: 'custom', message: 'only alerts come this way' });
  return z.NEVER;
});
export type AlertEffect = z.infer<typeof AlertEffect>;

/** What the notifier works with. */
export interface NotifyPorts {
  readonly alerts: AlertReader;
  readonly notices: Notices;
  readonly security: MessageSender<DataSecurityFinding>;
}

const ACTIVITIES = { 'alert-raised': 'create', 'alert-closed': 'close' } as const;

/**
 * Tells the author and the security tools that an alert was raised or closed. The author comes first: they can rotate
 * and delete at once. Run twice it tells the author once and the tools twice the same finding.
 */
export const createNotifyAlert =
  ({ alerts, notices, security }: NotifyPorts, securitySite: string) =>
  async ({ kind, alert: id }: AlertEffect): Promise<string> => {
    const alert = await alerts.read(id);
    if (alert === undefined) return 'alert-gone';
    const finding = findingOf(alert, ACTIVITIES[kind], securitySite);
    if (alert.author !== undefined) {
      await notices.tell(alert.author, { kind, at: new Date(finding.time), alert: id });
    }
    await security.send([finding]);
    return kind;
  };
