import { isDeepStrictEqual } from 'node:util';

import { dayOf, epochSeconds, type Clock } from '../../shared/clock.ts';
import type { CommentBox, CommentReader, SentComment } from '../../shared/drafting/comment-box.ts';
import {
  CommentId,
  COMMENTS_PER_WEEK,
  isShown,
  type CommentAnswer,
  type ShownComment,
} from '../../shared/drafting/comment.ts';
import {
  newProposal,
  PROPOSAL_LIMITS,
  type Outcome,
  type Proposal,
  type ProposalContent,
  type ProposalHead,
  type Proposer,
} from '../../shared/drafting/proposal.ts';
import type { ProposalDesk } from '../../shared/drafting/proposals.ts';
import { ServiceError } from '../../shared/errors.ts';
import { weekOf } from '../../shared/feedback/round.ts';
import { shippedPolicy } from '../../shared/policy/policy.file.ts';
import type { Section } from '../../shared/policy/sections.ts';

/** What both roles have in common. */
export interface HeldDrafting {
  readonly proposals: Map<string, Proposal>;
  readonly answers: CommentAnswer[];
}

/** A new shelf of proposals. */
export const noDrafting = (): HeldDrafting => ({ proposals: new Map(), answers: [] });

/** Proposals in memory, as one role has them. */
export class FakeProposals implements ProposalDesk {
  readonly #clock: Clock;
  readonly #by: Proposer;
  readonly #held: HeldDrafting;

  constructor(clock: Clock, by: Proposer, held: HeldDrafting = noDrafting()) {
    this.#clock = clock;
    this.#by = by;
    this.#held = held;
  }

  #isKept = ({ expiresAt }: { readonly expiresAt: number }): boolean =>
    expiresAt > epochSeconds(this.#clock.now());

  list(): Promise<readonly ProposalHead[]> {
    const kept = [...this.#held.proposals.values()].filter(this.#isKept);
    return Promise.resolve(
      kept
        .map(({ sections: _s, why: _w, basedOn: _b, ...head }) => head)
        .sort((one, other) => other.openedOn.localeCompare(one.openedOn) || one.id.localeCompare(other.id)),
    );
  }

  find(id: string): Promise<Proposal | undefined> {
    const found = this.#held.proposals.get(id);
    return Promise.resolve(found !== undefined && this.#isKept(found) ? found : undefined);
  }

  answersTo(proposal: string, section: Section): Promise<readonly CommentAnswer[]> {
    const own = this.#held.answers.filter((one) => one.proposal === proposal && one.section === section);
    return Promise.resolve(own.filter(this.#isKept));
  }

  propose(id: string, content: ProposalContent): Promise<'proposed' | 'too-many'> {
    const { proposals } = this.#held;
    const own = [...proposals.values()].filter(({ by }) => by === this.#by);
    if (proposals.has(id)) return Promise.resolve('proposed');
    if (own.length >= PROPOSAL_LIMITS.proposals) return Promise.resolve('too-many');
    proposals.set(id, newProposal(content, { id, by: this.#by, now: this.#clock.now() }));
    return Promise.resolve('proposed');
  }

  answer({
    proposal,
    section,
    comment,
    words,
  }: Parameters<ProposalDesk['answer']>[0]): Promise<'answered' | 'answered-already'> {
    const { answers } = this.#held;
    const said = answers.find(
      (one) => one.by === this.#by && one.comment === comment && one.section === section,
    );
    if (said !== undefined) return Promise.resolve(said.words === words ? 'answered' : 'answered-already');
    const on = dayOf(this.#clock.now());
    const { id, expiresAt } = proposal;
    answers.push({ version: 1, proposal: id, section, comment, by: this.#by, on, words, expiresAt });
    return Promise.resolve('answered');
  }

  conclude(proposal: Proposal, outcome: Outcome): Promise<'closed' | 'closed-already'> {
    const kept = this.#held.proposals.get(proposal.id);
    if (kept?.outcome !== undefined)
      return Promise.resolve(isDeepStrictEqual(kept.outcome, outcome) ? 'closed' : 'closed-already');
    this.#held.proposals.set(proposal.id, { ...proposal, outcome });
    return Promise.resolve('closed');
  }
}

interface HeldComment extends ShownComment {
  readonly place: string;
  readonly expiresAt: number;
}

/** Comments in memory. It can be told to fail before or after it took one. */
export class FakeComments implements CommentBox, CommentReader {
  readonly #clock: Clock;
  readonly #held = new Map<string, HeldComment>();
  failNext: 'before' | 'after' | undefined;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  put({ form, proposal, section, words }: SentComment): Promise<'taken' | 'full' | 'differs'> {
    const fault = this.failNext;
    this.failNext = undefined;
    const down = () => Promise.reject(new ServiceError('unavailable', 'the store did not do it'));
    if (fault === 'before') return down();
    const place = `${proposal.id}#${section}`;
    const key = `${form}#${place}`;
    const week = weekOf(this.#clock.now());
    const held = this.#held.get(key);
    if (held !== undefined && held.words !== words) return Promise.resolve('differs');
    if (held === undefined) {
      const sameWeek = [...this.#held.values()].filter((one) => one.week === week);
      if (sameWeek.length >= COMMENTS_PER_WEEK) return Promise.resolve('full');
      // Any order will do that is not that of arrival: here by the form's random id.
      const id = CommentId.parse(form.replaceAll('-', '').repeat(2));
      this.#held.set(key, { id, week, words, place, expiresAt: proposal.expiresAt });
    }
    return fault === 'after' ? down() : Promise.resolve('taken');
  }

  read(proposal: string, section: Section): Promise<readonly ShownComment[]> {
    const now = this.#clock.now();
    return Promise.resolve(
      [...this.#held.values()]
        .filter(({ place }) => place === `${proposal}#${section}`)
        .filter((comment) => isShown(comment, now) && comment.expiresAt > epochSeconds(now))
        .map(({ id, week, words }) => ({ id, week, words }))
        .sort((one, other) => one.week.localeCompare(other.week) || one.id.localeCompare(other.id)),
    );
  }
}

/** What a role proposes with, in memory. */
export const draftingDesk = (clock: Clock, role: Proposer, held: HeldDrafting = noDrafting()) => ({
  role,
  policy: shippedPolicy(),
  proposals: new FakeProposals(clock, role, held),
  comments: new FakeComments(clock),
});
