import * as z from 'zod';

import { hashOf } from '../canonical-json.ts';
import { ShareTree, treeFaults } from './share-tree.ts';

const Line = z.string().trim().min(1).max(1200);
const Lines = z.array(Line).min(1).max(40);

/** A post as somebody might write it, and why it is fine or not. */
const Example = z.strictObject({ post: Line, why: Line });

/** The policy in one language. */
export const PolicyText = z.strictObject({
  title: z.string().trim().min(1).max(120),
  purpose: Lines,
  appliesTo: Lines,
  do: Lines,
  dont: Lines,
  fine: z.array(Example).min(1).max(20),
  notFine: z.array(Example).min(1).max(20),
  questions: z
    .array(z.strictObject({ question: Line, answer: Line }))
    .min(1)
    .max(40),
  consequences: Lines,
  /** What happens by when where somebody may have broken the policy. */
  investigation: z
    .array(z.strictObject({ by: Line, what: Line }))
    .min(1)
    .max(12),
  complaints: Lines,
  backlash: Lines,
  /** Words of the decision tree: of each question what is asked, of each outcome what it means, and why. */
  share: z.record(z.string(), z.strictObject({ says: Line, because: Line })),
});
export type PolicyText = z.infer<typeof PolicyText>;

const Language = z.string().regex(/^[a-z]{2}$/u, 'two letters, as in "en"');
const Version = z.string().regex(/^[0-9A-Za-z][0-9A-Za-z.-]{0,39}$/u, 'letters, digits, points and hyphens');

const Change = z.strictObject({
  version: Version,
  on: z.iso.date(),
  what: z.record(Language, Line),
});
export type PolicyChange = z.infer<typeof Change>;

const Shape = z.strictObject({
  format: z.literal(1),
  /** Changes with every change of a word. */
  version: Version,
  inForceSince: z.iso.date(),
  /** By when somebody looks at all of it again. */
  reviewOn: z.iso.date(),
  /** Newest first; the first led to this version. */
  changes: z.array(Change).min(1).max(50),
  share: ShareTree,
  texts: z.record(Language, PolicyText),
});

const headFaults = ({
  version,
  inForceSince,
  reviewOn,
  changes,
}: z.infer<typeof Shape>): readonly string[] => {
  const [latest] = changes;
  const isSorted = changes.every(({ on }, index) => on <= (changes[index - 1]?.on ?? on));
  return [
    ...(reviewOn > inForceSince ? [] : ['reviewOn: is not after inForceSince']),
    ...(latest?.version === version ? [] : [`changes: the first does not lead to version ${version}`]),
    ...(latest?.on === inForceSince ? [] : ['changes: the first is not of the day it is in force since']),
    ...(isSorted ? [] : ['changes: are not newest first']),
  ];
};

const textFaults = ({ changes, share, texts }: z.infer<typeof Shape>): readonly string[] => {
  const languages = Object.keys(texts);
  const steps = [...Object.keys(share.questions), ...Object.keys(share.outcomes)];
  return [
    ...(languages.length > 0 ? [] : ['texts: there is no language']),
    ...languages.flatMap((language) => [
      ...changes
        .filter(({ what }) => what[language] === undefined)
        .map(({ version }) => `changes: ${version} says nothing in ${language}`),
      ...steps
        .filter((step) => texts[language]?.share[step] === undefined)
        .map((step) => `texts.${language}.share: says nothing of ${step}`),
      ...Object.keys(texts[language]?.share ?? {})
        .filter((step) => !steps.includes(step))
        .map((step) => `texts.${language}.share: ${step} is not in the tree`),
    ]),
  ];
};

/**
 * The social media policy of a company, in every language it speaks. A company replaces the whole of it by a file of its
 * own; `candor policy check` says what of it does not hold.
 */
export const SocialMediaPolicy = Shape.superRefine((policy, context) => {
  for (const message of [...headFaults(policy), ...textFaults(policy), ...treeFaults(policy.share)])
    context.addIssue({ code: 'custom', message });
});
export type SocialMediaPolicy = z.infer<typeof SocialMediaPolicy>;

/** The SHA-256 of the policy's canonical JSON: what was approved, and what somebody can compare. */
export const policyHash = (policy: SocialMediaPolicy): string => hashOf(policy);

/** The policy as it reads for somebody: in their language, else in the first it has. */
export const policyIn = (
  { texts }: SocialMediaPolicy,
  language: string,
): { readonly language: string; readonly text: PolicyText } | undefined => {
  const [spoken, text] =
    Object.entries(texts).find(([name]) => name === language) ?? Object.entries(texts)[0] ?? [];
  return spoken === undefined || text === undefined ? undefined : { language: spoken, text };
};

/** Changes since a version, newest first; all of them where it is not among them. */
export const policyChangesSince = (
  { changes }: Pick<SocialMediaPolicy, 'changes'>,
  version: string,
): readonly PolicyChange[] => {
  const known = changes.findIndex((change) => change.version === version);
  return known === -1 ? changes : changes.slice(0, known);
};
