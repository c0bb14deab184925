import { formatsIn } from '../../shared/formats.ts';
import type { OpenFormVisit, Visit } from './site-parts.ts';
import { KeptTexts, SHOWN_CHARACTERS } from './typed-before.tsx';
import { SITE } from './words/catalogues.ts';

/** More than any form that is open to everybody can hold, as it is sent: of one byte each. */
const OPEN_FORM_BYTES = 65_536;

/** Whether a form holds more than is taken from somebody who did not sign in. */
export const isLongForm = (fields: URLSearchParams): boolean => fields.toString().length > OPEN_FORM_BYTES;

/** Says that a form is too long, and shows its longest text, so that nobody has to write it again. */
export const refuseLongForm = (visit: OpenFormVisit): Response | Promise<Response> => {
  const words = visit.words(SITE);
  const [longest = ''] = [...visit.form().values()].sort((one, other) => other.length - one.length);
  const texts = longest !== '' && longest.length <= SHOWN_CHARACTERS ? [longest] : [];
  return visit.page(
    words.failed,
    <>
      <p>{words.longForm(formatsIn(visit.language).number(OPEN_FORM_BYTES))}</p>
      <KeptTexts texts={texts.map((text) => ({ label: words.longestText, text }))} />
    </>,
    400,
  );
};

/**
 * Says of a form that was left out of its request, as it is larger than any may be, that nothing of it was taken. What was
 * written is in the browser alone, where it is found by going back.
 */
export const tooLargeForm = (
  { words, language, page }: Visit,
  { most, backTo }: { readonly most: number; readonly backTo: string },
): Response | Promise<Response> => {
  const { tooLarge } = words(SITE);
  return page(
    tooLarge.title,
    <>
      <p>{tooLarge.what(formatsIn(language).number(most))}</p>
      <p>{tooLarge.back}</p>
      <p>
        <a href={backTo}>{tooLarge.anew}</a>
      </p>
    </>,
    413,
  );
};
