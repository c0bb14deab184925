import type { Context } from 'hono';
import type { Child } from 'hono/jsx';

import type { Clock } from '../../shared/clock.ts';
import type { IdentityProvider } from '../../shared/identity/identity-provider.ts';
import type { Subject } from '../../shared/identity/identity.ts';
import type { ParticipantId } from '../../shared/ids.ts';
import type { Site } from '../../shared/names.ts';
import type { NewId } from '../../shared/random.ts';
import type { Log } from '../../shared/runtime/logger.ts';
import type { Revocations } from '../../shared/session/revocations.ts';
import type { Session } from '../../shared/session/session.ts';
import type { Catalogue } from './language.tsx';
import type { PageTitle } from './layout.tsx';
import type { Language } from '../../shared/languages.ts';
import type { SessionRequests } from './session-requests.ts';
import type { TokenSealer } from '../../shared/session/token-sealer.ts';

/** What signing in needs; a site without it is open to everybody. */
export interface SignInParts {
  readonly identity: IdentityProvider;
  readonly sealer: TokenSealer;
  readonly revocations: Revocations;
  /** Makes or finds the participant somebody is; only where that matters. */
  readonly participantOf: (subject: Subject) => Promise<ParticipantId | undefined>;
  readonly issuerOrigin: string;
  /** Says whether one more request of a session is within its limit. */
  readonly requests: Pick<SessionRequests, 'take'>;
}

/** A file that came with a form: in memory, and nowhere else. */
export interface SentFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What a fault says of a form that cannot be read; pages say it in their own language. */
export const UNREADABLE_FORM = 'the form cannot be read: it is not whole, or has parts it should not have';

/** A form as it was sent. */
export interface SentForm {
  readonly fields: URLSearchParams;
  readonly file?: SentFile;
}

/** What every site is made of. */
export interface SiteParts {
  readonly site: Site;
  readonly company: string;
  /** The site's own address, without a slash at the end. */
  readonly publicUrl: string;
  /** The public site's address, likewise. */
  readonly publicSite: string;
  readonly signIn?: SignInParts;
  /** Reads forms that may have a file; without it, a form's fields are all that is read. */
  readonly readForm?: (request: Context['req']) => Promise<SentForm>;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly warn: Log;
}

/** What a page is given: the request, and who asks if anybody signed in. */
export interface Visit {
  readonly context: Context;
  readonly session: Session | undefined;
  /** The language of whoever asks. */
  readonly language: Language;
  /** Words in the language of whoever asks. */
  readonly words: <Words>(catalogue: Catalogue<Words>) => Words;
  /** Renders a page of this site. */
  readonly page: (
    title: PageTitle,
    content: Child,
    status?: 200 | 400 | 403 | 404 | 409 | 413 | 429 | 500 | 503,
  ) => Response | Promise<Response>;
}

/** A page for somebody who signed in. */
export interface SignedInVisit extends Visit {
  readonly session: Session;
  /** The form's fields, of a POST; it was checked that the form comes from this site. */
  readonly form: () => URLSearchParams;
  /** The file that came with it, on a site that takes any. */
  readonly file: SentFile | undefined;
}

/** A form that anybody may send, who did not sign in; it was checked that it comes from this site. */
export interface OpenFormVisit extends Visit {
  readonly form: () => URLSearchParams;
}

/** A site under construction: routes are added by name of the access table. */
export interface SiteBuilder {
  readonly fetch: (request: Request) => Promise<Response>;
  /** Every route that was added, as `METHOD /path`. */
  routes(): readonly string[];
  /** Adds a route that anybody may use. */
  open(route: string, show: (visit: Visit) => Promise<Response> | Response): void;
  /** Adds a route to which anybody may send a form of this site. */
  openForm(route: string, take: (visit: OpenFormVisit) => Promise<Response> | Response): void;
  /** Adds a route for people who signed in and whom the access table lets. */
  guarded(route: string, show: (visit: SignedInVisit) => Promise<Response> | Response): void;
}

/** The cookie that carries a session, without the prefix that binds it to its host. */
export const SESSION = 'candor';
