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

/** Audit summaries. */
export const SUMMARIES = { en: en.summaries, de: de.summaries };

/** What every site says: faults, signing out, forms that do not fit. */
export const SITE = { en: en.site, de: de.site };

/** What everybody who may know of an alert calls its parts. */
export const ALERTS = { en: en.alerts, de: de.alerts };

/** The pages of the security site. */
export const SECURITY = { en: en.security, de: de.security };
