import { laterBy, type Draft } from './drafting-desk.ts';
import type { SeededRandom } from './seeded-random.ts';

const EDITS: readonly ((text: string, random: SeededRandom) => string)[] = [
  (text) => `${text}\n\nEdit: spelling. I can spell, I promise.`,
  (text) => `${text} (edited: typo)`,
  (text) => `${text}\n\nEdit: thank you all, I can't answer everyone!`,
  (text) => `${text}\n\nEDIT: it was the other one. Story stands.`,
  (text, random) => `${text} ${random.pick(['#ClearWaters', '#LifeAtWendlebrook', '#RiverPulse'])}`,
  (text) => text.replaceAll(/ ?#[A-Za-z]+/gu, '').trim() || text,
];

/** Some posts are edited later (words, a tag added, all tags taken away) and some deleted. */
export const withSecondThoughts = (draft: Draft, random: SeededRandom): Draft => {
  if (draft.day < 0) return draft;
  if (random.chance(0.045)) {
    const text = random.pick(EDITS)(draft.text, random);
    const edit = { ...laterBy(draft, Math.ceil(random.heavyTailed(240, 1.6))), text };
    return text === draft.text ? draft : { ...draft, edit };
  }
  if (!random.chance(0.035)) return draft;
  return { ...draft, deleted: laterBy(draft, Math.ceil(random.heavyTailed(1600, 1.5))) };
};
