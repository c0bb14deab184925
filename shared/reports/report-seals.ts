import * as z from 'zod';

import type { ReportPlace } from './report-code.ts';

const Base64 = z.base64().min(1);

/** Words that only the recipient's site can open: sealed under a key of their own, which the recipient's key wraps. */
export const SealedForRecipient = z.object({ key: Base64, words: Base64 });
export type SealedForRecipient = z.infer<typeof SealedForRecipient>;

/**
 * Seals words for the recipient, bound to one report.
 *
 * @throws ServiceError `unavailable` when the key service does not answer.
 */
export interface ReportSealer {
  seal(place: ReportPlace, words: string): Promise<SealedForRecipient>;
}

/**
 * Opens what was sealed for the recipient.
 *
 * @throws ServiceError `not-permitted` for another report's words or altered ones, `unavailable`.
 */
export interface ReportOpener {
  open(place: ReportPlace, sealed: SealedForRecipient): Promise<string>;
}
