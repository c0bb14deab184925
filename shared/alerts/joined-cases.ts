import type { LeakAlert } from './leak-alert.ts';

/** As many alerts of one case are followed. */
export const CASE_AT_MOST = 20;

/** Whether alerts about the same words are one case wherever they stood. A name in two posts may be two people’s. */
const joinsAnywhere = ({ kind }: Pick<LeakAlert, 'kind'>): boolean =>
  kind === 'secret' || kind === 'company-term';

/** What an alert shares with every other that it is joined to directly: its post, and its secret or confidential term. */
export const linksOf = (alert: Pick<LeakAlert, 'caseId' | 'duplicateHash' | 'kind'>) => ({
  post: alert.caseId,
  words: joinsAnywhere(alert) ? alert.duplicateHash : undefined,
});

/** Whether two alerts are about the same post, or about the same secret or confidential term. */
export const areJoined = (one: LeakAlert, other: LeakAlert): boolean => {
  const [links, theirs] = [linksOf(one), linksOf(other)];
  return links.post === theirs.post || (links.words !== undefined && links.words === theirs.words);
};

/**
 * All alerts of the case that one belongs to, the one itself first: whatever is joined to it by post or words, and
 * whatever is joined to that. It stops once the case has as many as are followed.
 */
export const caseAround = async (
  start: LeakAlert,
  joinedTo: (alert: LeakAlert) => Promise<readonly LeakAlert[]>,
): Promise<{ readonly alerts: readonly LeakAlert[]; readonly isMore: boolean }> => {
  const known = new Map([[start.id, start]]);
  // A map goes on with what is put into it while it is walked.
  for (const alert of known.values()) {
    for (const joined of await joinedTo(alert)) {
      if (known.size === CASE_AT_MOST && !known.has(joined.id)) {
        return { alerts: [...known.values()], isMore: true };
      }
      known.set(joined.id, joined);
    }
  }
  return { alerts: [...known.values()], isMore: false };
};

/** Alerts joined into the cases that they show, in the order of each case's first. */
export const groupCases = (alerts: readonly LeakAlert[]): readonly (readonly LeakAlert[])[] => {
  let cases: { readonly links: ReadonlySet<string>; readonly members: readonly LeakAlert[] }[] = [];
  for (const alert of alerts) {
    const { post, words } = linksOf(alert);
    const links = [`post ${post}`, ...(words === undefined ? [] : [`words ${words}`])];
    const touched = cases.filter((one) => links.some((link) => one.links.has(link)));
    const joined = {
      links: new Set([...touched.flatMap((one) => [...one.links]), ...links]),
      members: [...touched.flatMap(({ members }) => members), alert],
    };
    const [first] = touched;
    cases =
      first === undefined
        ? [...cases, joined]
        : cases.flatMap((one) => (one === first ? [joined] : touched.includes(one) ? [] : [one]));
  }
  return cases.map(({ members }) => members);
};
