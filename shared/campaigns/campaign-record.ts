import { isDeepStrictEqual } from 'node:util';

import * as z from 'zod';

import { addDays, dayOf, epochSeconds } from '../clock.ts';
import { CAMPAIGN } from '../names.ts';

/** How long each part of a campaign may be, and for how many days one may run. */
export const CAMPAIGN_LIMITS = {
  title: 100,
  about: 1000,
  link: 500,
  text: 500,
  alt: 300,
  material: 10,
  days: 366,
  /** Of a company; a race may let a few more in, for which there is room. */
  campaigns: 100,
} as const;

/**
 * What a link must not hold: a place that a mailing or a page would fill with something about whoever opens it. A percent
 * sign that encodes nothing is one, as in `%EMAIL%`.
 */
const PLACEHOLDER = /[{}<>*|[\]]|%7b|%7d|%(?![\da-f]{2})|(?:\$|%24)[\p{L}_]|__\w+?__/iu;

/** An address of mail, encoded or not. A name that begins a part of the path, as in `/@firm`, is a page's own. */
const PERSONAL = /[^/](?:@|%(?:25)*40)/iu;

/** All of an address after the host. */
const afterHost = (link: string): string => link.replace(/^https:\/\/[^/?#]*/iu, '');

const isPlainHttps = (text: string): boolean => {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password } = new URL(text);
  return protocol === 'https:' && username === '' && password === '';
};

/** Why an address may not be a campaign's. */
export type LinkFault = 'not-https' | 'placeholder' | 'personal' | 'too-long';

/** What is wrong with an address that everybody is to be given alike; undefined where nothing is. */
export const linkFault = (text: string): LinkFault | undefined => {
  if (text.length > CAMPAIGN_LIMITS.link) return 'too-long';
  if (PLACEHOLDER.test(text)) return 'placeholder';
  if (!isPlainHttps(text)) return 'not-https';
  return PERSONAL.test(afterHost(text)) ? 'personal' : undefined;
};

/** One address for everybody: https, without a sign-in or a person in it, and without a place to be filled for each. */
export const SharedLink = z.string().refine((text) => linkFault(text) === undefined, 'is no shared link');
export type SharedLink = z.infer<typeof SharedLink>;

/** A picture that goes with a text: where it is, and what it shows for those who cannot see it. */
export const SharedPicture = z.object({
  link: SharedLink,
  alt: z.string().min(1).max(CAMPAIGN_LIMITS.alt),
});
export type SharedPicture = z.infer<typeof SharedPicture>;

/** A text that may be copied and changed, perhaps with a picture. */
export const SharedMaterial = z.object({
  text: z.string().min(1).max(CAMPAIGN_LIMITS.text),
  picture: SharedPicture.optional(),
});
export type SharedMaterial = z.infer<typeof SharedMaterial>;

/** A day of a campaign. One of another age was mistyped, and the record would go at once or never. */
const CampaignDay = z.iso.date().refine((day) => day >= '2000-01-01' && day < '2200-01-01', 'is far off');

/**
 * A campaign: what it is about, from its first day to its last, with one link and material that are the same for
 * everybody. `tag` is one of the stage's. Nothing in it is about a person: not who wrote it, not who took anything.
 */
export const CampaignRecord = z.object({
  version: z.literal(1),
  id: z.uuid(),
  /** Changes with each change of the record. */
  revision: z.uuid(),
  tag: z.string().max(CAMPAIGN.charactersAtMost),
  title: z.string().min(1).max(CAMPAIGN_LIMITS.title),
  about: z.string().min(1).max(CAMPAIGN_LIMITS.about),
  from: CampaignDay,
  to: CampaignDay,
  link: SharedLink,
  material: z.array(SharedMaterial).max(CAMPAIGN_LIMITS.material),
  /** The day on which comms ended it early. */
  endedOn: z.iso.date().optional(),
  expiresAt: z.int().positive(),
});
export type CampaignRecord = z.infer<typeof CampaignRecord>;

/** A campaign as somebody filled it in. */
export type CampaignContent = Pick<
  CampaignRecord,
  'tag' | 'title' | 'about' | 'from' | 'to' | 'link' | 'material'
>;

/** A campaign and its clicks are kept so long after its last day, so that next year's can be compared with it. */
export const CAMPAIGN_KEPT_DAYS = 730;

const startOf = (day: string): Date => new Date(`${day}T00:00:00Z`);

const contentOf = ({ tag, title, about, from, to, link, material }: CampaignContent): CampaignContent => ({
  tag,
  title,
  about,
  from,
  to,
  link,
  material,
});

/** A campaign's place in time, and the identifiers it goes by, as a record. */
export const campaignRecord = (
  content: CampaignContent,
  { id, revision, endedOn }: Pick<CampaignRecord, 'id' | 'revision' | 'endedOn'>,
): CampaignRecord => ({
  version: 1,
  id,
  revision,
  ...contentOf(content),
  ...(endedOn !== undefined && { endedOn }),
  expiresAt: epochSeconds(addDays(startOf(content.to), CAMPAIGN_KEPT_DAYS)),
});

/** Whether two campaigns say the same, whatever they go by. */
export const isSameContent = (one: CampaignRecord, other: CampaignRecord): boolean =>
  isDeepStrictEqual(contentOf(one), contentOf(other));

/** The campaign, ended on the day of a moment. One that ended stays as it is. */
export const endCampaign = (campaign: CampaignRecord, revision: string, now: Date): CampaignRecord =>
  campaignRecord(campaign, { id: campaign.id, revision, endedOn: campaign.endedOn ?? dayOf(now) });

/** Where a campaign stands. */
export type CampaignState = 'coming' | 'running' | 'over';

/** Where a campaign stands at a moment: it runs from its first day through its last, unless it was ended. */
export const campaignState = ({ from, to, endedOn }: CampaignRecord, now: Date): CampaignState => {
  const today = dayOf(now);
  if (endedOn !== undefined || today > to) return 'over';
  return today < from ? 'coming' : 'running';
};

/** The days of a campaign: `to` is the day after its last, which is the day it was ended on where it was. */
export const campaignDays = ({
  from,
  to,
  endedOn,
}: CampaignRecord): { readonly from: string; readonly to: string } => {
  const last = endedOn !== undefined && endedOn < to ? endedOn : to;
  return { from, to: last < from ? from : dayOf(addDays(startOf(last), 1)) };
};

/** How far from the present a campaign's days may be. */
const YEARS_AWAY = 5;
const DAYS_A_YEAR = 365.25;

/** Whether a day is further from the present than a campaign's may be. */
export const isFarOff = (day: string, now: Date): boolean =>
  Math.abs(startOf(day).getTime() - now.getTime()) > addDays(new Date(0), YEARS_AWAY * DAYS_A_YEAR).getTime();

/** Whether a campaign would run for longer than one may. */
export const isTooLong = ({ from, to }: Pick<CampaignRecord, 'from' | 'to'>): boolean =>
  startOf(to) >= addDays(startOf(from), CAMPAIGN_LIMITS.days);
