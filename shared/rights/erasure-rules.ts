import { isClosed } from '../alerts/handling.ts';
import type { LeakAlert } from '../alerts/leak-alert.ts';
import { needsText, type ConsentRecord } from '../consent/consent-record.ts';
import type { Purpose } from '../consent/scope.ts';
import { coveredPurposes } from '../posts/covered-rows.ts';
import { isLive, type DaySheet, type LivePost, type PostRow } from '../posts/day-sheet.ts';

/**
 * What becomes of an alert when its author withdraws: a closed one goes, an open one stays as a case without account,
 * author, post, link, or what would find its rows in the log, and an incident that was confirmed or escalated is kept as it is, under its own stated basis.
 */
export const releaseAlert = (
  alert: LeakAlert,
  revision: string,
):
  | { readonly kind: 'remove' }
  | { readonly kind: 'keep' }
  | { readonly kind: 'replace'; alert: LeakAlert } => {
  if (isClosed(alert.state)) return { kind: 'remove' };
  if (alert.state === 'confirmed' || alert.state === 'escalated') return { kind: 'keep' };
  const { account: _account, author: _author, post: _post, url: _url, opening: _opening, ...rest } = alert;
  return { kind: 'replace', alert: { ...rest, revision } };
};

/** A row without what was derived for the dropped purposes; undefined where no purpose is left for it. */
const withoutPurposes = (row: LivePost, dropped: readonly Purpose[]): LivePost | undefined => {
  const purposes = row.purposes.filter((purpose) => !dropped.includes(purpose));
  if (purposes.length === row.purposes.length) return row;
  if (purposes.length === 0) return undefined;
  const { counts, sentiment, language, notes, alerts, editHash, ...rest } = row;
  const isConfidentiality = purposes.includes('confidentiality');
  return {
    ...rest,
    purposes,
    frozen: purposes.includes('engagement') && row.frozen,
    ...(purposes.includes('engagement') && counts !== undefined && { counts }),
    ...(purposes.includes('sentiment') && sentiment !== undefined && { sentiment }),
    ...(purposes.includes('sentiment') && language !== undefined && { language }),
    ...(isConfidentiality && notes !== undefined && { notes }),
    ...(isConfidentiality && alerts !== undefined && { alerts }),
    ...(needsText(purposes) && editHash !== undefined && { editHash }),
  };
};

/** A choice that was narrowed, and the consent as it stands by now. */
export interface Narrowing {
  readonly purposes: readonly Purpose[];
  readonly generation: string;
  readonly consent: ConsentRecord | undefined;
}

/** The purposes of a row that were dropped or narrowed and do not cover its post any more. */
const lostBy = (row: LivePost, { purposes, generation, consent }: Narrowing): readonly Purpose[] => {
  const covered = coveredPurposes(row, consent, generation);
  return row.purposes.filter((purpose) => purposes.includes(purpose) && !covered.includes(purpose));
};

/**
 * A sheet without what was derived for purposes that do not cover its posts any more; the very same object where nothing
 * has to go. What was collected since a purpose was given again stays.
 */
export const stripSheet = (sheet: DaySheet, narrowing: Narrowing, revision: string): DaySheet => {
  const posts = sheet.posts.flatMap((row): readonly PostRow[] => {
    if (!isLive(row)) return [row];
    const left = withoutPurposes(row, lostBy(row, narrowing));
    return left === undefined ? [] : [left];
  });
  const isSame =
    posts.length === sheet.posts.length && posts.every((row, index) => row === sheet.posts[index]);
  return isSame ? sheet : { ...sheet, posts, revision };
};

/**
 * Whether an alert must leave its author after a narrowing: unless its post's row shows that the consent still covers
 * it. A post whose row is gone shows nothing.
 */
export const isAlertLost = (alert: LeakAlert, sheets: readonly DaySheet[], narrowing: Narrowing): boolean =>
  narrowing.purposes.includes('confidentiality') &&
  !sheets
    .flatMap(({ posts }) => posts)
    .filter(isLive)
    .some(
      (row) =>
        row.id === alert.post &&
        coveredPurposes(row, narrowing.consent, narrowing.generation).includes('confidentiality'),
    );
