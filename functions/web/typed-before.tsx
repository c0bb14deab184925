import { createHash } from 'node:crypto';

import type { FC } from 'hono/jsx';

import type { Visit } from './site-parts.ts';
import { SITE } from './words/catalogues.ts';

/** More than that is not sent back: an answer has its own limit, and what is written in it grows. */
export const SHOWN_CHARACTERS = 500_000;

/** What somebody typed, and what its field was called. */
export interface KeptText {
  readonly label: string;
  readonly text: string;
}

const CHARACTERS_A_ROW = 60;
const ROWS_AT_MOST = 8;

const rowsOf = (text: string): number =>
  Math.min(ROWS_AT_MOST, 1 + text.split('\n').length + Math.floor(text.length / CHARACTERS_A_ROW));

/** Texts that somebody typed, to be copied: nothing else keeps them. */
export const KeptTexts: FC<{ readonly texts: readonly KeptText[] }> = ({ texts }) => (
  <>
    {texts
      .filter(({ text }) => text.trim() !== '')
      .map(({ label, text }, index) => (
        <>
          <label for={`kept-${index}`}>{label}</label>
          <textarea id={`kept-${index}`} class="copy" rows={rowsOf(text)} readonly>
            {`\n${text}`}
          </textarea>
        </>
      ))}
  </>
);

const markName = (field: string): string => `typed.${field}`;
const MARK = /^(?<hash>[\w-]{12}) (?<label>.{1,200})$/u;

/** Browsers send lines that end otherwise than they were given. */
const hashOf = (text: string): string =>
  createHash('sha256').update(text.replaceAll(/\r\n?/gu, '\n').trim()).digest('base64url').slice(0, 12);

/**
 * Stands in a form beside a field for a text, and says what the field is called and, as a hash, what stood in it: what
 * has such a mark is given back when the session ended meanwhile, and nothing else of the form.
 */
export const TypedMark: FC<{
  readonly name: string;
  readonly label: string;
  /** What stood in the field before anybody typed. */
  readonly was?: string | undefined;
  /** What was sent before, where the form is shown again: what stood in the field first is known from there. */
  readonly answers?: URLSearchParams | undefined;
}> = ({ name, label, was = '', answers }) => {
  const mark = markName(name);
  return <input type="hidden" name={mark} value={answers?.get(mark) ?? `${hashOf(was)} ${label}`} />;
};

/** The texts of a form that somebody changed. None where all of it is more than can be sent back. */
export const typedIn = (fields: URLSearchParams): readonly KeptText[] => {
  const texts = [...fields].flatMap(([field, text]): readonly KeptText[] => {
    const mark = MARK.exec(fields.get(markName(field)) ?? '')?.groups;
    const isTyped = text.trim() !== '' && mark !== undefined && mark['hash'] !== hashOf(text);
    return isTyped ? [{ label: mark['label'] ?? '', text }] : [];
  });
  return texts.reduce((sum, { text }) => sum + text.length, 0) > SHOWN_CHARACTERS ? [] : texts;
};

/** Says to whoever's session ended while they wrote that nothing was taken, and gives them back what they wrote. */
export const giveBack = (
  { words, page }: Pick<Visit, 'words' | 'page'>,
  { texts, signInAt }: { readonly texts: readonly KeptText[]; readonly signInAt: string },
): Response | Promise<Response> => {
  const { ended } = words(SITE);
  return page(
    ended.title,
    <>
      <p>{ended.what}</p>
      <KeptTexts texts={texts} />
      <p>
        <a href={signInAt}>{ended.signIn}</a>
      </p>
      <p class="small">{ended.kept}</p>
    </>,
    403,
  );
};

/**
 * Says to whoever sends a form from before they signed in anew that nothing was done, gives them back what they wrote, and
 * leads to the page.
 */
export const ofEarlierSignIn = (
  { words, page }: Pick<Visit, 'words' | 'page'>,
  { texts, backTo }: { readonly texts: readonly KeptText[]; readonly backTo: string },
): Response | Promise<Response> => {
  const { earlier, ended } = words(SITE);
  return page(
    earlier.title,
    <>
      <p>{earlier.what}</p>
      {texts.length > 0 && <p>{earlier.wrote}</p>}
      <KeptTexts texts={texts} />
      <p>
        <a href={backTo}>{earlier.back}</a>
      </p>
      {texts.length > 0 && <p class="small">{ended.kept}</p>}
    </>,
    403,
  );
};
