import { expect } from 'vitest';

import type { Engine } from '../../infra/local/engine-api.ts';
import { addDays, dayOf } from '../../shared/clock.ts';
import type { Site } from '../../shared/names.ts';
import type { Visitor } from '../support/sample-visitor.ts';

/** So many days before, the week that is reported now is within the campaign. */
const DAYS_BEFORE = 28;

/** Comms writes a campaign, imports clicks of its link and ends it; somebody looks at its material in between. */
export const runACampaign = async (
  signIn: (site: Site) => Promise<Visitor>,
  engine: Engine,
): Promise<void> => {
  const comms = await signIn('comms');
  const now = engine.now();
  const [today, before] = [dayOf(now), dayOf(addDays(now, -DAYS_BEFORE))];
  const action = '/campaigns';
  const link = 'https://example.com/campaign';
  const empty = await comms.open('/campaigns/new');
  const tag = /<option value="(?<tag>[^"]+)"/u.exec(empty.html)?.groups?.['tag'] ?? '';
  const form = {
    tag,
    title: 'A campaign',
    about: 'What we did',
    from: before,
    to: today,
    link,
    'text-1': 'Look!',
  };
  const path = (await comms.press(empty, { action }, form)).url.pathname;
  const list = (await comms.open(action)).html;
  expect(list).toContain(path);
  // What the sample's own comms wrote is there from the start.
  expect(list).toContain('Clear waters for Harrowmere');
  const clicks = `${today},12`;
  const page = await comms.press(await comms.open(path), { action: `${path}/clicks` }, { clicks });
  expect(page.html).toContain('one day imported');
  const participant = await signIn('participant');
  expect((await participant.open('/material')).html).toContain(link);
  await engine.invoke('send-report', { time: now.toISOString() });
  const reports = engine.mails.filter(({ to }) => to.includes('comms@wendlebrook.example'));
  expect(reports.length).toBeGreaterThan(0);
  expect(new Set(reports.map(({ subject }) => subject)).size).toBe(reports.length);
  await comms.press(await comms.open(path), { action: `${path}/end` });
  expect((await participant.open('/material')).html).not.toContain(link);
};
