import type { Language } from './languages.ts';

/** How a language writes numbers and dates. All times are universal time: every site says the same. */
export interface Formats {
  /** `2026-09-01` or a moment of that day: "1 September 2026". */
  readonly day: (day: string) => string;
  /** `2026-09-01` where there is little room: "1 Sept". */
  readonly shortDay: (day: string) => string;
  /** A day's month: "September 2026". */
  readonly month: (day: string) => string;
  /** A moment to the minute: "1 September 2026, 12:30 UTC". */
  readonly minute: (moment: string) => string;
  readonly number: (value: number) => string;
  /** A share of one: 0.655 is "65.5 %", with one digit after the point. */
  readonly share: (value: number) => string;
}

const LOCALES: Readonly<Record<Language, string>> = { en: 'en-GB', de: 'de-DE' };
const DAY = { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' } as const;

/** Makes something when it is first asked for: a formatter takes milliseconds of a cold start. */
const lazily = <Value>(make: () => Value): (() => Value) => {
  let made: { readonly value: Value } | undefined;
  return () => (made ??= { value: make() }).value;
};

const formatsOf = (language: Language): Formats => {
  const locale = LOCALES[language];
  const day = lazily(() => new Intl.DateTimeFormat(locale, DAY));
  const month = lazily(
    () => new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' }),
  );
  const time = lazily(
    () =>
      new Intl.DateTimeFormat(locale, {
        hour: '2-digit',
        minute: '2-digit',
        hourCycle: 'h23',
        timeZone: 'UTC',
      }),
  );
  const shortDay = lazily(
    () => new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone: 'UTC' }),
  );
  const number = lazily(() => new Intl.NumberFormat(locale));
  const share = lazily(() => new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 }));
  return {
    day: (text) => day().format(new Date(text)),
    shortDay: (text) => shortDay().format(new Date(text)),
    month: (text) => month().format(new Date(text)),
    minute: (moment) => {
      const at = new Date(moment);
      return `${day().format(at)}, ${time().format(at)} UTC`;
    },
    number: (value) => number().format(value),
    share: (value) => share().format(value),
  };
};

const FORMATS: Readonly<Record<Language, Formats>> = { en: formatsOf('en'), de: formatsOf('de') };

/** How a language writes numbers and dates. */
export const formatsIn = (language: Language): Formats => FORMATS[language];
