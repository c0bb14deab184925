import { formatsIn } from '../../shared/formats.ts';
import type { OpenFormVisit } from './site-parts.ts';
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
