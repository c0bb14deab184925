import * as z from 'zod';

import { CAMPAIGN, CONTACTS, RESPONSE_HOURS } from '../shared/names.ts';
import { Witness } from './witness-setting.ts';

const ALERT_THRESHOLD = { lowest: 0.8, highest: 0.9, standard: 0.8 } as const;
const LOG_DAYS_AT_MOST = 90;

/** Hours to take an alert of one severity, and to close it. */
const Hours = z.strictObject({
  take: z.number().positive().max(RESPONSE_HOURS.takeAtMost),
  close: z.number().positive().max(RESPONSE_HOURS.closeAtMost),
});

/** Lower case, as conditions of a policy compare addresses letter by letter; no comma, which stands between them. */
const MailAddress = z.email().max(254).toLowerCase();

/** Comms' own: it is no newsletter. */
const REPORT_READERS_AT_MOST = 20;

/** Whoever is on duty: more of them is a list, which the company's own mail keeps better. */
const FINDING_READERS_AT_MOST = 10;

const TargetName = z.string().regex(/^[a-z0-9-]{1,30}$/u);

const areNamedOnce = (all: readonly { readonly name: string }[]): boolean =>
  new Set(all.map(({ name }) => name)).size === all.length;

const Words = z.string().min(1).max(300);

const Contact = { address: Words, contact: Words };

const HostName = z.string().regex(/^[a-z0-9.-]+$/u, 'a host name');

/** Whether findings may go there: what the function itself refuses to ask, besides addresses it has to look up. */
const isToolAddress = ({ protocol, port, username, password, hostname }: URL): boolean =>
  protocol === 'https:' &&
  port === '' &&
  username === '' &&
  password === '' &&
  /[a-z]$/u.test(hostname) &&
  hostname.includes('.');

/**
 * What a stage is set up with. Limits that protect people have bounds here, so that no setting switches protection
 * off: the alert threshold cannot be lowered to guesses, logs cannot be kept for years, and only a stage on one
 * machine may ask origins that are not public.
 */
