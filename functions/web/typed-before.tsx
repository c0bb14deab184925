import type { FC } from 'hono/jsx';

import type { Visit } from './site-parts.ts';
import { SITE } from './words/catalogues.ts';

/** More than that is not sent back: an answer has its own limit, and what is written in it grows. */
export const SHOWN_CHARACTERS = 500_000;

/** Texts that somebody typed, to be copied: nothing else keeps them. */
export const KeptTexts: FC<{
  readonly id: string;
  readonly label: string;
  readonly texts: readonly string[];
}> = ({ id, label, texts }) => (
  <>
    {texts.map((text, index) => (
      <>
        <label for={`${id}-${index}`}>{label}</label>
        <textarea id={`${id}-${index}`} class="copy" rows={8} readonly>
          {`\n${text}`}
        </textarea>
      </>
    ))}
  </>
);

/**
 * The texts of a form that somebody wrote in: what stands in hidden fields and choices has no spaces. None where all of it
 * is more than can be sent back.
 */
export const typedIn = (fields: URLSearchParams): readonly string[] => {
  const texts = [...fields.values()].filter((value) => /\S\s+\S/u.test(value));
  return texts.join('').length > SHOWN_CHARACTERS ? [] : texts;
};

/** Says to whoever's session ended while they wrote that nothing was taken, and gives them back what they wrote. */
export const giveBack = (
  { words, page }: Pick<Visit, 'words' | 'page'>,
  { texts, signInAt }: { readonly texts: readonly string[]; readonly signInAt: string },
): Response | Promise<Response> => {
  const { ended } = words(SITE);
  return page(
    ended.title,
    <>
      <p>{ended.what}</p>
      <KeptTexts id="typed" label={ended.label} texts={texts} />
      <p>
        <a href={signInAt}>{ended.signIn}</a>
      </p>
      <p class="small">{ended.kept}</p>
    </>,
    403,
  );
};
