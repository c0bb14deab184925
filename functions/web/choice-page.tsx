import type { FC } from 'hono/jsx';

import { heldConsent } from '../../shared/consent/consent-decisions.ts';
import type { ConsentRecord } from '../../shared/consent/consent-record.ts';
import { NOTICES, noticeReference } from '../../shared/consent/notice.ts';
import { Purpose, scopesFor } from '../../shared/consent/scope.ts';
import type { Session } from '../../shared/session/session.ts';
import { CHOICES_FORM, controlsOf } from './choice-form.ts';
import { StaysPaused } from './consent-state.tsx';
import { describing, FieldProblem, type RefusedForm } from './form-problems.tsx';
import { useFormats, useLanguage, useWords } from './language.tsx';
import { FormToken } from './layout.tsx';
import { TypedMark } from './typed-before.tsx';
import { CHOICES } from './words/catalogues.ts';

interface CardProps {
  readonly purpose: Purpose;
  readonly consent: ConsentRecord | undefined;
  readonly refused: RefusedForm | undefined;
}

/** Yes and no, neither chosen beforehand; what was answered a moment ago stays. */
const YesOrNo: FC<CardProps> = ({ purpose, refused }) => {
  const words = useWords(CHOICES);
  const { yes } = controlsOf(purpose);
  const answer = refused?.answers.get(purpose);
  return (
    <>
      <FieldProblem refused={refused} field={yes} />
      <label>
        <input
          id={yes}
          type="radio"
          name={purpose}
          value="yes"
          required
          checked={answer === 'yes'}
          {...describing(refused, yes)}
        />{' '}
        {words.yes}
      </label>
      <label>
        <input type="radio" name={purpose} value="no" required checked={answer === 'no'} /> {words.no}
      </label>
    </>
  );
};

const WhichPosts: FC<CardProps> = ({ purpose, refused }) => {
  const words = useWords(CHOICES);
  const { scopes } = NOTICES[useLanguage()];
  const { scope, posts } = controlsOf(purpose);
  const answer = refused?.answers.get(scope);
  return (
    <>
      <label for={scope}>{words.whichPosts}</label>
      <FieldProblem refused={refused} field={scope} />
      <select id={scope} name={scope} {...describing(refused, scope)}>
        <option value="">{words.pleaseChoose}</option>
        {scopesFor(purpose).map((kind) => (
          <option value={kind} selected={answer === kind}>
            {scopes[kind]}
          </option>
        ))}
      </select>
      {scopesFor(purpose).includes('chosen-posts') && (
        <>
          <label for={posts}>{words.addresses}</label>
          <FieldProblem refused={refused} field={posts} />
          <textarea id={posts} name={posts} rows={3} {...describing(refused, posts)}>
            {refused?.answers.get(posts) ?? ''}
          </textarea>
          <TypedMark name={posts} label={words.addresses} />
        </>
      )}
    </>
  );
};

const PurposeCard: FC<CardProps> = (props) => {
  const { purpose, consent } = props;
  const words = useWords(CHOICES);
  const { day } = useFormats();
  const notice = NOTICES[useLanguage()];
  const { title, what, kept, seenBy } = notice.purposes[purpose];
  const held = consent?.kind === 'advocacy' && 'purposes' in consent ? consent.purposes[purpose] : undefined;
  return (
    <fieldset>
      <legend>{title}</legend>
      <p>{what}</p>
      <p>{words.kept(kept)}</p>
      <p>{words.seenBy(seenBy)}</p>
      {held !== undefined && (
        <p class="note">{words.onSince(day(held.givenAt), notice.scopes[held.scope.kind])}</p>
      )}
      <YesOrNo {...props} />
      <WhichPosts {...props} />
    </fieldset>
  );
};

/** The notice, and a card for each purpose. */
export const ChoiceForm: FC<{
  readonly session: Session;
  readonly path: string;
  readonly consent: ConsentRecord | undefined;
  readonly refused: RefusedForm | undefined;
}> = ({ session, path, consent, refused }) => {
  const words = useWords(CHOICES);
  const notice = NOTICES[useLanguage()];
  return (
    <>
      <h2>{words.heading}</h2>
      <ul>
        {notice.general.map((sentence) => (
          <li>{sentence}</li>
        ))}
      </ul>
      <form id={CHOICES_FORM} method="post" action={`${path}/choose`}>
        <FormToken session={session} />
        <input type="hidden" name="notice" value={noticeReference(notice).sha256} />
        {Purpose.options.map((purpose) => (
          <PurposeCard purpose={purpose} consent={consent} refused={refused} />
        ))}
        <StaysPaused consent={consent} />
        {heldConsent(consent) !== undefined && <p id="turning-off">{words.turningOff}</p>}
        <p id="previewing">{words.previewHint}</p>
        <p>
          <button type="submit">{words.save}</button>{' '}
          <button
            class="quiet"
            type="submit"
            formaction={`${path}/preview`}
            formnovalidate
            aria-describedby="previewing"
          >
            {words.preview}
          </button>{' '}
          {heldConsent(consent) !== undefined && (
            <button
              class="warn"
              type="submit"
              formaction={`${path}/withdraw`}
              formnovalidate
              aria-describedby="turning-off"
            >
              {words.turnEverythingOff}
            </button>
          )}
        </p>
      </form>
    </>
  );
};
