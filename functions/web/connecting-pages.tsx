import type { FC } from 'hono/jsx';

/** Asks for an account at any platform; how it is written tells which. */
export const AccountName: FC<{ readonly label: string }> = ({ label }) => (
  <>
    <label for="name">{label}</label>
    <p class="note" id="name-hint">
      At Bluesky name.bsky.social or your own domain; at a Mastodon server @name@server.
    </p>
    <input
      id="name"
      name="name"
      type="text"
      required
      maxlength={300}
      autocomplete="off"
      autocapitalize="none"
      spellcheck={false}
      aria-describedby="name-hint"
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
