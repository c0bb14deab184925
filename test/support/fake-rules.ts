import type { Clock } from '../../shared/clock.ts';
import { countedFor, isTooOftenWrong, precisionOf } from '../../shared/rules/precision.ts';
import type {
  DemotedRules,
  RestoringApproval,
  RuleRecords,
  RuleScales,
  RuleStanding,
} from '../../shared/rules/rule-standing.ts';
import {
  QUARTERS_SHOWN,
  quarterOf,
  quartersUntil,
  verdictOn,
  type RuleName,
  type Verdict,
} from '../../shared/rules/verdict.ts';
import type { LeakAlert } from '../../shared/alerts/leak-alert.ts';

/** Verdicts on rules and how these stand, in memory. */
export class FakeRules implements RuleScales, RuleRecords, DemotedRules {
  /** The ledger's rows, by what changed. */
  readonly changes: string[] = [];
  private readonly verdicts = new Map<string, Verdict>();
  private readonly kept = new Map<RuleName, RuleStanding>();
  private readonly clock: Clock;

  constructor(clock: Clock) {
    this.clock = clock;
  }

  /** Keeps what was decided about an alert, if that says anything of its rule. */
  judge(alert: LeakAlert): boolean {
    const judged = verdictOn(alert);
    if (judged !== undefined) this.verdicts.set(judged.place, judged.verdict);
    return judged !== undefined;
  }

  weigh(rule: RuleName): ReturnType<RuleScales['weigh']> {
    const standing = this.kept.get(rule);
    if (standing?.state === 'demoted') return Promise.resolve('demoted-already');
    const own = this.inOrder().filter((verdict) => verdict.rule === rule);
    const precision = precisionOf(countedFor(own.toReversed(), standing));
    if (!isTooOftenWrong(precision)) return Promise.resolve('stands');
    const since = this.clock.now().toISOString();
    this.kept.set(rule, { version: 1, rule, state: 'demoted', since, ...precision });
    this.changes.push(`program rule-demoted ${rule}`);
    return Promise.resolve('demoted');
  }

  quarters(until: Date): ReturnType<RuleRecords['quarters']> {
    const wanted = quartersUntil(until, QUARTERS_SHOWN);
    return Promise.resolve(
      wanted.map((quarter) => ({
        quarter,
        verdicts: this.inOrder().filter(({ at }) => quarterOf(new Date(at)) === quarter),
        isMore: false,
      })),
    );
  }

  standings(): Promise<readonly RuleStanding[]> {
    return Promise.resolve([...this.kept.values()].sort((one, other) => (one.rule < other.rule ? -1 : 1)));
  }

  restore(rule: RuleName, approval: RestoringApproval): ReturnType<RuleRecords['restore']> {
    if (this.kept.get(rule)?.state !== 'demoted') return Promise.resolve('not-demoted');
    const now = this.clock.now();
    const expiresAt = now.getTime() / 1000 + 460 * 86_400;
    this.kept.set(rule, {
      version: 1,
      rule,
      state: 'restored',
      since: now.toISOString(),
      approval,
      expiresAt,
    });
    this.changes.push(`security-lead rule-restored ${rule}`);
    return Promise.resolve('restored');
  }

  read(): Promise<ReadonlySet<string>> {
    const demoted = [...this.kept.values()].filter(({ state }) => state === 'demoted');
    return Promise.resolve(new Set(demoted.map(({ rule }) => rule)));
  }

  private inOrder(): readonly Verdict[] {
    return [...this.verdicts].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, verdict]) => verdict);
  }
}
