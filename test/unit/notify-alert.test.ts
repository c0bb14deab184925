import { describe, expect, it } from 'vitest';

import { AlertEffect, createNotifyAlert } from '../../functions/notify-alert/notify-alert.ts';
import type { LeakAlert } from '../../shared/alerts/leak-alert.ts';
import { syntheticFinding, type DataSecurityFinding } from '../../shared/alerts/ocsf.ts';
import { syntheticAlert } from '../../shared/alerts/synthetic-alert.ts';
import type { Delivery } from '../../shared/alerts/webhook.ts';
import { ParticipantId } from '../../shared/ids.ts';
import { RuleName } from '../../shared/rules/verdict.ts';
import { FakeAlerts } from '../support/fake-alerts.ts';
import { FakeQueue } from '../support/fake-queue.ts';
import { FakeRouteProofs } from '../support/fake-route-proofs.ts';
import { AUTHOR, ID, noticedAlert as alert, SITE } from '../support/noticed-alert.ts';

const RULE = RuleName.parse('aws-access-key');
const TEST = syntheticAlert(new Date('2026-09-08T05:00:00Z'));

const world = (stored?: LeakAlert, now = new Date('2026-09-08T12:00:00Z')) => {
  const clock = { now: () => now };
  const alerts = new FakeAlerts(clock, ...(stored ? [stored] : []));
  const security = new FakeQueue<DataSecurityFinding>();
  const deliveries = new FakeQueue<Delivery>();
  const mails = new FakeQueue<Delivery>();
  const proofs = new FakeRouteProofs();
  const notify = createNotifyAlert(
    {
      alerts,
      open: alerts,
      clock,
      notices: alerts,
      security,
      deliveries,
      mails,
      proofs,
      scales: alerts.rules,
    },
    { securitySite: SITE, deliverTo: ['siem', 'chat'], mailTo: ['duty'] },
  );
  const told = () => alerts.noticesOf(ParticipantId.parse(AUTHOR));
  return {
    told,
    security,
    delivered: deliveries.sent,
    mailed: mails.sent,
    sent: security.sent,
    notify,
    proofs,
    rules: alerts.rules,
  };
};

