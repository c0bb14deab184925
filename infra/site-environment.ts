import type { IFunction } from 'aws-cdk-lib/aws-lambda';

import type { SignedInSite, Site } from '../shared/names.ts';
import type { DataStack } from './data-stack.ts';
import type { PipelineStack } from './pipeline-stack.ts';
import { logOrigin, siteUrl, type StageSettings } from './stages.ts';
import { tableNames } from './table-names.ts';

/** What a site's environment is made from. */
export interface SiteSurroundings {
  readonly settings: StageSettings;
  readonly data: DataStack;
  readonly pipeline: PipelineStack;
  readonly checkDraft: IFunction;
  readonly previewPosts: IFunction;
  readonly openEntries: IFunction;
}

type Environment = Readonly<Record<string, string>>;

/** The company as controller, as consent records and receipts say it. */
const controllerAt = ({ controller, company, stage, region }: StageSettings) => ({
  ...controller,
  name: company,
  region: stage === 'local' ? 'this machine' : region,
});

/** How the stage is set up, as far as whoever oversees or administers it is told. */
const stageFacts = (settings: StageSettings) => {
  const { stage, region, campaign, alertThreshold, responseHours, logDays, objectionsTo } = settings;
  const { impactAssessment, worksAgreement } = settings.controller;
  const isAlarmed = settings.alarmEmail !== undefined;
  return {
    ...{ stage, region, campaign, alertThreshold, responseHours, logDays, objectionsTo, isAlarmed },
    ...{ impactAssessment, worksAgreement },
  };
};

/** Where and to whom the pages for everybody lead. */
const toldToEverybody = (settings: StageSettings): Environment => ({
  PARTICIPANT_SITE_URL: siteUrl(settings, 'participant'),
  OBJECTIONS_TO: settings.objectionsTo,
  CONTACTS: JSON.stringify(settings.contacts),
});

const open = (site: Site, { settings }: SiteSurroundings): Environment => ({
  PUBLIC_URL: siteUrl(settings, site),
  COMPANY: settings.company,
});

const signedIn = (site: SignedInSite, surroundings: SiteSurroundings): Environment => {
  const { settings, data } = surroundings;
  return {
    ...open(site, surroundings),
    PUBLIC_SITE_URL: siteUrl(settings, 'public'),
    SESSION_SECRET_ID: data.sessionSecrets[site].secretArn,
    OIDC_ISSUER: settings.identity.issuer,
    OIDC_CLIENT_ID: `${settings.identity.clientIdPrefix}-${site}`,
    ALLOWED_ORIGINS: settings.allowedOrigins.join(','),
  };
};

const waking = (site: SignedInSite, surroundings: SiteSurroundings): Environment => ({
  ...signedIn(site, surroundings),
  RELAY_QUEUE_URL: surroundings.pipeline.relayQueue.queueUrl,
});

const platforms = ({ settings, data }: SiteSurroundings): Environment => ({
  TEXT_KEY_ID: data.textKey.keyArn,
  PLC_DIRECTORY_URL: settings.plcDirectory,
  BLUESKY_APPVIEW_URL: settings.blueskyAppView,
});

/** Which log proofs are of, and by which key. */
const theLog = ({ settings, data }: SiteSurroundings): Environment => ({
  LOG_KEY_ID: data.logKey.keyArn,
  LOG_ORIGIN: logOrigin(settings),
});

const ENVIRONMENTS: Readonly<Record<Site, (surroundings: SiteSurroundings) => Environment>> = {
  participant: (surroundings) => {
    const { settings, data, checkDraft, previewPosts, openEntries } = surroundings;
    return {
      ...waking('participant', surroundings),
      ...platforms(surroundings),
      OPENING_KEY_ID: data.openingKey.keyArn,
      RECEIPT_KEY_ID: data.receiptKey.keyArn,
      CONTROLLER: JSON.stringify(controllerAt(settings)),
      EXPORT_BUCKET: data.exportBucket.bucketName,
      CHECK_DRAFT_FUNCTION: checkDraft.functionName,
      PREVIEW_POSTS_FUNCTION: previewPosts.functionName,
      OPEN_ENTRIES_FUNCTION: openEntries.functionName,
      ...tableNames(
        data,
        'Consents',
        'Schedule',
        'People',
        'Observations',
        'Alerts',
        'Outbox',
        'Site',
        'Ledger',
      ),
    };
  },
  comms: (surroundings) => ({
    ...waking('comms', surroundings),
    ...platforms(surroundings),
    CAMPAIGN: JSON.stringify(surroundings.settings.campaign),
    ...tableNames(surroundings.data, 'Releases', 'Site', 'Consents', 'Schedule', 'Outbox', 'Feedback'),
  }),
  security: (surroundings) => ({
    ...waking('security', surroundings),
    RESPONSE_TARGETS: JSON.stringify(surroundings.settings.responseHours),
    ...tableNames(surroundings.data, 'Alerts', 'Ledger', 'Outbox', 'People', 'Site'),
  }),
  oversight: (surroundings) => ({
    ...signedIn('oversight', surroundings),
    STAGE_FACTS: JSON.stringify(stageFacts(surroundings.settings)),
    ...tableNames(surroundings.data, 'Site', 'Ledger', 'Releases', 'Terms', 'Reports', 'Feedback'),
    REPORT_KEY_ID: surroundings.data.reportKey.keyArn,
  }),
  administration: (surroundings) => ({
    ...signedIn('administration', surroundings),
    STAGE_FACTS: JSON.stringify(stageFacts(surroundings.settings)),
    FINGERPRINT_KEY_ID: surroundings.data.fingerprintKey.keyArn,
    ...tableNames(surroundings.data, 'Site', 'Terms'),
  }),
  public: (surroundings) => ({
    ...open('public', surroundings),
    ...toldToEverybody(surroundings.settings),
    ...tableNames(surroundings.data, 'Releases', 'Site', 'Feedback', 'Reports', 'Ledger'),
    ...theLog(surroundings),
    REPORT_KEY_ID: surroundings.data.reportKey.keyArn,
  }),
};

/** A site's environment: addresses, names of stores, and settings that its pages go by. */
export const siteEnvironment = (site: Site, surroundings: SiteSurroundings): Environment =>
  ENVIRONMENTS[site](surroundings);
