import * as de from './de.tsx';
import * as en from './en.tsx';

/** What stands on every page. */
export const LAYOUT = { en: en.layout, de: de.layout };

/** What Candor is and is not. */
export const ABOUT = { en: en.about, de: de.about };

/** Around the notice, whose own words are its own. */
export const NOTICE_PAGE = { en: en.noticePage, de: de.noticePage };

/** The list of official accounts that everybody sees. */
export const OFFICIAL_LIST = { en: en.officialList, de: de.officialList };

/** Short lessons from cases. */
export const LESSONS = { en: en.lessons, de: de.lessons };

/** The social media policy, wherever it is spoken of. */
export const POLICY = { en: en.policy, de: de.policy };

/** Around the policy where everybody reads it; its own words are the company's. */
export const POLICY_PAGE = { en: en.policyPage, de: de.policyPage };

/** Feedback on the policy, whose questions are the company's. */
export const FEEDBACK = { en: en.feedback, de: de.feedback };

/** Proposals to change the policy, and comments on them. */
export const DRAFTING = { en: en.drafting, de: de.drafting };

/** Nominating oneself for recognition. */
export const RECOGNITION = { en: en.recognition, de: de.recognition };

/** Rounds of it, as comms starts and ends them. */
export const RECOGNITION_DESK = { en: en.recognitionDesk, de: de.recognitionDesk };

/** What each role is called. */
export const ROLES = { en: en.roles, de: de.roles };

/** Who does what, and what takes two people. */
export const DUTIES_PAGE = { en: en.dutiesPage, de: de.dutiesPage };

/** Reporting a concern in confidence, and receiving it. */
export const CONCERNS = { en: en.concerns, de: de.concerns };

/** Checking proof files, on whatever site. */
export const PROOF_CHECK = { en: en.proofCheck, de: de.proofCheck };

/** Somebody's own entries of the log. */
export const MY_LOG = { en: en.myLog, de: de.myLog };

/** Where anybody checks a proof file. */
export const LOG_CHECK = { en: en.logCheck, de: de.logCheck };

/** Audit summaries. */
export const SUMMARIES = { en: en.summaries, de: de.summaries };

/** What every site says: faults, signing out, forms that do not fit. */
export const SITE = { en: en.site, de: de.site };

/** What everybody who may know of an alert calls its parts. */
export const ALERTS = { en: en.alerts, de: de.alerts };

/** The pages of the security site. */
export const SECURITY = { en: en.security, de: de.security };

/** The pages of the oversight site. */
export const OVERSIGHT = { en: en.oversight, de: de.oversight };

/** The pages of the administration site. */
export const ADMINISTRATION = { en: en.administration, de: de.administration };

/** The keys of the security site. */
export const KEYS = { en: en.keys, de: de.keys };
/** How right rules are, on the security site. */
export const RULES = { en: en.rules, de: de.rules };

/** The company's own rules, as whoever asks for them and whoever approves them sees them. */
export const OWN_RULES = { en: en.ownRules, de: de.ownRules };

/** How a consent stands. */
export const CONSENT_STATES = { en: en.consentStates, de: de.consentStates };

/** A person's accounts. */
export const ACCOUNTS = { en: en.accounts, de: de.accounts };

/** Showing that an account is one's own. */
export const CONNECTING = { en: en.connecting, de: de.connecting };

/** Deciding, purpose by purpose. */
export const CHOICES = { en: en.choices, de: de.choices };

/** Which posts a choice covers. */
export const PREVIEW = { en: en.preview, de: de.preview };

/** Leaving, before and after. */
export const WITHDRAWAL = { en: en.withdrawal, de: de.withdrawal };

/** Receipts to take along. */
export const RECEIPTS = { en: en.receipts, de: de.receipts };

/** What the first page says of alerts that nobody has seen. */
export const ALERT_BANNER = { en: en.alertBanner, de: de.alertBanner };

/** A person's own engagement. */
export const MY_ENGAGEMENT = { en: en.myEngagement, de: de.myEngagement };

/** All that is held about a person. */
export const MY_DATA = { en: en.myData, de: de.myData };

/** The copy of it. */
export const MY_COPY = { en: en.myCopy, de: de.myCopy };

/** Checking a draft. */
export const DRAFTS = { en: en.drafts, de: de.drafts };

/** Alerts as the author of a post reads them. */
export const MY_ALERTS = { en: en.myAlerts, de: de.myAlerts };

/** How much is published at each step of the ladder. */
export const RELEASE_STEPS = { en: en.releaseSteps, de: de.releaseSteps };

/** What the comms site says. */
export const COMMS = { en: en.comms, de: de.comms };
export type CommsWords = typeof en.comms;

/** What is kept of a person's posts, and of alerts about them. */
export const MY_POSTS = { en: en.myPosts, de: de.myPosts };

/** Campaigns as comms writes them. */
export const CAMPAIGNS = { en: en.campaigns, de: de.campaigns };
export type CampaignWords = typeof en.campaigns;

/** Material that everybody may share. */
export const MATERIAL = { en: en.material, de: de.material };
