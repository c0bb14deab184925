const MILLISECONDS_PER_DAY = 86_400_000;

/** A campaign as a person of comms fills in its form, and the clicks that the company's link service counted. */
export interface WrittenCampaign {
  /** Key of whoever writes it. */
  readonly person: string;
  readonly fields: Readonly<Record<string, string>>;
  /** Totals as they are pasted: a line a day. */
  readonly clicks: string;
}

/** How often the link was opened on each day, oldest first: made up. */
const CLICKS = [
  12, 18, 41, 37, 29, 9, 7, 33, 46, 52, 44, 38, 11, 8, 61, 118, 174, 96, 70, 24, 19, 58, 49, 43, 40, 35, 10,
];

/** So many days after the story's end the campaign still runs, so that its material is offered. */
const DAYS_TO_COME = 14;

const dayAt = (time: number, days: number): string =>
  new Date(time + days * MILLISECONDS_PER_DAY).toISOString().slice(0, 10);

/** What comms has made of one of the company's tags by a moment: four weeks of a campaign that goes on. */
export const sampleCampaign = (
  now: Date,
  { tags }: { readonly tags: readonly string[] },
): WrittenCampaign => {
  const at = now.getTime();
  return {
    person: 'priya',
    fields: {
      tag: tags[0] ?? '',
      title: 'Clear waters for Harrowmere',
      about: 'A year of open measurements of the Lunn. We invite everybody to look at what the river tells.',
      from: dayAt(at, -CLICKS.length),
      to: dayAt(at, DAYS_TO_COME),
      link: 'https://riverpulse.example/clear-waters',
      'text-1': 'The Lunn has a diary now: a year of open measurements, for everybody to read. #ClearWaters',
      'text-2': 'I work with people who listen to rivers. See what ours says this week. #ClearWaters',
    },
    clicks: CLICKS.map((clicks, index) => `${dayAt(at, index - CLICKS.length)},${clicks}`).join('\n'),
  };
};
