import * as z from 'zod';

import { hashOf } from '../canonical-json.ts';
import { LANGUAGES, type Language } from '../languages.ts';
import { Sha256 } from './first-summary.ts';
import { SummaryId } from './summary-period.ts';

/** Characters of a note's text at least. */
export const NOTE_AT_LEAST = 20;
/** Characters of a note's text at most. */
export const NOTE_AT_MOST = 2000;

const Words = z.string().trim().min(NOTE_AT_LEAST).max(NOTE_AT_MOST);

const Common = {
  version: z.literal(1),
  id: z.string().regex(/^note-\d{4}-\d{2}-\d{2}-[0-9a-f]{8}$/u),
  publishedAt: z.iso.datetime(),
  text: z.strictObject({ en: Words, de: Words } satisfies Record<Language, typeof Words>),
  sha256: Sha256,
};

/**
 * Something that is appended to what was published, and never changed either: what an earlier summary says wrongly, or an
 * incident. `sha256` is over everything else, as canonical JSON; the log names it.
 */
export const SummaryNote = z.discriminatedUnion('kind', [
  z.strictObject({ ...Common, kind: z.literal('correction'), of: SummaryId }),
  z.strictObject({ ...Common, kind: z.literal('incident') }),
]);
export type SummaryNote = z.infer<typeof SummaryNote>;

/** What a note is made from; `of` is the summary that a correction corrects. */
export interface NoteParts {
  readonly about: { readonly kind: 'correction'; readonly of: SummaryId } | { readonly kind: 'incident' };
  readonly publishedAt: Date;
  readonly text: Readonly<Record<Language, string>>;
}

const ID_DIGITS = 8;

/**
 * A note. The same parts give the same bytes.
 *
 * @throws ZodError for a text that is too short or too long.
 */
export const noteOf = ({ about, publishedAt, text }: NoteParts): SummaryNote => {
  const at = publishedAt.toISOString();
  const words = Object.fromEntries(LANGUAGES.map((language) => [language, text[language].trim()]));
  const content = { version: 1, ...about, publishedAt: at, text: words };
  const draft = { ...content, id: `note-${at.slice(0, 10)}-${hashOf(content).slice(0, ID_DIGITS)}` };
  return SummaryNote.parse({ ...draft, sha256: hashOf(draft) });
};
