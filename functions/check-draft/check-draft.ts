import { NOTE_THRESHOLD } from '../../shared/alerts/alert-policy.ts';
import type { Classifier } from '../../shared/classification/classify.ts';
import type { Explanation } from '../../shared/classification/explain.ts';
import type { Clock } from '../../shared/clock.ts';
import { DraftAnswer, MATCHES_AT_MOST, type DraftRequest } from '../../shared/drafts/draft.ts';

/** What checking a draft works with. */
export interface CheckDraftPorts {
  /** Explains a text by the rules that ship and no other. */
  readonly explain: (text: string) => Explanation;
  /** A classifier that finds what the company keeps to itself and nothing else. */
  readonly companyClassifier: () => Promise<Pick<Classifier, 'classify'>>;
  readonly clock: Clock;
  readonly wait: (milliseconds: number) => Promise<void>;
}

/** Answers leave at whole ticks after the question came, so that the time they took does not tell what was found. */
export const TICK_MILLISECONDS = 250;

const untilNextTick = (begun: Date, now: Date): number => {
  const passed = Math.max(0, now.getTime() - begun.getTime());
  return TICK_MILLISECONDS - (passed % TICK_MILLISECONDS);
};

/**
 * Checks a draft. What is shown with its place comes from the rules that ship alone: they are run without the company's
 * catalogue, so that nothing of it can push a match aside, raise the risk or change a reason.
 */
export const createCheckDraft =
  ({ explain, companyClassifier, clock, wait }: CheckDraftPorts) =>
  async ({ text }: DraftRequest): Promise<DraftAnswer> => {
    const begun = clock.now();
    const company = await companyClassifier();
    const kept = company.classify(text).findings.filter(({ confidence }) => confidence >= NOTE_THRESHOLD);
    const { sentiment, findings, risk } = explain(text);
    const answer = DraftAnswer.parse({
      version: 1,
      sentiment: { label: sentiment.label, abstained: sentiment.abstained, moved: sentiment.moved },
      matches: findings.slice(0, MATCHES_AT_MOST).map(({ rule, kind, start, end, reasons }) => ({
        rule,
        kind,
        start,
        end,
        reasons: reasons.map(({ what }) => what),
      })),
      risk,
      company: kept.length > 0 ? 'seen' : 'none',
    } satisfies Record<keyof DraftAnswer, unknown>);
    await wait(untilNextTick(begun, clock.now()));
    return answer;
  };
