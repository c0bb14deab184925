import { readConfig } from '../../shared/runtime/config.ts';
import { createDocuments } from '../../shared/runtime/documents.ts';
import { httpHandler } from '../../shared/runtime/http.ts';
import { OversightSiteConfig } from './oversight.config.ts';
import { createOversightSite } from './oversight-site.tsx';
import { wireSignedIn } from './wiring.ts';

const config = readConfig(OversightSiteConfig, process.env);
const parts = wireSignedIn('oversight', config, {
  documents: createDocuments(),
  participantOf: () => Promise.resolve(undefined),
});

const site = createOversightSite(parts);

export const handler = httpHandler(site.fetch, parts.warn);
