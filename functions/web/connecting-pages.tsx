import type { FC } from 'hono/jsx';

import { describing, FieldProblem, type RefusedForm } from './form-problems.tsx';

/** Asks for an account at any platform; how it is written tells which. */
export const AccountName: FC<{ readonly label: string; readonly refused: RefusedForm | undefined }> = ({
  label,
  refused,
}) => (
  <>
    <label for="name">{label}</label>
    <p class="note" id="name-hint">
      At Bluesky name.bsky.social or your own domain; at a Mastodon server @name@server.
    </p>
    <FieldProblem refused={refused} field="name" />
    <input
      id="name"
      name="name"
      type="text"
      required
      maxlength={300}
      autocomplete="off"
      autocapitalize="none"
      spellcheck={false}
      value={refused?.answers.get('name') ?? ''}
      {...describing(refused, 'name', 'name-hint')}
    />
  </>
);

/** Before leaving for the platform. */
export const Leaving: FC<{ readonly url: URL }> = ({ url }) => (
  <>
    <p>{`You are about to sign in at ${url.host}. Candor learns which account is yours and gives the permission back at once.`}</p>
    <p>
      <a id="continue" href={url.href} rel="noreferrer">{`Go on to ${url.host}`}</a>
    </p>
  </>
);
