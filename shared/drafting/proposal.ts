import * as z from 'zod';

import { addDays, dayOf, epochSeconds } from '../clock.ts';
import { Section } from '../policy/sections.ts';

/** Who may propose: the two roles between whom a policy is agreed. A proposal is an act of the role, not of a person. */
export const PROPOSERS = ['comms-approver', 'works-council'] as const;

/** The role that proposes, answers or closes. */
export const Proposer = z.enum(PROPOSERS);
export type Proposer = z.infer<typeof Proposer>;

/** How long each part of a proposal may be, and how many of each there are. */
export const PROPOSAL_LIMITS = {
  title: 120,
  why: 1500,
  /** Of all changed parts together, before and after. */
  text: 60_000,
  answer: 2000,
  /** Whole weeks after the one it begins in. */
  weeks: 6,
  /** Of one role, kept at a time; a race may let one more in. */
  proposals: 20,
} as const;

/** A proposal and all that was said of it goes so long after the last day of its comments. */
export const PROPOSAL_KEPT_DAYS = 180;

const Version = z.string().regex(/^[0-9A-Za-z][0-9A-Za-z.-]{0,39}$/u, 'letters, digits, points and hyphens');

/** A version of the policy as somebody types it. */
export const PolicyVersionName = Version;

/** How a proposal ended. */
export const Outcome = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('adopted'),
    on: z.iso.date(),
    policyVersion: Version,
    says: z.string().max(PROPOSAL_LIMITS.why),
  }),
  z.object({
    kind: z.literal('not-adopted'),
    on: z.iso.date(),
    says: z.string().min(1).max(PROPOSAL_LIMITS.why),
  }),
]);
export type Outcome = z.infer<typeof Outcome>;

const Text = z.string().min(1).max(PROPOSAL_LIMITS.text);

/** A part of the policy before and after. */
export const SectionChange = z.object({ section: Section, before: Text, after: Text });
export type SectionChange = z.infer<typeof SectionChange>;

/** A proposal to change the social media policy. Nothing in it is about a person: which of a role's people wrote it is not kept. */
export const Proposal = z.object({
  version: z.literal(1),
  id: z.uuid(),
  by: Proposer,
  title: z.string().min(1).max(PROPOSAL_LIMITS.title),
  why: z.string().min(1).max(PROPOSAL_LIMITS.why),
  language: z.string().regex(/^[a-z]{2}$/u),
  /** The version of the policy that it would change. */
  basedOn: Version,
  sections: z.array(SectionChange).min(1).max(Section.options.length),
  openedOn: z.iso.date(),
  /** The last day on which comments are taken, a Sunday: comments are shown from Mondays on. */
  closesOn: z.iso.date(),
  outcome: Outcome.optional(),
  expiresAt: z.int().positive(),
});
export type Proposal = z.infer<typeof Proposal>;

/** What a list of proposals says of each. */
export const ProposalHead = Proposal.pick({
  version: true,
  id: true,
  by: true,
  title: true,
  language: true,
  openedOn: true,
  closesOn: true,
  outcome: true,
  expiresAt: true,
});
export type ProposalHead = z.infer<typeof ProposalHead>;

/** A proposal as somebody wrote it. */
export interface ProposalContent extends Pick<
  Proposal,
  'title' | 'why' | 'language' | 'basedOn' | 'sections'
> {
  /** Whole weeks after this one, from one to six. */
  readonly weeks: number;
}

const DAYS_PER_WEEK = 7;

/** The Sunday that ends the week of a moment, so many weeks on. */
const sundayAfter = (now: Date, weeks: number): Date => {
  const weekday = now.getUTCDay() || DAYS_PER_WEEK;
  return addDays(new Date(`${dayOf(now)}T00:00:00Z`), DAYS_PER_WEEK - weekday + DAYS_PER_WEEK * weeks);
};

/** The proposal as it begins at a moment. */
export const newProposal = (
  { title, why, language, basedOn, sections, weeks }: ProposalContent,
  { id, by, now }: Pick<Proposal, 'id' | 'by'> & { readonly now: Date },
): Proposal => {
  const closes = sundayAfter(now, weeks);
  return {
    version: 1,
    ...{ id, by, title, why, language, basedOn, sections },
    openedOn: dayOf(now),
    closesOn: dayOf(closes),
    expiresAt: epochSeconds(addDays(closes, PROPOSAL_KEPT_DAYS)),
  };
};

/** Where a proposal stands: comments are taken, they are over and its end is awaited, or it ended. */
export type ProposalState = 'open' | 'considered' | 'closed';

/** Where a proposal stands at a moment. */
export const proposalState = (
  { closesOn, outcome }: Pick<Proposal, 'closesOn' | 'outcome'>,
  now: Date,
): ProposalState => {
  if (outcome !== undefined) return 'closed';
  return dayOf(now) > closesOn ? 'considered' : 'open';
};