describe('notify-alert', () => {
  it('tells the author and the security tools', async () => {
    const { told, sent, notify } = world(alert());
    expect(await notify({ version: 1, kind: 'alert-raised', alert: ID })).toBe('alert-raised');
    const at = '2026-09-08T12:00:00.000Z';
    const expiresAt = Date.parse('2026-12-07T12:00:00Z') / 1000;
    expect(told()).toEqual([{ version: 1, kind: 'alert-raised', at, alert: ID, expiresAt }]);
    expect(sent.map(({ finding_info }) => finding_info.uid)).toEqual([ID]);
  });

  it('sends the very same finding to each tool that is named, one by one', async () => {
    const { sent, delivered, notify } = world(alert());
    await notify({ version: 1, kind: 'alert-raised', alert: ID });
    const [finding] = sent;
    expect(delivered).toEqual([
      { version: 1, target: 'siem', finding },
      { version: 1, target: 'chat', finding },
    ]);
  });

  it('has whoever is named written to when an alert is raised and closed, and of no test', async () => {
    const { sent, mailed, notify } = world(alert());
    await notify({ version: 1, kind: 'alert-raised', alert: ID });
    await notify({ version: 1, kind: 'alert-closed', alert: ID });
    await notify(TEST);
    expect(mailed).toEqual(sent.slice(0, 2).map((finding) => ({ version: 1, target: 'duty', finding })));
  });

  it('tells the author once and the tools the very same when run twice', async () => {
    const { told, sent, notify } = world(alert());
    await notify({ version: 1, kind: 'alert-raised', alert: ID });
    await notify({ version: 1, kind: 'alert-raised', alert: ID });
    expect(told()).toHaveLength(1);
    expect(sent[1]).toEqual(sent[0]);
  });

  it('tells an author alone that security was shown their sign-in, and nobody once they have left', async () => {
    const at = '2026-09-09T08:00:00.000Z';
    const seen = { at, by: { role: 'security', handler: 'sam' }, what: 'author-seen' };
    const { told, sent, notify } = world(alert({ state: 'confirmed', history: [seen] }));
    const named = { version: 1, kind: 'author-named', alert: ID } as const;
    await notify(named);
    expect([told(), sent]).toMatchObject([[{ kind: 'author-named', at, alert: ID }], []]);
    expect(await world(alert({ author: undefined })).notify(named)).toBe('nobody-to-tell');
  });

  it('tells nobody but security of an official account, which has no author', async () => {
    const { told, sent, notify } = world(alert({ author: undefined }));
    await notify({ version: 1, kind: 'alert-raised', alert: ID });
    expect(told()).toEqual([]);
    expect(sent).toHaveLength(1);
  });

  it.each([
    // raised on 8 September at noon
    ['raised', '2026-09-11T11:59:59Z', 'alerts-in-time'],
    ['raised', '2026-09-11T12:00:00Z', 'alerts-ageing'],
    ['acknowledged', '2026-10-08T11:59:59Z', 'alerts-in-time'],
    ['acknowledged', '2026-10-08T12:00:00Z', 'alerts-ageing'],
    ['confirmed', '2026-10-08T12:00:00Z', 'alerts-ageing'],
    ['escalated', '2026-10-08T12:00:00Z', 'alerts-ageing'],
    ['dismissed', '2026-12-08T12:00:00Z', 'alerts-in-time'],
    ['resolved', '2026-12-08T12:00:00Z', 'alerts-in-time'],
    ['raised', '2027-03-07T12:00:00Z', 'alerts-in-time'],
  ] as const)('asked to watch, counts for one that is %s at %s: %s', async (...[state, moment, outcome]) => {
    const { notify, sent, told } = world(alert({ state }), new Date(moment));
    expect(await notify({ version: 1, kind: 'watch-open-alerts' })).toBe(outcome);
    expect([sent, told()]).toEqual([[], []]);
  });

  it('finds no alert that waits where there is none', async () => {
    expect(await world().notify({ version: 1, kind: 'watch-open-alerts' })).toBe('alerts-in-time');
  });

  it('answers that an erased alert is gone', async () => {
    const { sent, notify } = world();
    expect(await notify({ version: 1, kind: 'alert-closed', alert: ID })).toBe('alert-gone');
    expect(sent).toEqual([]);
  });

  it('fails so that it is tried again when the queue does not take the finding', async () => {
    const { security, notify } = world(alert());
    security.goDown();
    await expect(notify({ version: 1, kind: 'alert-raised', alert: ID })).rejects.toMatchObject({
      kind: 'unavailable',
    });
  });

  it('has the rule of a verdict weighed, and tells nobody', async () => {
    const { notify, rules, told, sent } = world();
    const judged = { version: 1, kind: 'rule-judged', alert: ID, rule: RULE } as const;
    expect(await notify(judged)).toBe('rule-stands');
    // twenty dismissed, none confirmed
    for (let index = 0; index < 20; index += 1) {
      const at = `2026-09-08T11:${String(index).padStart(2, '0')}:00.000Z`;
      const history = [{ at, by: { role: 'security', handler: 'sam' }, what: 'dismissed' }];
      const duplicateHash = index.toString(16).padStart(32, '0');
      const id = duplicateHash;
      rules.judge(alert({ id, state: 'dismissed', dismissal: 'false-positive', duplicateHash, history }));
    }
    expect(await notify(judged)).toBe('rule-demoted');
    expect(await notify(judged)).toBe('rule-demoted-already');
    expect([told(), sent]).toEqual([[], []]);
  });

  it('rejects an effect that concerns no alert', () => {
    const erasure = { version: 1, kind: 'erase-account', account: 'bluesky:did:plc:x', generation: AUTHOR };
    expect(AlertEffect.safeParse(erasure).success).toBe(false);
    expect(AlertEffect.safeParse({ version: 1, kind: 'alert-closed', alert: ID }).success).toBe(true);
  });
});

describe('the test alert of a day', () => {
  it('goes to the security tools alone, and is proof once the queue took it', async () => {
    const { told, sent, notify, proofs } = world(alert());
    expect(await notify(TEST)).toBe('route-proven');
    expect(told()).toEqual([]);
    expect(sent).toEqual([syntheticFinding(TEST, SITE)]);
    expect(await proofs.latest()).toMatchObject({
      dueAt: '2026-09-08T05:00:00.000Z',
      arrivedAt: '2026-09-08T12:00:00.000Z',
    });
  });

  it('is no proof while the queue takes nothing', async () => {
    const { security, notify, proofs } = world();
    security.goDown();
    await expect(notify(TEST)).rejects.toMatchObject({ kind: 'unavailable' });
    expect(await proofs.latest()).toBeUndefined();
  });
});
