import { randomUUID } from 'node:crypto';

import { createCommsSite } from '../../functions/web/comms-site.tsx';
import { createOversightSite } from '../../functions/web/oversight-site.tsx';
import { createPublicSite } from '../../functions/web/public-site.tsx';
import type { SiteBuilder } from '../../functions/web/site-parts.ts';
import { shippedPolicy } from '../../shared/policy/policy.file.ts';
import { SECTIONS, sectionText } from '../../shared/policy/sections.ts';
import { proposalContent } from '../contract/drafting.suite.ts';
import { closedCommsParts, closedOversightParts, closedPublicParts } from './closed-ports.ts';
import { FakeComments, FakeProposals, noDrafting } from './fake-drafting.ts';
import { ask, NOW, signedIn } from './site-bench.ts';

type Fields = Readonly<Record<string, string>>;
type Answered = Promise<{ readonly status: number; readonly to: string | null; readonly html: string }>;

/** The group of each desk. */
export const GROUP = { comms: 'comms-approver', oversight: 'works-council' } as const;
export type Desk = keyof typeof GROUP;

/** The form of a proposal, with the policy as it ships but for what is changed. */
export const policyForm = (changed: Fields): Fields => {
  const policy = shippedPolicy();
  const text = policy.texts['en'];
  if (text === undefined) throw new Error('not there');
  return {
    ...Object.fromEntries(SECTIONS.map((section) => [section, sectionText(text, section)])),
    ...{ title: 'Kinder', why: 'People asked.', weeks: '2', language: 'en', basedOn: policy.version },
    ...changed,
  };
};

/** Both desks and the public site over one shelf of proposals, one of which comms has just made. */
export class DraftingBench {
  /** A Tuesday; comments of this week are shown from 16 March on. */
  now = NOW;
  readonly clock = { now: () => this.now };
  readonly held = noDrafting();
  readonly comments = new FakeComments(this.clock);
  readonly proposal = randomUUID();

  async begin(): Promise<this> {
    await this.#proposals('comms').propose(this.proposal, proposalContent());
    return this;
  }

  #proposals = (desk: Desk): FakeProposals => new FakeProposals(this.clock, GROUP[desk], this.held);

  #desk(desk: Desk): SiteBuilder {
    const { clock, comments } = this;
    const made = { proposals: this.#proposals(desk), comments };
    if (desk === 'comms') {
      const parts = closedCommsParts();
      return createCommsSite({ ...parts, clock, drafting: { ...parts.drafting, ...made } });
    }
    const parts = closedOversightParts();
    return createOversightSite({ ...parts, clock, drafting: { ...parts.drafting, ...made } });
  }

  #open(): SiteBuilder {
    const { clock, comments } = this;
    return createPublicSite({
      ...closedPublicParts(),
      clock,
      proposals: this.#proposals('oversight'),
      comments,
    });
  }

  /** A page as everybody sees it. */
  async see(path: string, language = 'en'): Promise<{ readonly status: number; readonly html: string }> {
    const answer = await ask(this.#open(), path, { headers: { 'accept-language': language } });
    return { status: answer.status, html: await answer.text() };
  }

  /** Sends a comment on a part of the proposal. */
  comment(form: Fields, origin = 'https://public.example.com'): Promise<Response> {
    return ask(this.#open(), `/drafting/${this.proposal}/do`, { form, origin });
  }

  /** A page of a desk, or what it answers to a form. */
  async at(...[desk, path, form, group = GROUP[desk]]: [Desk, string, Fields?, string?]): Answered {
    const { session, cookie } = await signedIn('Kim', [group]);
    const answer = await ask(this.#desk(desk), path, {
      cookie,
      ...(form && { form: { token: session.formToken, ...form }, origin: `https://${desk}.example.com` }),
    });
    return { status: answer.status, to: answer.headers.get('location'), html: await answer.text() };
  }
}
