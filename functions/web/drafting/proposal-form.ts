import {
  PROPOSAL_LIMITS,
  type ProposalContent,
  type SectionChange,
} from '../../../shared/drafting/proposal.ts';
import { seenWords } from '../../../shared/feedback/plain-words.ts';
import type { Formats } from '../../../shared/formats.ts';
import { policyIn, type PolicyText, type SocialMediaPolicy } from '../../../shared/policy/policy.ts';
import { readSection, SECTIONS, sectionText, type Section } from '../../../shared/policy/sections.ts';
import type { FormProblem, RefusedForm } from '../form-problems.tsx';
import type { DRAFTING } from '../words/catalogues.ts';

type Problems = (typeof DRAFTING)['en']['problems'];

/** What a form is read against. */
export interface FormContext {
  readonly policy: SocialMediaPolicy;
  readonly problems: Problems;
  readonly formats: Formats;
}

/** The form as it begins: the policy as it is, in a language that was asked for and that it speaks, or else that of the page. */
export const emptyForm = (
  policy: SocialMediaPolicy,
  { asked, spoken }: { readonly asked: string | undefined; readonly spoken: string },
): URLSearchParams | undefined => {
  const found = policyIn(policy, asked ?? spoken);
  if (found === undefined || (asked !== undefined && found.language !== asked)) return undefined;
  const { language, text } = found;
  const parts = SECTIONS.map((section): [string, string] => [section, sectionText(text, section)]);
  return new URLSearchParams([['language', language], ['basedOn', policy.version], ['weeks', '2'], ...parts]);
};

/** Far more than any of its parts may hold; nothing longer is looked at. */
const FAR_TOO_LONG = 2 * PROPOSAL_LIMITS.text;

const lineIn = (answers: URLSearchParams, field: string): string => {
  const typed = answers.get(field) ?? '';
  return typed.length > FAR_TOO_LONG ? typed : seenWords(typed);
};

/** The parts that differ from the policy; of one that cannot stand in a policy, why. */
const changesIn = (
  answers: URLSearchParams,
  text: PolicyText,
  { problems, formats }: FormContext,
): readonly (SectionChange | FormProblem)[] =>
  SECTIONS.flatMap((section: Section): readonly (SectionChange | FormProblem)[] => {
    const typed = answers.get(section);
    if (typed === null) return [];
    if (typed.length > FAR_TOO_LONG)
      return [{ field: section, message: problems.allTooLong(formats.number(PROPOSAL_LIMITS.text)) }];
    const before = readSection(section, sectionText(text, section));
    const read = readSection(section, typed);
    switch (read.kind) {
      case 'fits': {
        if (before.kind !== 'fits' || before.text === read.text) return [];
        return [{ section, before: before.text, after: read.text }];
      }
      case 'empty':
        return [{ field: section, message: problems.sectionEmpty }];
      case 'too-many-paragraphs':
        return [{ field: section, message: problems.manyParagraphs }];
      case 'paragraph-too-long':
        return [{ field: section, message: problems.longParagraph(formats.number(read.paragraph)) }];
      case 'not-two-lines':
        return [{ field: section, message: problems.oneLine(formats.number(read.paragraph)) }];
    }
  });

const isProblem = (one: SectionChange | FormProblem): one is FormProblem => 'message' in one;

const lengthOf = (sections: readonly SectionChange[]): number =>
  sections.reduce((sum, { before, after }) => sum + before.length + after.length, 0);

const sectionsIn = (
  answers: URLSearchParams,
  context: FormContext,
): { readonly sections: readonly SectionChange[]; readonly problems: readonly FormProblem[] } => {
  const { policy, problems, formats } = context;
  const found = policyIn(policy, answers.get('language') ?? '');
  if (found === undefined)
    return { sections: [], problems: [{ field: 'changes', message: problems.nothingChanged }] };
  const changes = changesIn(answers, found.text, context);
  const wrong = changes.filter(isProblem);
  const sections = changes.flatMap((change) => (isProblem(change) ? [] : [change]));
  if (wrong.length > 0) return { sections, problems: wrong };
  if (sections.length === 0)
    return { sections, problems: [{ field: 'changes', message: problems.nothingChanged }] };
  const isTooLong = lengthOf(sections) > PROPOSAL_LIMITS.text;
  return {
    sections,
    problems: isTooLong
      ? [{ field: 'changes', message: problems.allTooLong(formats.number(PROPOSAL_LIMITS.text)) }]
      : [],
  };
};

/** A proposal as a form has it, or all that does not fit in it. */
export const readProposalForm = (
  answers: URLSearchParams,
  context: FormContext,
): ProposalContent | RefusedForm => {
  const { policy, problems, formats } = context;
  const [title, why] = [lineIn(answers, 'title').replaceAll('\n', ' '), lineIn(answers, 'why')];
  const weeks = Number(answers.get('weeks'));
  const language = policyIn(policy, answers.get('language') ?? '')?.language ?? '';
  const read = sectionsIn(answers, context);
  const isWeeks = Number.isInteger(weeks) && weeks >= 1 && weeks <= PROPOSAL_LIMITS.weeks;
  const isLong = (text: string, most: number): boolean => text === '' || text.length > most;
  const wrong: readonly FormProblem[] = [
    ...(isLong(title, PROPOSAL_LIMITS.title)
      ? [{ field: 'title', message: problems.title(formats.number(PROPOSAL_LIMITS.title)) }]
      : []),
    ...(isLong(why, PROPOSAL_LIMITS.why)
      ? [{ field: 'why', message: problems.why(formats.number(PROPOSAL_LIMITS.why)) }]
      : []),
    ...(isWeeks ? [] : [{ field: 'weeks', message: problems.weeks(formats.number(PROPOSAL_LIMITS.weeks)) }]),
    ...(answers.get('basedOn') === policy.version ? [] : [{ message: problems.changedMeanwhile }]),
    ...read.problems,
  ];
  if (wrong.length > 0) return { problems: wrong, answers };
  return { title, why, language, basedOn: policy.version, sections: [...read.sections], weeks };
};
