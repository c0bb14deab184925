import { randomUUID } from 'node:crypto';

import { describe, expect, it } from 'vitest';

import type { Clock } from '../../shared/clock.ts';
import type { CommentBox, CommentReader } from '../../shared/drafting/comment-box.ts';
import { CommentId } from '../../shared/drafting/comment.ts';
import type { Proposal, ProposalContent } from '../../shared/drafting/proposal.ts';
import type { ProposalDesk } from '../../shared/drafting/proposals.ts';

/** A small proposal. */
export const proposalContent = (changed: Partial<ProposalContent> = {}): ProposalContent => ({
  title: 'Clearer examples',
  why: 'Many asked.',
  language: 'en',
  basedOn: '2026-11.1',
  sections: [
    { section: 'do', before: 'One.', after: 'Two.' },
    { section: 'dont', before: 'Three.', after: 'Four.' },
  ],
  weeks: 1,
  ...changed,
});

const SUNDAY = new Date('2026-11-22T12:00:00Z');
const MONDAY = new Date('2026-11-23T00:00:00Z');
/** 180 days after the last day of comments, which is 29 November. */
const GONE = new Date('2027-05-28T00:00:00Z');
const comment = CommentId.parse('a'.repeat(64));

/** The desks of both roles over the same store. */
export type BothDesks = Readonly<Record<'comms' | 'council', ProposalDesk>>;

const begun = async ({ comms }: BothDesks, id: string = randomUUID()): Promise<Proposal> => {
  await comms.propose(id, proposalContent());
  const proposal = await comms.find(id);
  if (proposal === undefined) throw new Error('not there');
  return proposal;
};

/** What every shelf of proposals keeps to. */
export const keepsProposals = (name: string, create: (clock: Clock) => Promise<BothDesks>): void => {
  describe(`proposals in ${name}`, () => {
    it('are seen by both roles with who made them, until they are gone', async () => {
      let now = SUNDAY;
      const desks = await create({ now: () => now });
      const proposal = await begun(desks);
      expect(proposal).toMatchObject({
        by: 'comms-approver',
        openedOn: '2026-11-22',
        closesOn: '2026-11-29',
      });
      expect(await desks.council.find(proposal.id)).toEqual(proposal);
      const { sections: _s, why: _w, basedOn: _b, ...head } = proposal;
      expect(await desks.council.list()).toEqual([head]);
      expect(await desks.council.find(randomUUID())).toBeUndefined();
      now = GONE;
      expect([await desks.council.list(), await desks.comms.find(proposal.id)]).toEqual([[], undefined]);
    });

    it('are there once, however often the form is sent, and stay as they were', async () => {
      const desks = await create({ now: () => SUNDAY });
      const { id } = await begun(desks);
      expect(await desks.comms.propose(id, proposalContent({ title: 'Another' }))).toBe('proposed');
      expect((await desks.comms.list()).map(({ title }) => title)).toEqual(['Clearer examples']);
    });

    it('are twenty of a role at most', async () => {
      const desks = await create({ now: () => SUNDAY });
      for (let made = 0; made < 20; made += 1) await desks.comms.propose(randomUUID(), proposalContent());
      expect(await desks.comms.propose(randomUUID(), proposalContent())).toBe('too-many');
      expect(await desks.council.propose(randomUUID(), proposalContent())).toBe('proposed');
    });

    it('have one answer of each role to a comment, the first', async () => {
      const desks = await create({ now: () => MONDAY });
      const proposal = await begun(desks);
      const say = (who: keyof BothDesks, words: string) =>
        desks[who].answer({ proposal, section: 'do', comment, words });
      expect([await say('comms', 'Yes.'), await say('comms', 'Yes.'), await say('comms', 'No.')]).toEqual([
        'answered',
        'answered',
        'answered-already',
      ]);
      expect(await say('council', 'We agree.')).toBe('answered');
      const answers = await desks.comms.answersTo(proposal.id, 'do');
      expect(answers.map(({ by, on, words }) => [by, on, words]).sort()).toEqual([
        ['comms-approver', '2026-11-23', 'Yes.'],
        ['works-council', '2026-11-23', 'We agree.'],
      ]);
      expect(await desks.comms.answersTo(proposal.id, 'dont')).toEqual([]);
    });

    it('end once', async () => {
      const desks = await create({ now: () => MONDAY });
      const proposal = await begun(desks);
      const refused = { kind: 'not-adopted', on: '2026-11-23', says: 'Too long.' } as const;
      const adopted = { kind: 'adopted', on: '2026-11-23', policyVersion: '2026-12.1', says: '' } as const;
      expect([
        await desks.comms.conclude(proposal, refused),
        await desks.comms.conclude(proposal, refused),
        await desks.comms.conclude(proposal, adopted),
      ]).toEqual(['closed', 'closed', 'closed-already']);
      expect((await desks.council.find(proposal.id))?.outcome).toEqual(refused);
    });
  });
};

/** What every box for comments keeps to. */
export const keepsComments = (
  name: string,
  create: (clock: Clock) => Promise<CommentBox & CommentReader>,
): void => {
  const proposal = { id: randomUUID(), expiresAt: GONE.getTime() / 1000 };
  const sent = (words: string, form: string = randomUUID()) =>
    ({ form, proposal, section: 'do', words }) as const;

  describe(`comments in ${name}`, () => {
    it('are shown from the Monday after until their proposal goes, on their own part alone', async () => {
      let now = SUNDAY;
      const box = await create({ now: () => now });
      expect(await box.put(sent('Good.'))).toBe('taken');
      expect(await box.read(proposal.id, 'do')).toEqual([]);
      now = MONDAY;
      expect(await box.put(sent('Late.'))).toBe('taken');
      expect((await box.read(proposal.id, 'do')).map(({ week, words }) => [week, words])).toEqual([
        ['2026-W47', 'Good.'],
      ]);
      expect([await box.read(proposal.id, 'dont'), await box.read(randomUUID(), 'do')]).toEqual([[], []]);
      now = GONE;
      expect(await box.read(proposal.id, 'do')).toEqual([]);
    });

    it('count once, however often the form is sent', async () => {
      let now = SUNDAY;
      const box = await create({ now: () => now });
      const form = randomUUID();
      expect([await box.put(sent('Good.', form)), await box.put(sent('Good.', form))]).toEqual([
        'taken',
        'taken',
      ]);
      now = MONDAY;
      expect(await box.read(proposal.id, 'do')).toHaveLength(1);
    });

    it('keep the first words of a form, and say that they are others where it is sent with others', async () => {
      let now = SUNDAY;
      const box = await create({ now: () => now });
      const form = randomUUID();
      expect([await box.put(sent('First.', form)), await box.put(sent('Second.', form))]).toEqual([
        'taken',
        'differs',
      ]);
      now = MONDAY;
      expect((await box.read(proposal.id, 'do')).map(({ words }) => words)).toEqual(['First.']);
      expect([await box.put(sent('First.', form)), await box.put(sent('Third.', form))]).toEqual([
        'taken',
        'differs',
      ]);
    });

    it('are full for the rest of a week after two hundred, on whichever proposals', async () => {
      let now = SUNDAY;
      const box = await create({ now: () => now });
      const form = randomUUID();
      await box.put(sent('First.', form));
      for (let put = 1; put < 200; put += 1)
        await box.put({ ...sent('More.'), proposal: { ...proposal, id: randomUUID() } });
      expect([await box.put(sent('Last.')), await box.put(sent('First.', form))]).toEqual(['full', 'taken']);
      now = MONDAY;
      expect(await box.put(sent('Next.'))).toBe('taken');
    });
  });
};
