import { GROUP_FLOOR } from './policy.ts';

/** How many people are in a group, as counted and with noise. */
export interface GroupSize {
  readonly people: number;
  readonly noisyCount: number;
}

/**
 * Whether a figure about a group may be published. The minimum is compared with the noisy count, so that watching a
 * figure come and go does not count people exactly; a group below the floor of five is withheld whatever noise says.
 */
export const isGroupLargeEnough = ({ people, noisyCount }: GroupSize, minimumGroup: number): boolean =>
  people >= GROUP_FLOOR && noisyCount >= minimumGroup;
