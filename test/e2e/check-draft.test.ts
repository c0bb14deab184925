import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import * as z from 'zod';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';

import { importCatalogue } from '../../bin/start/catalogue.ts';
import { startSample, type RunningSample } from '../../bin/start/run-sample.ts';
import { localSettings, synthesise, takePorts } from '../../bin/start/stage.ts';
import { DRAFTS } from '../../functions/web/words/catalogues.ts';
import type { WitnessedCall } from '../../infra/local/gate/witness.ts';
import type { Page } from '../../infra/local/sample/browser.ts';
import { loadSampleCompany, SAMPLE_DIRECTORY } from '../../infra/local/sample/sample-company.ts';
import { siteUrl } from '../../infra/stages.ts';
import { DraftAttempts } from '../../shared/drafts/attempts.ts';
import { CANARY, CANARY_TOKEN, canariesIn } from '../support/canary.ts';
import { GateWitness } from '../support/gate-witness.ts';
import { holdings } from '../support/holdings.ts';
import { stored } from '../support/stored.ts';
import { Visitor } from '../support/sample-visitor.ts';

const ACTION = '/check-a-draft';

/** A draft goes through the synthesised topology, gate on: page, function, page, and nowhere else. */
describe('checking a draft', () => {
  const directory = mkdtempSync(join(tmpdir(), 'candor-draft-'));
  const calls: WitnessedCall[] = [];
  const witness = new GateWitness((call) => void calls.push(call));
  let running: RunningSample;
  let visitor: Visitor;

  beforeAll(async () => {
    const sample = loadSampleCompany({ directory: SAMPLE_DIRECTORY, endsOn: '2026-03-01' });
    const ports = await takePorts(9100);
    const settings = localSettings(sample, ports);
    running = await startSample({
      sample,
      settings,
      ports,
      assembly: await synthesise(settings, directory),
      startsAt: sample.moment(0),
      startGate: witness.startGate,
      dynamodbUrl: inject('dynamodbUrl'),
    });
    await importCatalogue(running.engine, sample);
    visitor = new Visitor(siteUrl(settings, 'participant'));
    await visitor.signIn('imogen');
  }, 300_000);
  afterAll(async () => {
    await running.close();
    rmSync(directory, { recursive: true, force: true });
  });

  const check = async (draft: string): Promise<Page> =>
    visitor.press(await visitor.open(ACTION), { action: ACTION }, { draft });
  const termOf = () => running.sample.terms.find(({ category }) => category === 'codename')?.term ?? '';

  it('shows what gives something away, with a reason and what to write instead', async () => {
    const page = await check(`So proud of this! The token is ${CANARY_TOKEN} ${CANARY}`);

    expect(page.status).toBe(200);
    expect(page.html).toContain(`<mark>${CANARY_TOKEN}</mark>`);
    expect(page.html).toContain('A credential: GitHub personal token.');
    expect(page.html).toContain('The build signs in with a key of its own now');
    expect(page.html).toContain('reads it as rather positive');
    expect(page.html).toContain(DRAFTS.en.company.none);
  });

  it('says of a company term that something may be in it, and marks nothing', async () => {
    expect(termOf().length).toBeGreaterThan(3);
    const page = await check(`Great progress on ${termOf()} today ${CANARY}`);

    expect([page.status, page.html.includes(DRAFTS.en.company.seen)]).toEqual([200, true]);
    expect(page.html).not.toContain('<mark>');
    expect(page.html).toContain('Risk: none found.');
  });

  it('leaves the words in no table, queue, bucket or log, and in no call but the one that asks', async () => {
    const held = await holdings(running.engine);
    const logs = running.engine.functionNames.map(
      (name) => [name, JSON.stringify(running.engine.logs(name))] as const,
    );
    const asking = calls.filter(({ service }) => service === 'lambda');
    const others = calls
      .filter(({ service }) => service !== 'lambda')
      .map(({ service, url, body }) => [service, `${decodeURIComponent(url)}\n${body.toString()}`] as const);

    expect([held.length > 20, logs.length > 10, others.length > 10]).toEqual([true, true, true]);
    expect(canariesIn([...held, ...logs, ...others])).toEqual([]);
    // The text does reach the one function that is asked; else all of this would prove nothing.
    expect(
      asking.map(({ caller, needs }) => [caller.name.includes('participantsite'), needs.length]),
    ).toEqual([
      [true, 1],
      [true, 1],
    ]);
    expect(canariesIn(asking.map(({ body }) => ['asked', body.toString()]))).toHaveLength(2);
  });

  it('keeps how often was asked, until midnight, and nothing else', async () => {
    const schema = z.strictObject({ pk: z.string(), sk: z.string(), ...DraftAttempts.shape });
    const kept = await stored(running.engine, 'Site', { prefix: 'draft#', schema });

    expect(kept).toHaveLength(1);
    expect(kept[0]).toMatchObject({ today: 2, thisHour: 2 });
  });

  it('keeps the draft in the field when the function cannot be reached, and says so', async () => {
    const take = running.engine.faults.plan({ kind: 'unavailable', action: 'lambda:InvokeFunction' });

    const page = await check(`My draft <b>${CANARY}</b>`);
    take();

    expect(page.status).toBe(503);
    expect(page.html).toContain('Drafts cannot be checked right now.');
    expect(page.html).toContain(`My draft &lt;b&gt;${CANARY}&lt;/b&gt;</textarea>`);
    expect(canariesIn(running.engine.logs().map(({ text }) => ['log', text]))).toEqual([]);
  });

  it('ends after twenty in an hour, with the draft still in the field', async () => {
    const pages: Page[] = [];
    for (let tried = 3; tried < 21; tried += 1) pages.push(await check(`Draft ${tried}`));

    expect(pages.map(({ status }) => status)).toEqual([...Array.from({ length: 17 }, () => 200), 429]);
    expect(pages.at(-1)?.html).toContain('Draft 20</textarea>');
  }, 120_000);

  it('needs nothing that the templates do not grant', () => {
    expect(running.engine.denials).toEqual([]);
    const unused = witness
      .grants()
      .filter(({ caller }) => caller.includes('checkdraft'))
      .filter(({ isUsed, action }) => !isUsed && !action.startsWith('logs:'));
    expect(unused).toEqual([]);
  });
});
