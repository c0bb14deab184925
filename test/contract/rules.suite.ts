import { beforeEach, describe, expect, it } from 'vitest';

import type { AlertInbox } from '../../shared/alerts/alert-inbox.ts';
import type { AlertAction, Handler } from '../../shared/alerts/handling.ts';
import type { LeakAlert } from '../../shared/alerts/leak-alert.ts';
import type { Clock } from '../../shared/clock.ts';
import type { AlertId } from '../../shared/ids.ts';
import { precisionOf } from '../../shared/rules/precision.ts';
import type { DemotedRules, RuleRecords, RuleScales } from '../../shared/rules/rule-standing.ts';
import { RuleName } from '../../shared/rules/verdict.ts';
import { alertId, leakAlert } from '../support/alert-builder.ts';

/** An inbox, and what its verdicts lead to. */
export interface RulesSubject {
  readonly inbox: AlertInbox;
  readonly scales: RuleScales;
  readonly records: RuleRecords;
  readonly demoted: DemotedRules;
  put(alert: LeakAlert): Promise<void>;
  /** Alerts whose rule is to be weighed. */
  judged(): Promise<readonly AlertId[]>;
  /** The ledger's rows about rules: who changed what of which. */
  changes(): Promise<readonly string[]>;
  loseNextAnswer(): void;
}

const LEAD: Handler = { handler: 'lena', participant: undefined, isLead: true };
const RULE = RuleName.parse('aws-access-key');
const WRONG: AlertAction = { what: 'dismiss', dismissal: 'false-positive' };
const RIGHT: AlertAction = { what: 'confirm' };
const APPROVAL = { by: 'The works council', role: 'works council', reference: 'minutes 12' };

/** An alert that somebody looks into, about words of its own. */
const looked = (index: number, changes: Record<string, unknown> = {}): LeakAlert =>
  leakAlert(index, {
    rule: RULE,
    state: 'acknowledged',
    duplicateHash: index.toString(16).padStart(32, '0'),
    ...changes,
  });

