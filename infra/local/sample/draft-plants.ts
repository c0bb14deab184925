import {
  colleagueOf,
  engagement,
  laterBy,
  minuteOfDay,
  type Desk,
  type Draft,
  type Writer,
} from './drafting-desk.ts';
import { seededRandom } from './seeded-random.ts';
import { detailsOf, fillIn, readPlants, type Plant } from './text-files.ts';

const draftPlant = (plant: Plant & { theme: string }, writer: Writer, desk: Desk): Draft => {
  const { random } = desk;
  const { theme } = plant;
  const details = detailsOf(writer, colleagueOf(writer, desk));
  const day = random.between(plant.days?.[0] ?? 3, plant.days?.[1] ?? desk.cast.company.days - 4);
  const when = { day, minute: minuteOfDay(random) };
  const { edit, deletedAfterMinutes, leaks, hardNegative } = plant;
  return {
    author: writer.account.id,
    ...when,
    text: fillIn(plant.text, details, random),
    language: 'en',
    ...engagement(writer.account.followers, random),
    ...(edit && {
      edit: { ...laterBy(when, edit.afterMinutes), text: fillIn(edit.text, details, random) },
    }),
    ...(deletedAfterMinutes && { deleted: laterBy(when, deletedAfterMinutes) }),
    truth: {
      theme,
      sentiment: plant.sentiment,
      ...(leaks.length > 0 && { leaks }),
      ...(hardNegative && { hardNegative }),
    },
  };
};

const watches = (writer: Writer): boolean =>
  writer.decisions.some(
    (decision) => 'purposes' in decision && decision.purposes.confidentiality !== undefined,
  );

const QUOTES_SEED = 20_260_321;

/** Passages of documents and what only looks like them, each once, drawn apart so that no other post changes. */
export const draftQuotes = (desk: Desk): readonly Draft[] => {
  const own = { ...desk, random: seededRandom(QUOTES_SEED) };
  const { theme, plants } = readPlants(desk.directory, 'quotes');
  const writers = desk.writers.filter(watches);
  return plants.map((plant) => draftPlant({ ...plant, theme }, own.random.pick(writers), own));
};

/** Leaks go once to somebody whose posts are scanned and, every other one, to somebody whose are not. */
export const draftPlants = (desk: Desk): readonly Draft[] => {
  const scanned = desk.writers.filter(watches);
  const others = desk.writers.filter((writer) => !watches(writer));
  const leaks = readPlants(desk.directory, 'leaks');
  const misses = readPlants(desk.directory, 'near-misses');
  const place = (plant: Plant, theme: string, writers: readonly Writer[]): readonly Draft[] => {
    const draft = draftPlant({ ...plant, theme }, desk.random.pick(writers), desk);
    return desk.book.reserve(draft.text) ? [draft] : [];
  };
  return [
    ...leaks.plants.flatMap((plant, index) => [
      ...place(plant, leaks.theme, scanned),
      ...(index % 2 === 0 ? place(plant, leaks.theme, others) : []),
    ]),
    ...misses.plants.flatMap((plant) => [
      ...place(plant, misses.theme, scanned),
      ...place(plant, misses.theme, others),
    ]),
  ];
};
