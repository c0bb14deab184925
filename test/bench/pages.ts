/**
 * What each page costs, on the sample company's last day: `npm run bench:pages`. Processor time of the site's function
 * and bytes as they are sent; no time by the clock.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { playStory, startSample, type RunningSample } from '../../bin/start/run-sample.ts';
import { localSettings, synthesise, takePorts } from '../../bin/start/stage.ts';
import { loadSampleCompany, SAMPLE_DIRECTORY } from '../../infra/local/sample/sample-company.ts';
import { SITES, type Site } from '../../shared/names.ts';
import { tableOf } from './table.ts';
import { Visited, type PageCost } from './visited.ts';

const FIRST_PORT = 8720;
const KB = 1024;
const FIRST_LOAD_AT_MOST = 50 * KB;

/** Some of the sample company who between them may open every page of a site; nobody signs in to the public one. */
const VISITORS: Readonly<Record<Site, readonly (string | undefined)[]>> = {
  participant: ['imogen'],
  comms: ['oskar'],
  security: ['benedikt'],
  oversight: ['beatrix', 'dagny'],
  administration: ['leopold'],
  public: [undefined],
};

/** What pages show that the story leaves empty: a proposal, a round of recognition, a report, terms, a document, rules. */
const fill = async (running: RunningSample): Promise<void> => {
  const entered = async (site: Site, person?: string): Promise<Visited> => {
    const visited = new Visited(running, site, person);
    await visited.enter();
    return visited;
  };
  const comms = await entered('comms', 'oskar');
  await comms.send('/drafting/new', 'why', {
    title: 'Say which accounts are meant',
    why: 'Several people asked whether a private account counts.',
    weeks: '2',
    appliesTo: 'This policy applies to public posts about the company, on whichever account.',
  });
  const until = new Date(running.engine.now().getTime() + 28 * 86_400_000).toISOString().slice(0, 10);
  await comms.send('/recognition', 'about', { title: 'Thanks', until, about: 'For who helped others.' });
  const nominee = await entered('participant', 'imogen');
  await nominee.send('/recognition', 'says', { name: 'Imogen', says: 'I wrote down how we test.' });
  await (await entered('public')).send('/concern', 'says', { says: 'A concern, to see its page.' });
  const administrator = await entered('administration', 'leopold');
  const term = { aliases: '', exceptions: '', category: 'codename', severity: 'high', freeFrom: '' };
  await administrator.send('/terms', 'term', { ...term, term: 'Project Lapwing' });
  const text =
    'The plan is that we move the river gauges to the new mounts before the spring floods. '.repeat(20);
  await administrator.send('/documents', 'text', { name: 'The plan', text });
  await administrator.send('/rules', 'rules', { rules: JSON.stringify([OWN_RULE]) });
};

const OWN_RULE = {
  ...{ id: 'own-case-number', version: 1, kind: 'personal-data', category: 'case', severity: 'high' },
  ...{ mode: 'prefix', keywords: ['wbk-'], pattern: '(?i:wbk)-[0-9]{4}', ignoreCase: true },
  ...{ confidence: 0.9, positives: ['about WBK-2041 today'], negatives: ['WBK-20'] },
};

/** What each page of a site costs, whoever may open it, and what its function costs to start. */
const measured = async (
  running: RunningSample,
  site: Site,
): Promise<{ readonly costs: readonly PageCost[]; readonly start: readonly [number, number] }> => {
  const costs: PageCost[] = [];
  let start: readonly [number, number] = [0, 0];
  for (const person of VISITORS[site].toReversed()) {
    const visited = new Visited(running, site, person);
    await visited.enter();
    costs.push(...(await visited.pages(costs.map(({ path }) => path))));
    start = await visited.coldStart();
  }
  return { costs, start };
};

const played = async (directory: string): Promise<RunningSample> => {
  const sample = loadSampleCompany({
    directory: SAMPLE_DIRECTORY,
    endsOn: new Date().toISOString().slice(0, 10),
  });
  const ports = await takePorts(FIRST_PORT);
  const settings = localSettings(sample, ports);
  const assembly = await synthesise(settings, directory);
  const running = await startSample({ sample, settings, ports, assembly, startsAt: sample.moment(0) });
  await playStory(running, ({ day, days }) => process.stderr.write(`\rday ${day} of ${days}`));
  process.stderr.write('\n');
  return running;
};

/** Below a millisecond the machine counts too coarsely for a figure. */
const shownMs = (milliseconds: number): string => (milliseconds < 1 ? '< 1' : milliseconds.toFixed(0));

const kilobytes = (bytes: number): string => (bytes / KB).toFixed(1);

const directory = mkdtempSync(join(tmpdir(), 'candor-pages-'));
try {
  const running = await played(directory);
  const pages: string[][] = [];
  const starts: string[][] = [];
  try {
    await fill(running);
    for (const site of SITES) {
      const { costs, start } = await measured(running, site);
      for (const { path, median, p95, bytes, firstLoad } of costs) {
        const first = kilobytes(firstLoad);
        const judged = firstLoad <= FIRST_LOAD_AT_MOST ? first : `**${first}, missed**`;
        const shown = path.replaceAll(/\/[\w-]{20,}/gu, '/…');
        pages.push([site, shown, shownMs(median), shownMs(p95), kilobytes(bytes), judged]);
      }
      starts.push([site, ...start.map((milliseconds) => milliseconds.toFixed(0))]);
    }
  } finally {
    await running.close();
  }
  console.log(
    tableOf(
      ['site', 'page', 'CPU ms, median', 'CPU ms, 95th percentile', 'KB', 'KB of a first load (bar 50)'],
      pages,
    ),
  );
  console.log();
  console.log(tableOf(['cold start', 'CPU ms to load its code', 'CPU ms of the first page'], starts));
} finally {
  rmSync(directory, { recursive: true, force: true });
}