/** What all of it promises. */
export const holdsRules = (name: string, create: (clock: Clock) => Promise<RulesSubject>) =>
  describe(`rules weighed on ${name}`, () => {
    let subject: RulesSubject;
    let now: Date;
    beforeEach(async () => {
      now = new Date('2026-11-20T12:00:00.000Z');
      subject = await create({ now: () => now });
    });

    /** Decides about alerts, a minute apart. */
    const judge = async (first: number, ...actions: readonly AlertAction[]): Promise<void> => {
      for (const [index, action] of actions.entries()) {
        await subject.put(looked(first + index));
        await subject.inbox.handle(alertId(first + index), action, LEAD);
        now = new Date(now.getTime() + 60_000);
      }
    };
    const times = (count: number, action: AlertAction) => Array.from({ length: count }, () => action);
    const quarters = async () =>
      (await subject.records.quarters(now)).map(({ quarter, verdicts }) => [quarter, precisionOf(verdicts)]);

    it('keep one verdict for an alert, the last, in the quarter in which it was first judged', async () => {
      now = new Date('2026-09-30T23:59:00.000Z');
      await judge(1, RIGHT);
      now = new Date('2026-10-01T00:10:00.000Z');
      await subject.inbox.handle(alertId(1), { what: 'escalate', reason: 'perhaps it is no key' }, LEAD);
      await subject.inbox.handle(alertId(1), WRONG, LEAD);
      await judge(2, RIGHT);
      expect(await quarters()).toEqual([
        ['2026-Q4', { confirmed: 1, judged: 1 }],
        ['2026-Q3', { confirmed: 0, judged: 1 }],
        ['2026-Q2', { confirmed: 0, judged: 0 }],
        ['2026-Q1', { confirmed: 0, judged: 0 }],
        ['2025-Q4', { confirmed: 0, judged: 0 }],
      ]);
      expect([...(await subject.judged())].sort()).toEqual([alertId(1), alertId(2)]);
    });

    it('take a duplicate for no verdict, and neither taking, escalating nor resolving for another', async () => {
      await judge(1, { what: 'dismiss', dismissal: 'duplicate' });
      await subject.put(looked(2));
      const steps: readonly AlertAction[] = [RIGHT, { what: 'resolve' }];
      for (const step of steps) await subject.inbox.handle(alertId(2), step, LEAD);
      expect((await quarters())[0]).toEqual(['2026-Q4', { confirmed: 1, judged: 1 }]);
      expect(await subject.judged()).toEqual([alertId(2)]);
    });

    it('demote a rule once fewer than ten of its last twenty verdicts confirm, and not before', async () => {
      await judge(1, ...times(10, RIGHT), ...times(9, WRONG));
      expect(await subject.scales.weigh(RULE)).toBe('stands');
      await judge(20, WRONG);
      // ten of twenty is half
      expect(await subject.scales.weigh(RULE)).toBe('stands');
      expect(await subject.demoted.read()).toEqual(new Set());
      await judge(21, WRONG);
      // the first of the ten that confirmed is out: nine of the last twenty
      expect(await subject.scales.weigh(RULE)).toBe('demoted');
      expect(await subject.demoted.read()).toEqual(new Set([RULE]));
      expect(await subject.records.standings()).toEqual([
        { version: 1, rule: RULE, state: 'demoted', since: now.toISOString(), confirmed: 9, judged: 20 },
      ]);
      expect(await subject.changes()).toEqual([`program rule-demoted ${RULE}`]);
    });

    it('judge the same words once: one post a hundred times demotes nothing', async () => {
      for (let index = 1; index <= 25; index += 1) {
        await subject.put(looked(index, { duplicateHash: 'e'.repeat(32) }));
        await subject.inbox.handle(alertId(index), WRONG, LEAD);
      }
      expect(await subject.scales.weigh(RULE)).toBe('stands');
    });

    it('weigh each rule by its own verdicts', async () => {
      await judge(1, ...times(19, WRONG));
      await subject.put(looked(20, { rule: 'aws-access-key-old' }));
      await subject.inbox.handle(alertId(20), WRONG, LEAD);
      expect(await subject.scales.weigh(RULE)).toBe('stands');
      expect(await subject.scales.weigh(RuleName.parse('aws-access-key-old'))).toBe('stands');
    });

    it('demote once, with one row in the ledger, however many weigh at once and again', async () => {
      await judge(1, ...times(20, WRONG));
      const outcomes = await Promise.all([1, 2, 3].map(() => subject.scales.weigh(RULE)));
      expect(outcomes.toSorted()).toEqual(['demoted', 'demoted-already', 'demoted-already']);
      expect(await subject.scales.weigh(RULE)).toBe('demoted-already');
      expect(await subject.changes()).toHaveLength(1);
    });

    it('count two people’s verdicts at the same moment, and a repeat after a lost answer once', async () => {
      await judge(1, ...times(18, WRONG));
      await subject.put(looked(19));
      await subject.put(looked(20));
      await Promise.all([19, 20].map((index) => subject.inbox.handle(alertId(index), WRONG, LEAD)));
      const [[, precision] = []] = await quarters();
      expect(precision).toEqual({ confirmed: 0, judged: 20 });
      await subject.put(looked(21));
      subject.loseNextAnswer();
      await expect(subject.inbox.handle(alertId(21), WRONG, LEAD)).rejects.toMatchObject({
        kind: 'unavailable',
      });
      expect(await subject.inbox.handle(alertId(21), WRONG, LEAD)).toEqual({ kind: 'not-now' });
      expect((await quarters())[0]).toEqual(['2026-Q4', { confirmed: 0, judged: 21 }]);
      expect(await subject.scales.weigh(RULE)).toBe('demoted');
    });

    it('let a rule alert again by an approval, once, and count verdicts anew from then on', async () => {
      expect(await subject.records.restore(RULE, APPROVAL)).toBe('not-demoted');
      await judge(1, ...times(20, WRONG));
      await subject.scales.weigh(RULE);
      const restored = await Promise.all([1, 2].map(() => subject.records.restore(RULE, APPROVAL)));
      expect(restored.toSorted()).toEqual(['not-demoted', 'restored']);
      expect(await subject.demoted.read()).toEqual(new Set());
      expect(await subject.records.standings()).toMatchObject([{ state: 'restored', approval: APPROVAL }]);
      expect(await subject.scales.weigh(RULE)).toBe('stands');
      now = new Date(now.getTime() + 60_000);
      await judge(21, ...times(19, WRONG));
      expect(await subject.scales.weigh(RULE)).toBe('stands');
      await judge(40, WRONG);
      expect(await subject.scales.weigh(RULE)).toBe('demoted');
      expect([...(await subject.changes())].sort()).toEqual([
        `program rule-demoted ${RULE}`,
        `program rule-demoted ${RULE}`,
        `security-lead rule-restored ${RULE}`,
      ]);
    });
  });
