import { describe, expect, it } from 'vitest';

import { fatesOf, type Fate } from '../support/fates.ts';
import { FaultPlay, type Strike } from '../support/fault-play.ts';
import { DESK_CHAPTERS } from '../support/fault-desks.ts';
import { CHAPTERS, EPILOGUE, POSTS, STARTS, WORDS, type Chapter } from '../support/fault-story.ts';
import type { CloudRequest } from '../support/memory-requests.ts';

/**
 * All combinations are run unless told to run every so many. A telling ends with the chapter after which everything is
 * as it would have been, since what is equal stays equal; one that never gets there is told to its end.
 */
const EVERY = Number(process.env['EVERY'] ?? 1);

const play = await FaultPlay.open(POSTS, WORDS, STARTS);
const putBack = play.keep();

interface Told {
  readonly name: string;
  readonly requests: readonly CloudRequest[];
  readonly before: () => void;
  readonly after: string;
}

/** The story in fair weather, chapter by chapter. */
const tellInPeace = async (chapters: readonly Chapter[], isRepeating: boolean): Promise<readonly Told[]> => {
  putBack();
  play.isRepeating = isRepeating;
  const told: Told[] = [];
  for (const { name, at, tell } of [...chapters, ...EPILOGUE]) {
    const before = play.keep();
    play.beginChapter(at);
    await tell(play);
    told.push({ name, requests: play.requests, before, after: play.state() });
  }
  return told;
};

/** Tells from a chapter on, one request of which is struck, until all is as it would have been; answers what is not. */
const tellStruck = async (
  { chapters, story }: { readonly chapters: readonly Chapter[]; readonly story: readonly Told[] },
  chapter: number,
  strike: Strike,
): Promise<string | undefined> => {
  story[chapter]?.before();
  let state = '';
  for (const [index, { at, tell }] of [...chapters, ...EPILOGUE].entries()) {
    if (index < chapter) continue;
    play.beginChapter(at, index === chapter ? strike : undefined);
    await tell(play);
    state = play.state();
    if (state === story[index]?.after) return undefined;
  }
  return state;
};

const servicesIn = (story: readonly Told[]): readonly string[] =>
  [...new Set(story.flatMap(({ requests }) => requests.map(({ service }) => service)))].sort();

const differenceOf = (state: string, expected = ''): readonly string[] => {
  const [lines, wanted] = [state.split('\n'), expected.split('\n')];
  return [
    ...lines.filter((line) => !wanted.includes(line)).map((line) => `+ ${line.trim()}`),
    ...wanted.filter((line) => !lines.includes(line)).map((line) => `- ${line.trim()}`),
  ];
};

const STORIES = [
  { what: 'the pipeline', chapters: CHAPTERS, files: 0 },
  { what: 'people at desks', chapters: DESK_CHAPTERS, files: 2 },
].flatMap((story) => [
  { ...story, how: 'once', isRepeating: false },
  { ...story, how: 'and once more', isRepeating: true },
]);

describe.each(STORIES)('$what, with every message handled $how', ({ chapters, files, isRepeating }) => {
  it('comes to the same, whatever befalls any one request', async () => {
    const inPeace = await tellInPeace(chapters, false);
    const began = process.cpuUsage();
    const story = await tellInPeace(chapters, isRepeating);
    const settled = new RegExp(`"queues": \\[\\],\\s+"files": ${files},[^]*"broken": \\[\\]`, 'u');
    expect(story.at(-1)?.after).toMatch(settled);
    expect(servicesIn(story)).toEqual(['dynamodb', 'kms', 'platform', 's3', 'sqs']);
    // Messages that come again change nothing.
    expect(story.at(-1)?.after).toBe(inPeace.at(-1)?.after);
    const cases = story
      .slice(0, chapters.length)
      .flatMap(({ name, requests }, chapter) =>
        requests.flatMap((request, at) =>
          fatesOf(request).map((fate: Fate) => ({ name, chapter, at, request, fate })),
        ),
      );
    const failed: unknown[] = [];
    let run = 0;
    for (const [index, { name, chapter, at, request, fate }] of cases.entries()) {
      if (index % EVERY !== 0) continue;
      run += 1;
      const state = await tellStruck({ chapters, story }, chapter, { at, fate }).catch(String);
      if (state === undefined) continue;
      const what = `${name}: ${at} ${request.service} ${request.command}: ${fate.name}`;
      failed.push([what, ...differenceOf(state, story.at(-1)?.after)]);
    }
    const requests = story.slice(0, chapters.length).flatMap((one) => one.requests);
    const { user, system } = process.cpuUsage(began);
    console.log(
      `fault matrix: ${requests.length} requests, ${run} of ${cases.length} combinations, ${Math.round((user + system) / 1e6)} s of CPU`,
    );
    expect(failed.slice(0, 12)).toEqual([]);
    expect(failed).toHaveLength(0);
  }, 1_800_000);
});
