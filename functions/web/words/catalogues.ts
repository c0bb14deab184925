import * as de from './de.tsx';
import * as en from './en.tsx';

/** What stands on every page. */
export const LAYOUT = { en: en.layout, de: de.layout };

/** What every site says: faults, signing out, forms that do not fit. */
export const SITE = { en: en.site, de: de.site };
