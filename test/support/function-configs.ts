import type * as z from 'zod';

import { CheckDraftConfig } from '../../functions/check-draft/config.ts';
import { ClassifyPostsConfig } from '../../functions/classify-posts/config.ts';
import { DeliverFindingConfig } from '../../functions/deliver-finding/config.ts';
import { DispatchFetchesConfig } from '../../functions/dispatch-fetches/config.ts';
import { EraseParticipantConfig } from '../../functions/erase-participant/config.ts';
import { ExportParticipantConfig } from '../../functions/export-participant/config.ts';
import { IngestAccountConfig } from '../../functions/ingest-account/config.ts';
import { MailFindingConfig } from '../../functions/mail-finding/config.ts';
import { NotifyAlertConfig } from '../../functions/notify-alert/config.ts';
import { OpenEntriesConfig } from '../../functions/open-entries/config.ts';
import { PreviewPostsConfig } from '../../functions/preview-posts/config.ts';
import { ProveRouteConfig } from '../../functions/prove-route/config.ts';
import { PublishSummaryConfig } from '../../functions/publish-summary/config.ts';
import { RelayConfig } from '../../functions/relay/config.ts';
import { ReleasePeriodConfig } from '../../functions/release-period/config.ts';
import { MonitorLogConfig } from '../../functions/monitor-log/config.ts';
import { SealDayConfig } from '../../functions/seal-day/config.ts';
import { SendReportConfig } from '../../functions/send-report/config.ts';
import { AdministrationSiteConfig } from '../../functions/web/administration.config.ts';
import { WatchReportsConfig } from '../../functions/watch-reports/config.ts';
import { TakeStatusConfig } from '../../functions/take-status/config.ts';
import { CommsSiteConfig } from '../../functions/web/comms.config.ts';
import { OversightSiteConfig } from '../../functions/web/oversight.config.ts';
import { ParticipantSiteConfig } from '../../functions/web/participant.config.ts';
import { PublicSiteConfig } from '../../functions/web/public.config.ts';
import { SecuritySiteConfig } from '../../functions/web/security.config.ts';

/** What each function asks of its environment, by name. */
export const CONFIGS: Readonly<Record<string, z.ZodObject>> = {
  'check-draft': CheckDraftConfig,
  'preview-posts': PreviewPostsConfig,
  'open-entries': OpenEntriesConfig,
  'classify-posts': ClassifyPostsConfig,
  'deliver-finding': DeliverFindingConfig,
  'dispatch-fetches': DispatchFetchesConfig,
  'erase-participant': EraseParticipantConfig,
  'export-participant': ExportParticipantConfig,
  'ingest-account': IngestAccountConfig,
  'mail-finding': MailFindingConfig,
  'notify-alert': NotifyAlertConfig,
  'prove-route': ProveRouteConfig,
  'watch-reports': WatchReportsConfig,
  'publish-summary': PublishSummaryConfig,
  relay: RelayConfig,
  'release-period': ReleasePeriodConfig,
  'monitor-log': MonitorLogConfig,
  'seal-day': SealDayConfig,
  'send-report': SendReportConfig,
  'take-status': TakeStatusConfig,
  'participant-site': ParticipantSiteConfig,
  'comms-site': CommsSiteConfig,
  'security-site': SecuritySiteConfig,
  'oversight-site': OversightSiteConfig,
  'administration-site': AdministrationSiteConfig,
  'public-site': PublicSiteConfig,
};
