/** Where a part of what is held comes from, what for, who gets to see it, and until when it is held. */
export interface Origin {
  readonly title: string;
  readonly sources: readonly string[];
  readonly purposes: readonly string[];
  readonly recipients: readonly string[];
  readonly kept: string;
}

/** The parts of an export that hold what stores hold, in the order in which they are read. */
export const PARTS = [
  'profile',
  'accounts',
  'consents',
  'decisions',
  'days',
  'alerts',
  'readsByOthers',
  'notices',
  'copies',
  'draftChecks',
  'policy',
  'nominations',
  'log',
] as const;
export type PartName = (typeof PARTS)[number];
