import type { FC } from 'hono/jsx';

import { canonicalJson } from '../../../shared/canonical-json.ts';
import { ServiceError } from '../../../shared/errors.ts';
import { AccountId } from '../../../shared/ids.ts';
import { Month, monthAfter } from '../../../shared/summaries/summary-period.ts';
import { readPublished, type PublishedParts } from '../../../shared/weekly/read-published.ts';
import { Select } from '../select.tsx';
import type { SiteBuilder } from '../site-parts.ts';
import { fileOf, useSpeech } from './parts.tsx';

const MONTHS_OFFERED = 24;

/** A function’s answer may have 6 MB. */
const CHARACTERS_AT_MOST = 5_000_000;

const monthOf = (now: Date): Month => Month.parse(now.toISOString().slice(0, 7));

/** What was published in a month, as it was hashed, for whoever verifies a summary. */
export const ReleaseFiles: FC<{ readonly now: Date }> = ({ now }) => {
  const { words, formats } = useSpeech();
  const months = Array.from({ length: MONTHS_OFFERED }, (_, back) => monthAfter(monthOf(now), -back));
  const { title, about, month, download } = words.released;
  return (
    <>
      <h2>{title}</h2>
      <p>{about}</p>
      <form method="get" action="/releases.json" class="report">
        <Select
          name="month"
          label={month}
          chosen={monthAfter(monthOf(now), -1)}
          options={months.map((one) => [one, formats.month(`${one}-01`)])}
        />
        <p>
          <button type="submit">{download}</button>
        </p>
      </form>
    </>
  );
};

/** Releases as they were hashed, by the month in which they were published: one list, as canonical JSON. */
export const addReleaseFiles = (site: SiteBuilder, parts: PublishedParts): void =>
  site.guarded('GET /releases.json', async (visit) => {
    const asked = new URL(visit.context.req.url).searchParams;
    const month = Month.safeParse(asked.get('month')).data;
    if (month === undefined)
      throw new ServiceError('invalid-input', 'say of which month, as /releases.json?month=2026-09');
    const account = AccountId.safeParse(asked.get('account')).data;
    const content = canonicalJson(await readPublished(parts, { month, account }));
    if (content.length > CHARACTERS_AT_MOST)
      throw new ServiceError('invalid-input', 'too much for one file: ask for each account, with &account=');
    return fileOf(visit, { name: `candor-releases-${month}.json`, type: 'application/json', content });
  });