export const StageSettings = z
  .strictObject({
    stage: z.enum(['local', 'dev', 'prod']),
    account: z.string().regex(/^\d{12}$/u),
    region: z.string().min(1),
    /** It stands in subjects of e-mail, so on one line. */
    company: z
      .string()
      .min(1)
      .max(100)
      .regex(/^\P{Cc}+$/u, 'one line'),
    /** Sites answer at `<site>.<domain>`. */
    domain: HostName,
    /** The port in the sites' addresses; only where they answer over plain http on one machine. */
    port: z.int().positive().max(65_535).optional(),
    /** An ACM certificate for `*.<domain>` in the stage's region. */
    certificateArn: z.string().startsWith('arn:'),
    /** What makes a post the company's business: tags without `#`, handles with their server, web domains. */
    campaign: z.strictObject({
      tags: z.array(z.string().toLowerCase().max(CAMPAIGN.charactersAtMost)).min(1).max(CAMPAIGN.tagsAtMost),
      mentions: z.array(z.string().toLowerCase()),
      domains: z.array(z.string().toLowerCase()),
    }),
    /** The company's OpenID Connect provider, with a public client (PKCE) whose id is `<clientIdPrefix>-<site>`. */
    identity: z.strictObject({ issuer: z.url(), clientIdPrefix: z.string().min(1) }),
    /** What consent records and receipts say of the company as controller, and of those who process on its behalf. */
    controller: z.strictObject({
      ...Contact,
      /** Whose law the processing is under. */
      jurisdiction: Words,
      processors: z.array(z.strictObject({ name: Words, ...Contact })).default([]),
      /** The supervisory authority, and where the impact assessment and the works agreement are kept. */
      authority: Words.optional(),
      impactAssessment: Words.optional(),
      worksAgreement: Words.optional(),
    }),
    /** Whom staff write to who object to an official account, as everybody reads it: a name or office, an address. */
    objectionsTo: z.string().min(1).max(200),
    /** Whom the social media policy names, as everybody reads it: a name or office, an address or a number. */
    contacts: z.record(z.enum(CONTACTS), z.string().min(1).max(200)),
    /** A file with the company's own social media policy, from the project's folder; else the one that ships. */
    policy: z.string().endsWith('.json').optional(),
    /** A file with what the company asks staff about its policy; else the one that ships. */
    survey: z.string().endsWith('.json').optional(),
    /**
     * To whom of comms the week's report goes by e-mail, in which language, and from which address: its domain must be
     * verified at SES in the stage's region. Without it none is sent.
     */
    report: z
      .strictObject({
        from: MailAddress,
        to: z.array(MailAddress).min(1).max(REPORT_READERS_AT_MOST),
        language: z.enum(['en', 'de']).default('en'),
      })
      .optional(),
    /** Who is told when an alarm goes off. */
    alarmEmail: z.email().optional(),
    allowedOrigins: z.array(z.url()).default([]),
    plcDirectory: z.url().default('https://plc.directory'),
    blueskyAppView: z.url().default('https://public.api.bsky.app'),
    alertThreshold: z
      .number()
      .min(ALERT_THRESHOLD.lowest)
      .max(ALERT_THRESHOLD.highest)
      .default(ALERT_THRESHOLD.standard),
    /** Within how many hours of being raised alerts are to be taken and closed, by severity. */
    responseHours: z
      .strictObject({ critical: Hours, high: Hours, medium: Hours, low: Hours })
      .default(RESPONSE_HOURS.standard),
    /** Addresses that findings are sent to, signed, beside the security queue. */
    webhooks: z
      .array(z.strictObject({ name: TargetName, url: z.url().max(500) }))
      .max(5)
      .refine(areNamedOnce, 'names are there once')
      .default([]),
    /** Who cosigns the transparency log, by their key and the prefix of their address (C2SP tlog-witness). */
    witnesses: z
      .array(Witness)
      .max(5)
      .refine((all) => new Set(all.map(({ vkey }) => vkey)).size === all.length, 'each witness is there once')
      .default([]),
    /**
     * Who of security is written to about findings, without personal data, and from which address: its domain must be
     * verified at SES in the stage's region. Without it nobody is.
     */
    findingMail: z
      .strictObject({
        from: MailAddress,
        to: z
          .array(
            z.strictObject({
              name: TargetName,
              address: MailAddress,
              language: z.enum(['en', 'de']).default('en'),
            }),
          )
          .min(1)
          .max(FINDING_READERS_AT_MOST)
          .refine(areNamedOnce, 'names are there once'),
      })
      .optional(),
    /** Roles and users of IAM that report what became of an alert in the security team's own tools. */
    statusSenders: z
      .array(
        z.string().regex(/^arn:aws[a-z-]*:iam::\d{12}:(role|user)\/[\w+=,.@/-]{1,200}$/u, 'a role or user'),
      )
      .max(10)
      .default([]),
    /** Leaves of each day's tree in the transparency log: more than things are recorded on any day, and never fewer than these. */
    logLeaves: z.union([4096, 8192, 16_384, 32_768, 65_536].map((leaves) => z.literal(leaves))).default(4096),
    logDays: z.union([z.literal(7), z.literal(14), z.literal(30), z.literal(LOG_DAYS_AT_MOST)]).default(30),
  })
  .superRefine((settings, context) => {
    if (settings.stage === 'local') return;
    const complain = (path: string, message: string): void =>
      context.addIssue({ code: 'custom', path: [path], message });
    if (settings.allowedOrigins.length > 0) complain('allowedOrigins', 'only the local stage may name any');
    if (settings.alarmEmail === undefined) complain('alarmEmail', 'somebody must be told of alarms');
    if (settings.controller.processors.length === 0)
      complain('controller', 'the operator of the cloud is a processor');
    const { worksAgreement, impactAssessment } = settings.controller;
    if (worksAgreement === undefined && impactAssessment === undefined)
      complain(
        'controller',
        'posts can be searched for confidential matters, so name a worksAgreement or an impactAssessment',
      );
    if (settings.port !== undefined) complain('port', 'only the local stage may name one');
    if (!settings.webhooks.every(({ url }) => isToolAddress(new URL(url))))
      complain('webhooks', 'an address begins with https and names a public host and nobody');
    if (!settings.witnesses.every(({ url }) => isToolAddress(new URL(url))))
      complain('witnesses', 'an address begins with https and names a public host and nobody');
    if (!settings.identity.issuer.startsWith('https://')) complain('identity', 'the issuer must speak https');
  });
export type StageSettings = z.infer<typeof StageSettings>;

/**
 * The settings of a stage.
 *
 * @throws Error naming every setting that is missing or out of its bounds, or a stage that is not the one asked for.
 */
export const parseStage = (name: string, value: unknown): StageSettings => {
  const parsed = StageSettings.safeParse(value);
  if (parsed.success && parsed.data.stage === name) return parsed.data;
  if (parsed.success) {
    throw new Error(`The settings under ${name} say that they are those of stage ${parsed.data.stage}.`);
  }
  const faults = parsed.error.issues.map(
    ({ path, message }) => `  ${path.join('.') || 'settings'}: ${message}`,
  );
  throw new Error(`The settings of stage ${name} do not hold:\n${faults.join('\n')}`);
};

/** The address of a site, without a slash at the end. */
export const siteUrl = ({ domain, port }: StageSettings, site: string): string =>
  port === undefined ? `https://${site}.${domain}` : `http://${site}.${domain}:${port}`;

/** What the transparency log is called and signs as: an address without scheme, under which nobody else keeps one. */
export const logOrigin = (settings: StageSettings): string =>
  `${new URL(siteUrl(settings, 'public')).host}/log`;
