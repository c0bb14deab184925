import { canonicalJson } from '../../shared/canonical-json.ts';
import { ServiceError } from '../../shared/errors.ts';
import type { PublicFiles } from '../../shared/summaries/public-files.ts';
import { fileNameOf, type Published } from '../../shared/summaries/published.ts';
import {
  Month,
  monthAfter,
  monthPeriod,
  quarterEndingWith,
  type SummaryPeriod,
} from '../../shared/summaries/summary-period.ts';
import type { SummaryShelf } from '../../shared/summaries/summary-shelf.ts';
import { composeSummary, type ComposePorts, type SummaryPolicy } from './compose-summary.ts';

/** What the summary works with. */
export interface SummaryPorts extends ComposePorts {
  readonly shelf: SummaryShelf;
  readonly files: PublicFiles;
}

/** A release that was on its way at midnight is in before a month is summed up. */
const MARGIN_MILLISECONDS = 3_600_000;

/** The month that ended last, and the quarter that ended with it, if one did. */
const periodsEndedBefore = (now: Date): readonly SummaryPeriod[] => {
  const settled = new Date(now.getTime() - MARGIN_MILLISECONDS);
  const month = monthAfter(Month.parse(settled.toISOString().slice(0, 7)), -1);
  const quarter = quarterEndingWith(month);
  return [monthPeriod(month), ...(quarter === undefined ? [] : [quarter])];
};

/**
 * Publishes the summary of the month that ended last, and of the quarter that ended with it: each written once, then made
 * public, then marked. Notes that somebody appended are made public likewise. A run that was stopped anywhere is finished
 * by the next, with the summary that was written first.
 */
export const createPublishSummary =
  (ports: SummaryPorts, policy: SummaryPolicy) =>
  async (now: Date): Promise<'published' | 'already-published'> => {
    let isNew = false;
    for (const period of periodsEndedBefore(now)) {
      if (await ports.shelf.isMarkedPublic(period.id)) continue;
      await publishPeriod(ports, policy, { period, now });
      isNew = true;
    }
    for (const note of await ports.shelf.notes()) {
      if (await ports.shelf.isMarkedPublic(note.id)) continue;
      await makePublic(ports, note);
      isNew = true;
    }
    return isNew ? 'published' : 'already-published';
  };

const publishPeriod = async (
  ports: SummaryPorts,
  policy: SummaryPolicy,
  wanted: { readonly period: SummaryPeriod; readonly now: Date },
): Promise<void> => {
  const { id } = wanted.period;
  if ((await ports.shelf.find(id)) === undefined)
    await ports.shelf.keep(await composeSummary(ports, policy, wanted));
  const summary = await ports.shelf.find(id);
  if (summary === undefined) throw new ServiceError('invariant', 'a summary that was kept is not there');
  await makePublic(ports, summary);
};

const makePublic = async ({ files, shelf }: SummaryPorts, published: Published): Promise<void> => {
  await files.put(`summaries/${fileNameOf(published.id)}`, canonicalJson(published));
  await shelf.markPublic(published.id);
};
