import type { FC } from 'hono/jsx';

import { describing, FieldProblem, type RefusedForm } from './form-problems.tsx';
import { useWords } from './language.tsx';
import { TypedMark } from './typed-before.tsx';
import { CONNECTING } from './words/catalogues.ts';

/** Asks for an account at any platform; how it is written tells which. */
export const AccountName: FC<{ readonly label: string; readonly refused: RefusedForm | undefined }> = ({
  label,
  refused,
}) => (
  <>
    <label for="name">{label}</label>
    <p class="note" id="name-hint">
      {useWords(CONNECTING).nameHint}
    </p>
    <FieldProblem refused={refused} field="name" />
    <input
      id="name"
      name="name"
      type="text"
      required
      autocomplete="off"
      autocapitalize="none"
      spellcheck={false}
      value={refused?.answers.get('name') ?? ''}
      {...describing(refused, 'name', 'name-hint')}
    />
    <TypedMark name="name" label={label} />
  </>
);

/** Before leaving for the platform. */
export const Leaving: FC<{ readonly url: URL }> = ({ url }) => {
  const words = useWords(CONNECTING);
  return (
    <>
      <p>{words.leaving(url.host)}</p>
      <p>
        <a id="continue" href={url.href} rel="noreferrer">
          {words.goOnTo(url.host)}
        </a>
      </p>
    </>
  );
};
