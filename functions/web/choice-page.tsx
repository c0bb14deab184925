import type { FC } from 'hono/jsx';

import type { ConsentRecord } from '../../shared/consent/consent-record.ts';
import { NOTICE, noticeReference } from '../../shared/consent/notice.ts';
import { Purpose, scopesFor } from '../../shared/consent/scope.ts';
import type { Session } from '../../shared/session/session.ts';
import { controlsOf } from './choice-form.ts';
import { StaysPaused } from './consent-state.tsx';
import { describing, FieldProblem, type RefusedForm } from './form-problems.tsx';
import { FormToken } from './layout.tsx';

interface CardProps {
  readonly purpose: Purpose;
  readonly consent: ConsentRecord | undefined;
  readonly refused: RefusedForm | undefined;
}

/** Yes and no, neither chosen beforehand; what was answered a moment ago stays. */
const YesOrNo: FC<CardProps> = ({ purpose, refused }) => {
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
        Yes
      </label>
      <label>
        <input type="radio" name={purpose} value="no" required checked={answer === 'no'} /> No
      </label>
    </>
  );
};

const WhichPosts: FC<CardProps> = ({ purpose, refused }) => {
  const { scope, posts } = controlsOf(purpose);
  const answer = refused?.answers.get(scope);
  return (
    <>
      <label for={scope}>If yes, which posts</label>
      <FieldProblem refused={refused} field={scope} />
      <select id={scope} name={scope} {...describing(refused, scope)}>
        <option value="">Please choose</option>
        {scopesFor(purpose).map((kind) => (
          <option value={kind} selected={answer === kind}>
            {NOTICE.scopes[kind]}
          </option>
        ))}
      </select>
      {scopesFor(purpose).includes('chosen-posts') && (
        <>
          <label for={posts}>If you choose them one by one: their addresses, one a line</label>
          <FieldProblem refused={refused} field={posts} />
          <textarea id={posts} name={posts} rows={3} {...describing(refused, posts)}>
            {refused?.answers.get(posts) ?? ''}
          </textarea>
        </>
      )}
    </>
  );
};

const PurposeCard: FC<CardProps> = (props) => {
  const { purpose, consent } = props;
  const { title, what, kept, seenBy } = NOTICE.purposes[purpose];
  const held = consent?.kind === 'advocacy' && 'purposes' in consent ? consent.purposes[purpose] : undefined;
  return (
    <fieldset>
      <legend>{title}</legend>
      <p>{what}</p>
      <p>{`Kept: ${kept}`}</p>
      <p>{`Who sees it: ${seenBy}`}</p>
      {held !== undefined && (
        <p class="note">{`You agreed on ${held.givenAt.slice(0, 10)}: ${NOTICE.scopes[held.scope.kind]}.`}</p>
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
}> = ({ session, path, consent, refused }) => (
  <>
    <h2>What you decide</h2>
    <ul>
      {NOTICE.general.map((sentence) => (
        <li>{sentence}</li>
      ))}
    </ul>
    <form method="post" action={`${path}/choose`}>
      <FormToken session={session} />
      <input type="hidden" name="notice" value={noticeReference(NOTICE).sha256} />
      {Purpose.options.map((purpose) => (
        <PurposeCard purpose={purpose} consent={consent} refused={refused} />
      ))}
      <StaysPaused consent={consent} />
      <button type="submit">Save my choice</button>
    </form>
  </>
);
