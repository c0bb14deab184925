import type { StageSettings } from '../../infra/stages.ts';
import { NOTICE } from '../../shared/consent/notice.ts';
import { COLLECTION_METHOD, PURPOSE_DATA, WITHDRAWAL_METHOD } from '../../shared/consent/purpose-data.ts';
import { Purpose, scopesFor } from '../../shared/consent/scope.ts';
import { STORES } from '../../shared/names.ts';
import { storedFields } from '../../shared/processing/stored-fields.ts';
import { storesNamed, type Datum } from './data-table.ts';
import { FUNCTIONS, type LiveConfiguration } from './live-configuration.ts';
import { EXCLUDED_USES, KNOWN_TYPES, OTHER_PLACES, QUEUES, RECIPIENTS, RISKS } from './register.ts';

const functionOf = (role: string) =>
  FUNCTIONS.find((name) => new RegExp(`${name.replaceAll('-', '')}Role[0-9A-F]{8}$`, 'u').test(role));

const carried = (queue: string): string | undefined =>
  Object.entries(QUEUES).find(([owner]) => queue.startsWith(owner))?.[1];

/** What the templates, the schemas or the table of data hold that no entry speaks of; nothing where they agree. */
export const undescribed = (live: LiveConfiguration, table: readonly Datum[]): readonly string[] => {
  const named = new Set(table.flatMap(storesNamed));
  const stores = live.stores.map(({ name }) => name);
  return [
    ...stores
      .filter((name) => !named.has(name))
      .map((name) => `the store ${name} is in no row of the table of data`),
    ...[...named]
      .filter((name) => !stores.includes(name))
      .map((name) => `the table of data names a store ${name} that is not there`),
    ...table
      .filter(
        (row) => storesNamed(row).length === 0 && !OTHER_PLACES.includes(row.store.replaceAll("'", '’')),
      )
      .map(({ datum, store }) => `${datum.slice(0, 40)} lies in a place nobody described: ${store}`),
    ...live.access
      .filter(({ role }) => functionOf(role) === undefined)
      .map(({ role, store }) => `nobody said who is behind ${role}, which may use ${store}`),
    ...live.queues
      .filter(({ name }) => carried(name) === undefined)
      .map(({ name }) => `nobody said what the queue ${name} carries`),
    ...live.types
      .filter((type) => !KNOWN_TYPES.includes(type))
      .map((type) => `nobody looked at what resources of type ${type} hold`),
  ];
};

const recipientsIn = (live: LiveConfiguration) =>
  live.access.flatMap(({ role, store, reads, writes, keys }) => {
    const name = functionOf(role);
    return name === undefined
      ? []
      : [{ function: name, people: RECIPIENTS[name], store, reads, writes, keys: [...keys] }];
  });

/** Others who learn something, by what the stage is set to. */
const outsideOf = (settings: StageSettings) => [
  ...settings.controller.processors.map(({ name }) => ({
    who: name,
    learns: 'everything below, sealed where it says so: it runs the machines',
  })),
  { who: `identity provider ${settings.identity.issuer}`, learns: 'who signs in at which site, and when' },
  {
    who: `${settings.plcDirectory} and ${settings.blueskyAppView}`,
    learns: 'which Bluesky accounts are looked up',
  },
  {
    who: 'the servers of the accounts',
    learns: 'that the account’s public posts are read, and which sign-in proves it',
  },
  { who: 'the security team’s own tools', learns: 'alert id, severity, kind of rule, hash, link; no person' },
  ...(settings.report === undefined
    ? []
    : [
        {
          who: settings.report.to.join(', '),
          learns: 'once a week what the comms site says of a week; no person',
        },
      ]),
  ...(settings.alarmEmail === undefined
    ? []
    : [{ who: settings.alarmEmail, learns: 'that an alarm of operation went off; no person' }]),
];

const purposes = Purpose.options.map((purpose) => {
  const { title, what, kept, seenBy } = NOTICE.purposes[purpose];
  return {
    purpose,
    title,
    what,
    kept,
    seenBy,
    lawfulBasis: 'consent, GDPR Art. 6(1)(a)',
    scopes: scopesFor(purpose).map((scope) => NOTICE.scopes[scope]),
    data: PURPOSE_DATA[purpose].map(({ type, special }) => ({ type, special })),
  };
});

/**
 * The records of processing (GDPR Art. 30), the input of an impact assessment (Art. 35) and the annex of a works
 * agreement, as the stage really is.
 *
 * @throws Error naming everything that no entry speaks of.
 */
export const processingRecords = (live: LiveConfiguration, table: readonly Datum[]) => {
  const faults = undescribed(live, table);
  if (faults.length > 0) throw new Error(`The records do not tell all there is: ${faults.join('; ')}`);
  const { settings } = live;
  const { processors, ...controller } = settings.controller;
  return {
    stage: settings.stage,
    notice: { version: NOTICE.version, language: NOTICE.language },
    processing: {
      controller: { name: settings.company, ...controller },
      processors,
      purposes,
      dataSubjects: [
        'employees who opted in',
        'people whose personal data a participant’s post discloses: as kind of finding and masked excerpt alone',
        'members of comms and security, as those who act',
      ],
      collection: COLLECTION_METHOD,
      withdrawal: WITHDRAWAL_METHOD,
      data: table,
      fields: Object.fromEntries(STORES.map((store) => [store, storedFields(store)])),
      recipients: recipientsIn(live),
      outside: outsideOf(settings),
      location: settings.region,
      stores: live.stores,
      queues: live.queues.map(({ name, days }) => ({ name, days, carries: carried(name) ?? '' })),
      logDays: settings.logDays,
      keys: live.keys,
    },
    assessment: {
      automatedDecisions: 'none about a person: an alert is a question to people, who decide',
      systematicMonitoring: 'of posts under consent, in the scope each participant chose',
      alertThreshold: settings.alertThreshold,
      campaign: settings.campaign,
      risks: RISKS,
      toBeAdded: [
        'number of people asked and of posts expected',
        'the data protection officer’s and staff’s views',
        'the decision',
      ],
    },
    annex: {
      excludedUses: EXCLUDED_USES,
      promises: NOTICE.general,
      objectionsTo: settings.objectionsTo,
      reference: controller.worksAgreement ?? 'none yet',
    },
  };
};
export type ProcessingRecords = ReturnType<typeof processingRecords>;
