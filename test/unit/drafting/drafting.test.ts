import { describe, expect, it } from 'vitest';

import { changedParagraphs } from '../../../shared/drafting/changed-paragraphs.ts';
import { isShown, readComment, shownFrom } from '../../../shared/drafting/comment.ts';
import { newProposal, proposalState, type ProposalContent } from '../../../shared/drafting/proposal.ts';
import { shippedPolicy } from '../../../shared/policy/policy.file.ts';
import { readSection, SECTIONS, sectionText } from '../../../shared/policy/sections.ts';

const id = '00000000-0000-4000-8000-000000000001';
const content = (weeks: number): ProposalContent => ({
  title: 'Shorter',
  why: 'It is long.',
  language: 'en',
  basedOn: '2026-11.1',
  sections: [{ section: 'do', before: 'One.', after: 'Two.' }],
  weeks,
});
const begun = (moment: string, weeks: number) =>
  newProposal(content(weeks), { id, by: 'works-council', now: new Date(moment) });

describe('a part of the policy', () => {
  it.each(Object.keys(shippedPolicy().texts))('reads back as it is, whichever it is, in %s', (language) => {
    const text = shippedPolicy().texts[language];
    if (text === undefined) throw new Error('not there');
    for (const section of SECTIONS) {
      const plain = sectionText(text, section);
      expect(readSection(section, plain)).toEqual({ kind: 'fits', text: plain });
      expect(readSection(section, plain.replaceAll('\n', '\r\n'))).toEqual({ kind: 'fits', text: plain });
    }
  });

  it('says which paragraph cannot stand in a policy', () => {
    expect(readSection('do', ' \n\n\u200b ')).toEqual({ kind: 'empty' });
    expect(readSection('do', `Short.\n\n${'x'.repeat(1201)}`)).toEqual({
      kind: 'paragraph-too-long',
      paragraph: 2,
    });
    expect(readSection('questions', 'May I?\nYes.\n\nOnly a question?')).toEqual({
      kind: 'not-two-lines',
      paragraph: 2,
    });
    expect(readSection('do', Array.from({ length: 41 }, () => 'Do.').join('\n\n'))).toEqual({
      kind: 'too-many-paragraphs',
    });
  });

  it('loses what hides or turns words', () => {
    expect(readSection('do', 'Be \u202ekind\u202c.')).toEqual({ kind: 'fits', text: 'Be kind.' });
  });
});

describe('what changed', () => {
  it('is told paragraph by paragraph, what it was before what it becomes', () => {
    expect(changedParagraphs('A\n\nB\n\nC', 'A\n\nb\n\nC\n\nD')).toEqual([
      { what: 'kept', text: 'A' },
      { what: 'removed', text: 'B' },
      { what: 'added', text: 'b' },
      { what: 'kept', text: 'C' },
      { what: 'added', text: 'D' },
    ]);
  });

  it('keeps all that can be kept where a paragraph moved', () => {
    expect(changedParagraphs('A\n\nB\n\nC', 'B\n\nC\n\nA').filter(({ what }) => what === 'kept')).toEqual([
      { what: 'kept', text: 'B' },
      { what: 'kept', text: 'C' },
    ]);
  });
});

describe('a proposal', () => {
  it.each([
    ['2026-11-16T00:00:00Z', 1, '2026-11-29'],
    ['2026-11-22T23:59:59Z', 1, '2026-11-29'],
    ['2026-11-23T08:00:00Z', 6, '2027-01-10'],
  ])('takes comments until a Sunday, begun at %s for %s weeks', (moment, weeks, closesOn) => {
    const proposal = begun(moment, weeks);
    expect(proposal.closesOn).toBe(closesOn);
    expect(proposalState(proposal, new Date(`${closesOn}T23:59:59.999Z`))).toBe('open');
    const monday = new Date(Date.parse(closesOn) + 86_400_000);
    expect(proposalState(proposal, monday)).toBe('considered');
  });

  it('goes 180 days after its last Sunday', () => {
    // 29 November 2026 and 180 days.
    expect(begun('2026-11-22T12:00:00Z', 1).expiresAt).toBe(Date.parse('2027-05-28T00:00:00Z') / 1000);
  });
});

describe('a comment', () => {
  it('is shown from the Monday after, also over the end of a year', () => {
    expect(shownFrom(new Date('2026-11-22T12:00:00Z'))).toBe('2026-11-23');
    expect(shownFrom(new Date('2026-11-23T00:00:00Z'))).toBe('2026-11-30');
    expect(isShown({ week: '2026-W47' }, new Date('2026-11-22T23:59:59Z'))).toBe(false);
    expect(isShown({ week: '2026-W47' }, new Date('2026-11-23T00:00:00Z'))).toBe(true);
    expect(isShown({ week: '2026-W53' }, new Date('2027-01-03T23:59:59Z'))).toBe(false);
    expect(isShown({ week: '2026-W53' }, new Date('2027-01-04T00:00:00Z'))).toBe(true);
  });

  it('is kept without most addresses, and not at all when it is empty or far too long', () => {
    expect(readComment(' Write to ann@example.com ')).toEqual({ kind: 'written', words: 'Write to […]' });
    expect(readComment('\u200b \n')).toEqual({ kind: 'empty' });
    expect(readComment('x'.repeat(1001))).toEqual({ kind: 'too-long', characters: 1001 });
    expect(readComment('x'.repeat(60_000))).toEqual({ kind: 'too-long', characters: 60_000 });
  });
});
