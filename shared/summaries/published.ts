import * as z from 'zod';

import { hashOf } from '../canonical-json.ts';
import { AuditSummary } from './audit-summary.ts';
import { SummaryNote } from './summary-note.ts';

/** Whatever the log names among summaries, of every form that was ever published. */
const Published = z.union([AuditSummary, SummaryNote]);
export type Published = z.infer<typeof Published>;

/** What a published text is; undefined where it is neither a summary nor a note. */
export const publishedIn = (text: string): Published | undefined => {
  try {
    return Published.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
};

/** Whether it is what was published: its hash fits. */
export const isIntact = (published: Published): boolean => {
  const { sha256, ...draft } = published;
  return hashOf(draft) === sha256;
};

/** The file that it is published as, below `summaries/`. */
export const fileNameOf = (id: string): string => `${id.replace(/^summary-/u, '')}.json`;
