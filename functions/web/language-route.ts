import { setCookie } from 'hono/cookie';

import { ServiceError } from '../../shared/errors.ts';
import { languageNamed } from '../../shared/languages.ts';
import { LANGUAGE_COOKIE } from './language.tsx';
import type { SiteBuilder, SiteParts } from './site-parts.ts';
import { wayBack } from './way-back.ts';

const A_YEAR = 31_536_000;

/** Where somebody chooses a language; it leads back to where they were. */
export const addLanguages = (builder: SiteBuilder, { site, publicUrl }: SiteParts): void =>
  builder.open('GET /language/:language', ({ context }) => {
    const language = languageNamed(context.req.param('language'));
    if (language === undefined) throw new ServiceError('not-found', 'no page speaks this language');
    setCookie(context, LANGUAGE_COOKIE, language, {
      prefix: 'host',
      path: '/',
      secure: true,
      httpOnly: true,
      sameSite: 'Lax',
      maxAge: A_YEAR,
    });
    const referer = context.req.header('referer') ?? '';
    // All of it, not its path: a path that begins with two slashes would name another host.
    const isOurs = referer.startsWith(`${publicUrl}/`);
    return context.redirect(isOurs ? wayBack(site, new URL(referer)).href : '/', 303);
  });
