import * as z from 'zod';

import { Lesson } from './clip-learning.ts';
import { GroupCount } from './figures.ts';
import { ProgrammeSizes, Steps } from './steps.ts';

/**
 * What an advocacy release was decided by: groups' counts, the programme's sizes, the steps in force, and what the
 * period teaches for the clips of later ones. All of it carries noise that was drawn once. It is kept beside the
 * release, for later periods and for an audit, where no site can read it.
 */
export const ReleaseEvidence = z.object({
  counts: z.array(GroupCount).max(500),
  sizes: ProgrammeSizes.optional(),
  steps: Steps,
  lesson: Lesson,
});
export type ReleaseEvidence = z.infer<typeof ReleaseEvidence>;
