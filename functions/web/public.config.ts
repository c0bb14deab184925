import * as z from 'zod';

/** The public site's environment. */
export const PublicSiteConfig = z.object({
  PUBLIC_URL: z.url(),
  COMPANY: z.string().min(1),
  OBJECTIONS_TO: z.string().min(1),
  RELEASES_TABLE: z.string().min(1),
  SITE_TABLE: z.string().min(1),
});
