import { clientMetadataOf } from '../../shared/platforms/client-metadata.ts';
import type { SiteBuilder, SiteParts } from './site-parts.ts';

/** Lets authorization servers read who asks. They come without a session, and may keep the answer for a while. */
export const addClientMetadata = (
  site: SiteBuilder,
  { publicUrl, company }: Pick<SiteParts, 'publicUrl' | 'company'>,
): void =>
  site.open('GET /oauth/client-metadata.json', ({ context }) => {
    context.header('cache-control', 'public, max-age=600');
    return context.json(clientMetadataOf(publicUrl, company));
  });
