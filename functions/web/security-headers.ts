import type { Site } from '../../shared/names.ts';
import type { SiteParts } from './site-parts.ts';

/** Sites with a script of their own, which comms' draws a chart's own file with; all others have none. */
const SCRIPTED: Readonly<Partial<Record<Site, readonly string[]>>> = {
  comms: ["script-src 'self'", "img-src 'self'"],
  security: ["script-src 'self'"],
  // The script that checks proofs asks this very site for the proof that a receipt lacks.
  public: ["script-src 'self'", "connect-src 'self'"],
  participant: ["script-src 'self'", "connect-src 'self'"],
};

/** What every answer of a site tells browsers to refuse. */
export const headersOf = ({ site, signIn }: SiteParts): Readonly<Record<string, string>> => ({
  'content-security-policy': [
    "default-src 'none'",
    "style-src 'self'",
    ...(SCRIPTED[site] ?? []),
    `form-action 'self'${signIn === undefined ? '' : ` ${signIn.issuerOrigin}`}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  // Not `no-referrer`: browsers would then send `Origin: null` with our own forms.
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'cross-origin-opener-policy': 'same-origin',
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
});
