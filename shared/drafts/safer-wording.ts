import type { OpenKind } from './draft.ts';

/** What to do about a place in a draft, and a sentence that says the same without it. */
export interface SaferWording {
  readonly instead: string;
  readonly example: string;
}

/** What to write instead, by what was found. */
export const SAFER_WORDING: Readonly<Record<OpenKind, SaferWording>> = {
  secret: {
    instead:
      'Leave it out: nobody who reads a post needs it. Say what it is for, never what it is. If it is real and was shown to anybody before, have it changed.',
    example: 'The build signs in with a key of its own now, and no longer with mine.',
  },
  'personal-data': {
    instead:
      'Leave out what tells who it is or how to reach them. Say what happened instead of to whom, or ask the person first.',
    example: 'A customer wrote that the repair held through the whole winter.',
  },
  topic: {
    instead:
      'Write about what is public already, and link to it. Leave out numbers, names, dates and plans that are not.',
    example: 'There is a lot going on at work. I will write about it when it has been announced.',
  },
};
