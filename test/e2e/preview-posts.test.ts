import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';

import { startSample, type RunningSample } from '../../bin/start/run-sample.ts';
import { localSettings, synthesise, takePorts } from '../../bin/start/stage.ts';
import type { Page } from '../../infra/local/sample/browser.ts';
import type { WitnessedCall } from '../../infra/local/gate/witness.ts';
import { Staff } from '../../infra/local/sample/play.ts';
import { loadSampleCompany, SAMPLE_DIRECTORY } from '../../infra/local/sample/sample-company.ts';
import { siteUrl } from '../../infra/stages.ts';
import { canariesIn, withCanaries } from '../support/canary.ts';
import { GateWitness } from '../support/gate-witness.ts';
import { holdings } from '../support/holdings.ts';
import { Visitor } from '../support/sample-visitor.ts';

const PERSON = 'imogen';
const DAY = 40;

/** Somebody looks at their own posts before any consent: page, function, platform, page, and nowhere else. */
describe('looking which posts would count', () => {
  const directory = mkdtempSync(join(tmpdir(), 'candor-preview-'));
  const calls: WitnessedCall[] = [];
  const witness = new GateWitness((call) => void calls.push(call));
  let running: RunningSample;
  let visitor: Visitor;
  let path = '';

  beforeAll(async () => {
    const sample = withCanaries(loadSampleCompany({ directory: SAMPLE_DIRECTORY, endsOn: '2026-03-01' }));
    const ports = await takePorts(9160);
    const settings = localSettings(sample, ports);
    running = await startSample({
      sample,
      settings,
      ports,
      assembly: await synthesise(settings, directory),
      startsAt: sample.moment(DAY),
      startGate: witness.startGate,
      dynamodbUrl: inject('dynamodbUrl'),
    });
    const account = sample.people.find(({ key }) => key === PERSON)?.account?.id ?? '';
    const socialHost = running.social.host;
    await new Staff({ sample, site: (name) => siteUrl(settings, name), socialHost }).play({
      day: DAY,
      person: PERSON,
      account,
      do: 'connect',
    });
    visitor = new Visitor(siteUrl(settings, 'participant'));
    await visitor.signIn(PERSON);
    path = `/accounts/${Buffer.from(`mastodon:${socialHost}/${account}`).toString('base64url')}`;
  }, 300_000);
  afterAll(async () => {
    await running.close();
    rmSync(directory, { recursive: true, force: true });
  });

  /** Presses the button that looks, which is one of the form that chooses. */
  const look = async (fields: Readonly<Record<string, string>>): Promise<Page> => {
    const page = await visitor.open(path);
    const form = page.forms.find(({ action }) => action === `${path}/choose`);
    if (form === undefined) throw new Error(`no form to choose: ${page.status}`);
    return visitor.browser.submit(page, { ...form, action: `${path}/preview` }, fields);
  };

  it('shows their own posts, judged, to their author', async () => {
    const page = await look({
      engagement: 'yes',
      'engagement-scope': 'campaign-tag',
      confidentiality: 'yes',
      'confidentiality-scope': 'all-public',
    });

    expect(page.status).toBe(200);
    // Their posts do hold the canary; else all that follows would prove nothing.
    expect(canariesIn([['page', page.html]])).not.toEqual([]);
    expect(page.html).toContain('No: before you agreed');
    expect(page.html).toMatch(/0 of [1-9]\d* count\./u);
  });

  it('leaves no word in any table, queue, bucket or log, and in no call at all', async () => {
    const held = await holdings(running.engine);
    const logs = running.engine.functionNames.map(
      (name) => [name, JSON.stringify(running.engine.logs(name))] as const,
    );
    const made = calls.map(
      ({ service, url, body }) => [service, `${decodeURIComponent(url)}\n${body.toString()}`] as const,
    );

    expect([held.length > 3, logs.length > 10, made.length > 5]).toEqual([true, true, true]);
    expect(canariesIn([...held, ...logs, ...made])).toEqual([]);
    const asked = calls.filter(({ service }) => service === 'lambda');
    expect(asked.map(({ caller }) => caller.name.includes('participantsite'))).toEqual([true]);
    expect(calls.filter(({ caller }) => caller.name.includes('previewposts'))).toEqual([]);
  });

  it('gives no consent, and has nothing visited', async () => {
    expect((await visitor.open('/')).html).toContain('you have not consented to anything');
    const consents = (await holdings(running.engine)).filter(([, text]) => text.includes('"purposes"'));
    expect(consents).toEqual([]);
  });

  it('says that nothing can be shown when the function is not reached, and keeps what was answered', async () => {
    const take = running.engine.faults.plan({ kind: 'unavailable', action: 'lambda:InvokeFunction' });
    const page = await look({ engagement: 'yes', 'engagement-scope': 'company-mention' });
    take();

    expect(page.status).toBe(503);
    expect(page.html).toContain('Your posts cannot be shown right now.');
    expect(page.html).toContain('<option value="company-mention" selected="">');
  });

  it('needs nothing that the templates do not grant', () => {
    expect(running.engine.denials).toEqual([]);
  });
});
