import type { OpenFormVisit } from './site-parts.ts';
import { SITE } from './words/catalogues.ts';

/** More than any form that is open to everybody can hold. */
const OPEN_FORM_CHARACTERS = 65_536;

/** More than that is not sent back: an answer has its own limit, and what is written in it grows. */
const SHOWN_CHARACTERS = 500_000;

/** Whether a form holds more than is taken from somebody who did not sign in. */
export const isLongForm = (fields: URLSearchParams): boolean =>
  fields.toString().length > OPEN_FORM_CHARACTERS;

/** Says that a form is too long, and shows its longest text, so that nobody has to write it again. */
export const refuseLongForm = (visit: OpenFormVisit): Response | Promise<Response> => {
  const words = visit.words(SITE);
  const [longest = ''] = [...visit.form().values()].sort((one, other) => other.length - one.length);
  return visit.page(
    words.failed,
    <>
      <p>{words.longForm}</p>
      {longest !== '' && longest.length <= SHOWN_CHARACTERS && (
        <>
          <label for="longest">{words.longestText}</label>
          <textarea id="longest" rows={10} readonly>
            {`\n${longest}`}
          </textarea>
        </>
      )}
    </>,
    400,
  );
};
