import * as z from 'zod';

import { LeakAlert } from '../alerts/leak-alert.ts';
import { RouteProof } from '../alerts/route-proof.ts';
import { CampaignRecord } from '../campaigns/campaign-record.ts';
import { CampaignClicks } from '../campaigns/clicks.ts';
import { PageItem } from '../classification/catalogue-items.ts';
import { CompanyTerm } from '../classification/company-terms.ts';
import { Rule } from '../classification/rule.ts';
import { RulesApproval } from '../classification/rules-approval.ts';
import { RulesProposal } from '../classification/rules-proposal.ts';
import { AccountLink, ConsentEvent } from '../consent/consent-history.ts';
import { ConsentRecord } from '../consent/consent-record.ts';
import { ConsentOpening } from '../consent/opening-item.ts';
import { ReleaseEvidence } from '../disclosure/release-evidence.ts';
import { ReleaseLine } from '../disclosure/release-line.ts';
import { Release } from '../disclosure/release.ts';
import { Comment, CommentAnswer, CommentCount } from '../drafting/comment.ts';
import { Proposal } from '../drafting/proposal.ts';
import { DraftAttempts } from '../drafts/attempts.ts';
import { FeedbackAnswer, WeekCount } from '../feedback/answer.ts';
import type { Store } from '../names.ts';
import { OfficialAccount } from '../official/official-account.ts';
import { Effect } from '../outbox/effect.ts';
import { Profile } from '../people/profile.ts';
import { AppRegistration } from '../platforms/app-registrations.ts';
import { PolicyAcknowledgement } from '../policy/acknowledgement.ts';
import { DaySheet } from '../posts/day-sheet.ts';
import { ReportWeek } from '../reports/report-items.ts';
import { Nomination, RecognitionRound } from '../recognition/recognition.ts';
import { Report } from '../reports/report.ts';
import { ReportMark } from '../weekly/report-marks.ts';
import { DataExport } from '../rights/data-export.ts';
import { ParticipantNotice } from '../rights/participant-notice.ts';
import { RuleStanding } from '../rules/rule-standing.ts';
import { Verdict } from '../rules/verdict.ts';
import { SummaryItem } from '../summaries/summary-items.ts';
import { DayLeaves } from '../transparency/day-tree.ts';
import { FollowedLog } from '../transparency/followed-log.ts';
import { LeafPlace } from '../transparency/leaf-place.ts';
import { LedgerEntry } from '../transparency/ledger-entry.ts';
import { LogHead, SealedDay } from '../transparency/log-head.ts';

/** The schemas of what each store holds; what has none is a key and a number, such as a slot, a lease or an epoch. */
const HELD: Readonly<Record<Store, Readonly<Record<string, z.ZodType>>>> = {
  Consents: { consent: ConsentRecord, opening: ConsentOpening },
  Schedule: {},
  People: { profile: Profile, account: AccountLink, event: ConsentEvent, policy: PolicyAcknowledgement },
  Observations: { sheet: DaySheet },
  Alerts: { alert: LeakAlert },
  Releases: { release: Release, published: ReleaseLine, evidence: ReleaseEvidence, summary: SummaryItem },
  Outbox: { effect: Effect },
  Ledger: { entry: LedgerEntry, head: LogHead, sealed: SealedDay, tree: DayLeaves, place: LeafPlace },
  Terms: {
    term: CompanyTerm,
    rule: Rule,
    approval: RulesApproval,
    proposal: RulesProposal,
    fingerprints: PageItem,
  },
  Site: {
    notice: ParticipantNotice,
    official: OfficialAccount,
    registration: AppRegistration,
    export: DataExport,
    draft: DraftAttempts,
    route: RouteProof,
    followed: FollowedLog,
    campaign: CampaignRecord,
    clicks: CampaignClicks,
    verdict: Verdict,
    standing: RuleStanding,
    weekly: ReportMark,
    proposal: Proposal,
    reply: CommentAnswer,
    round: RecognitionRound,
    nomination: Nomination,
  },
  Feedback: { answer: FeedbackAnswer, week: WeekCount, comment: Comment, comments: CommentCount },
  Reports: { report: Report, week: ReportWeek },
};

interface Node {
  readonly properties?: Readonly<Record<string, Node>> | undefined;
  readonly items?: Node | undefined;
  readonly anyOf?: readonly Node[] | undefined;
  readonly oneOf?: readonly Node[] | undefined;
  readonly allOf?: readonly Node[] | undefined;
  readonly additionalProperties?: Node | boolean | undefined;
}

/** The part of a JSON schema that names fields. */
const Node: z.ZodType<Node> = z.lazy(() =>
  z.object({
    properties: z.record(z.string(), Node).optional(),
    items: Node.optional(),
    anyOf: z.array(Node).optional(),
    oneOf: z.array(Node).optional(),
    allOf: z.array(Node).optional(),
    additionalProperties: z.union([z.boolean(), Node]).optional(),
  }),
);

const pathsIn = (node: Node, path: string): readonly string[] => {
  const { properties = {}, items, anyOf = [], oneOf = [], allOf = [], additionalProperties } = node;
  const below = [
    ...Object.entries(properties).flatMap(([name, part]) => pathsIn(part, `${path}.${name}`)),
    ...(items === undefined ? [] : pathsIn(items, path)),
    ...[...anyOf, ...oneOf, ...allOf].flatMap((part) => pathsIn(part, path)),
    ...(typeof additionalProperties === 'object' ? pathsIn(additionalProperties, path) : []),
  ];
  return below.length === 0 ? [path] : below;
};

/** Every field that a schema lets through, as a path that begins with `name`, sorted, each once. */
export const fieldsOf = (name: string, schema: z.ZodType): readonly string[] => {
  const json = z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input', reused: 'inline' });
  return [...new Set(pathsIn(Node.parse(json), name))].sort();
};

/** Every field that a store may hold, sorted. It is read off the schemas themselves, so none can be forgotten. */
export const storedFields = (store: Store): readonly string[] =>
  Object.entries(HELD[store]).flatMap(([name, schema]) => fieldsOf(name, schema));
