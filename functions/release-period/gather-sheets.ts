import type { ConsentReader } from '../../shared/consent/consent-reader.ts';
import type { ConsentRecord } from '../../shared/consent/consent-record.ts';
import type { Day } from '../../shared/ids.ts';
import type { DaySheet } from '../../shared/posts/day-sheet.ts';
import type { ObservationFold } from '../../shared/posts/observations.ts';

/** Where sheets and the consents they were collected under come from. */
export interface GatherPorts {
  readonly observations: ObservationFold;
  readonly consents: ConsentReader;
}

/** A sheet with its account's consent as it stands now, if there is one. */
export interface ConsentedSheet {
  readonly sheet: DaySheet;
  readonly consent: ConsentRecord | undefined;
}

const KEYS_PER_PAGE = 100;

/**
 * The sheets of one kind of account on these days, page by page. Consent is read before the sheets, so that sheets
 * are read only where there is one; of the two orders neither is safer, since publishing checks the epochs.
 */
export async function* gatherSheets(
  { observations, consents }: GatherPorts,
  days: readonly Day[],
  kind: ConsentRecord['kind'],
): AsyncGenerator<readonly ConsentedSheet[]> {
  for (const day of days) {
    for await (const keys of observations.keysOfDay(day)) {
      for (let start = 0; start < keys.length; start += KEYS_PER_PAGE) {
        const page = keys.slice(start, start + KEYS_PER_PAGE);
        const records = await consents.readMany(page.map(({ account }) => account));
        const wanted = page.filter(({ account }) => records.get(account)?.kind === kind);
        const sheets = await observations.sheets(wanted);
        yield sheets.map((sheet) => ({ sheet, consent: records.get(sheet.account) }));
      }
    }
  }
}
