const nounFor = (count: number, one: string, many: string): string => (count === 1 ? one : many);

/** The words in which a week is reported, on the page and by e-mail, in English. */
export const words = {
  posts: (count: number, shown: string) => `${shown} ${nounFor(count, 'post', 'posts')}`,
  interactions: (count: number, shown: string) => `${shown} ${nounFor(count, 'interaction', 'interactions')}`,
  figure: {
    withheld: '[c]',
    noisy: (value: string, margin: string) => `about ${value}, give or take ${margin}`,
  },
  week: {
    title: 'This week',
    about: (from: string, to: string) =>
      `The week from ${from} to ${to}, whose posts were all counted at the age of seven days.`,
    officialNone:
      'No account of the organisation’s own has been read yet, so there is nothing to say of any.',
    officialSilent: 'The organisation’s own accounts published nothing.',
    official: (posts: string, interactions: string, change: string) =>
      `The organisation’s own accounts published ${posts}, which drew ${interactions}: ${change}.`,
    more: (by: string) => `${by} more than in the week before`,
    fewer: (by: string) => `${by} fewer than in the week before`,
    same: 'as many as in the week before',
    notCompared: 'not compared, since not all of them were read in all of this week and the one before',
    advocacyNone: 'Of people who take part, nothing is published yet: a period is, eight days after its end.',
    advocacyWithheld: (period: string) =>
      `Of people who take part, the figure for ${period} reads [c]: it is zero, small or withheld.`,
    advocacy: (period: string, { value, margin }: { value: string; margin: string }, change: string) =>
      `People who take part published about ${value} posts in ${period}, give or take ${margin}${change}.`,
    advocacyMore: ': more than in the period before, by more than chance explains',
    advocacyFewer: ': fewer than in the period before, by more than chance explains',
    advocacySame: '; chance may explain the difference from the period before',
    campaign: (tag: string, posts: string, interactions: string) =>
      `Of the campaigns, #${tag} drew most with official posts: ${posts} and ${interactions}.`,
    clicks: (title: string, count: number, shown: string) =>
      `The link of “${title}” was opened ${count === 1 ? 'once' : `${shown} times`}.`,
    links: 'Clicks on the links of campaigns',
    campaignNone: 'No official post carried the tag of a campaign.',
    top: 'Official posts that drew most',
    topNone: 'No official post was published this week.',
    campaigns: 'Campaigns',
    apart:
      'Official and advocacy figures count different posts under different rules. They are never added up.',
    columns: {
      campaign: 'Campaign',
      clicks: 'Clicks',
      officialPosts: 'Official posts',
      officialInteractions: 'Interactions with them',
      advocacy: 'Posts of people who take part, latest month',
      unpublished: 'not published',
    },
    next: 'What to do next',
    approve: (handle: string) => `${handle} waits for somebody else’s approval.`,
    register: 'Register an account of the organisation: one person asks, another approves.',
    silentTag: (tag: string) => `#${tag} had no official post this week.`,
    bestTime: (hours: string, each: string, posts: string) =>
      `Over the last four weeks, posts published from ${hours} UTC drew most: ${each} interactions each (${posts}).`,
    nothing: 'Nothing waits for you.',
  },
  official: {
    hoursOf: (from: string, to: string) => `${from}:00 to ${to}:00`,
  },
  advocacy: {
    week: (day: string) => `week from ${day}`,
  },
};
