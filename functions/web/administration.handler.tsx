import { readConfig } from '../../shared/runtime/config.ts';
import { createDocuments } from '../../shared/runtime/documents.ts';
import { httpHandler } from '../../shared/runtime/http.ts';
import { AdministrationSiteConfig } from './administration.config.ts';
import { createAdministrationSite } from './administration-site.tsx';
import { wireSignedIn } from './wiring.ts';

const config = readConfig(AdministrationSiteConfig, process.env);
const parts = wireSignedIn('administration', config, {
  documents: createDocuments(),
  participantOf: () => Promise.resolve(undefined),
});

const site = createAdministrationSite(parts);

export const handler = httpHandler(site.fetch, parts.warn);
