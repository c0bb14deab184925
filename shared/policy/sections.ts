import * as z from 'zod';

import { seenWords } from '../feedback/plain-words.ts';
import { PolicyText } from './policy.ts';

/** The parts of the policy that are written in sentences, in the order in which the policy's page has them. */
export const SECTIONS = [
  'purpose',
  'appliesTo',
  'do',
  'dont',
  'fine',
  'notFine',
  'backlash',
  'consequences',
  'investigation',
  'complaints',
  'questions',
] as const;

/** One part of the policy. */
export const Section = z.enum(SECTIONS);
export type Section = z.infer<typeof Section>;

/** Of the parts made of two things each: what the two are, the one in a paragraph's first line first. */
const PAIRS: Readonly<Partial<Record<Section, readonly [first: string, second: string]>>> = {
  fine: ['post', 'why'],
  notFine: ['post', 'why'],
  investigation: ['by', 'what'],
  questions: ['question', 'answer'],
};

/** Whether each paragraph of a part is two things, the first of which stands in the paragraph's first line. */
export const isPaired = (section: Section): boolean => PAIRS[section] !== undefined;

const paragraphsOf = (text: PolicyText, section: Section): readonly string[] => {
  const things: readonly (string | Readonly<Record<string, string>>)[] = text[section];
  return things.map((thing) =>
    typeof thing === 'string' ? thing : (PAIRS[section] ?? []).map((name) => thing[name]).join('\n'),
  );
};

/** A part of the policy as plain text that can be changed: paragraphs, with an empty line between them. */
export const sectionText = (text: PolicyText, section: Section): string =>
  paragraphsOf(text, section).join('\n\n');

/** The paragraphs of such a text; none of an empty one. */
export const paragraphsIn = (text: string): readonly string[] =>
  text
    .split(/\n\s*\n/u)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '');

/** A part as somebody would have it, or why it cannot stand in a policy. Paragraphs are counted from one. */
export type ReadSection =
  | { readonly kind: 'fits'; readonly text: string }
  | { readonly kind: 'empty' }
  | { readonly kind: 'too-many-paragraphs' }
  | { readonly kind: 'paragraph-too-long'; readonly paragraph: number }
  | { readonly kind: 'not-two-lines'; readonly paragraph: number };

const firstLineOf = (paragraph: string): readonly [string, string] => {
  const [first = '', ...rest] = paragraph.split('\n');
  return [first.trim(), rest.join('\n').trim()];
};

/** As the policy's own file would have the part. */
const asStored = (section: Section, paragraphs: readonly string[]): readonly unknown[] => {
  const names = PAIRS[section];
  if (names === undefined) return paragraphs;
  return paragraphs.map((paragraph) => {
    const [first, second] = firstLineOf(paragraph);
    return { [names[0]]: first, [names[1]]: second };
  });
};

/** Reads a part as somebody typed it. What fits, fits into the policy's file. */
export const readSection = (section: Section, typed: string): ReadSection => {
  const paragraphs = paragraphsIn(seenWords(typed));
  if (paragraphs.length === 0) return { kind: 'empty' };
  const alone = isPaired(section) ? paragraphs.findIndex((one) => firstLineOf(one)[1] === '') : -1;
  if (alone !== -1) return { kind: 'not-two-lines', paragraph: alone + 1 };
  const { success, error } = PolicyText.shape[section].safeParse(asStored(section, paragraphs));
  if (success) return { kind: 'fits', text: paragraphs.join('\n\n') };
  const [at] = error.issues[0]?.path ?? [];
  return typeof at === 'number'
    ? { kind: 'paragraph-too-long', paragraph: at + 1 }
    : { kind: 'too-many-paragraphs' };
};
