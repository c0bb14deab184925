import { describe, expect, it } from 'vitest';

import { commitmentFrom } from '../../../functions/web/public-log.tsx';
import { createPublicSite } from '../../../functions/web/public-site.tsx';
import { SITE } from '../../../functions/web/words/catalogues.ts';
import { parseVerifierKey } from '../../../shared/signing/signed-note.ts';
import { ledgerCommitment, outerOpeningOf } from '../../../shared/transparency/ledger-entry.ts';
import { createLeafProver } from '../../../shared/transparency/leaf-prover.ts';
import { LeafProof, proofFileText } from '../../../shared/transparency/proof-file.ts';
import { PROOF_FAULTS, verifyProof } from '../../../shared/transparency/verify-proof.ts';
import { closedPublicParts } from '../../support/closed-ports.ts';
import { openedPost } from '../../support/ledger-builder.ts';
import { LogWorld, ORIGIN } from '../../support/log-world.ts';
import { drawnBytes } from '../../support/proof-scene.ts';
import { ask } from '../../support/site-bench.ts';

const open = async () => {
  const world = new LogWorld();
  const row = world.add(openedPost('2026-11-16T12:00:00.000Z'));
  const tomorrow = world.add(openedPost('2026-11-17T12:00:00.000Z'));
  await world.seal('2026-11-17T03:30:00Z');
  const asked: string[] = [];
  const leaves = {
    dayOf: (hash: Uint8Array) => {
      asked.push('place');
      return world.store.dayOf(hash);
    },
    leavesOf: (day: Parameters<typeof world.store.leavesOf>[0]) => {
      asked.push('leaves');
      return world.store.leavesOf(day);
    },
  };
  const prove = createLeafProver({ log: world.store, leaves, origin: ORIGIN });
  const site = createPublicSite({ ...closedPublicParts(), prove, logKey: world.signer });
  return { world, row, tomorrow, site, asked };
};

describe('a commitment in an address', () => {
  it('is spelled in hexadecimal digits or in base64url, and in no other way', () => {
    const bytes = drawnBytes('one');
    const hex = Buffer.from(bytes).toString('hex');
    const url = Buffer.from(bytes).toString('base64url');
    for (const spelled of [hex, hex.toUpperCase(), url])
      expect(Buffer.from(commitmentFrom(spelled) ?? []).toString('hex')).toBe(hex);
    for (const other of [
      undefined,
      '',
      hex.slice(1),
      `${hex}00`,
      `${url}=`,
      url.slice(1),
      `${url} `,
      '../day',
    ])
      expect(commitmentFrom(other), other).toBeUndefined();
  });
});

describe('the proofs that the public site hands out', () => {
  it('complete what somebody holds the opening of, by the commitment alone', async () => {
    const { world, row, site } = await open();
    for (const encoding of ['hex', 'base64url'] as const) {
      const name = Buffer.from(ledgerCommitment(row)).toString(encoding);
      const answer = await ask(site, `/log/proofs/${name}`);
      expect(answer.status).toBe(200);
      expect(answer.headers.get('cache-control')).toBe('no-store');
      const proof = LeafProof.parse(await answer.json());
      const text = proofFileText(outerOpeningOf(row), proof);
      const key = parseVerifierKey(await world.signer.verifierKey());
      if (key === undefined) throw new Error('no key');
      expect(verifyProof(text, { key, origin: ORIGIN }).kind).toBe('holds');
      expect(JSON.stringify(proof)).not.toContain(row.salt);
    }
  });

  it('are refused in one way for whatever is not in the log', async () => {
    const { world, row, tomorrow, site } = await open();
    const mine = Buffer.from(ledgerCommitment(row)).toString('hex');
    const padding = (world.store.trees.get('2026-11-16') ?? [])
      .map((leaf) => Buffer.from(leaf).toString('hex'))
      .find((leaf) => leaf !== mine);
    const bodies = new Set<string>();
    for (const name of [
      padding ?? '',
      Buffer.from(ledgerCommitment(tomorrow)).toString('hex'),
      Buffer.from(drawnBytes('nobody')).toString('hex'),
      'not-a-hash-at-all',
      '%3Cscript%3E',
      'a'.repeat(3000),
    ]) {
      const answer = await ask(site, `/log/proofs/${name}`);
      expect(answer.status).toBe(404);
      expect(answer.headers.get('content-type')).toBe('application/problem+json');
      bodies.add((await answer.text()).replaceAll(name, ''));
    }
    expect([...bodies].map((body): unknown => JSON.parse(body))).toEqual([
      { type: 'about:blank', title: SITE.en.faults['not-found'], status: 404 },
    ]);
  });

  it('cost one look at a place where there is nothing', async () => {
    const { site, asked } = await open();
    await ask(site, `/log/proofs/${Buffer.from(drawnBytes('nobody')).toString('hex')}`);
    await ask(site, '/log/proofs/not-a-hash');
    expect(asked).toEqual(['place']);
  });
});

describe('the page that checks proofs', () => {
  it('shows the key and the command for it, and has a sentence for every fault, in each language', async () => {
    const { world, site } = await open();
    const vkey = await world.signer.verifierKey();
    for (const language of ['en', 'de']) {
      const answer = await ask(site, '/log/check', { headers: { 'accept-language': language } });
      const html = await answer.text();
      expect(answer.status).toBe(200);
      expect(html.replaceAll('&#43;', '+')).toContain(vkey);
      for (const fault of [...Object.keys(PROOF_FAULTS), 'no-key', 'no-key-mistyped', 'no-key-kind'])
        expect(html).toMatch(new RegExp(`<li data-said="${fault}">[^<]{20,}</li>`, 'u'));
      expect(html).not.toMatch(/<script(?! src="\/proof-check\.js\?v=[0-9a-f]{12}" defer="?")/u);
    }
  });

  it('has a script of the site’s own, which evaluates nothing and asks no other site', async () => {
    const { site } = await open();
    const answer = await ask(site, '/proof-check.js');
    expect(answer.headers.get('content-type')).toContain('text/javascript');
    expect(answer.headers.get('content-security-policy')).toContain("script-src 'self'; connect-src 'self'");
    expect(await answer.text()).not.toMatch(/XMLHttp|sendBeacon|eval|Function\(|innerHTML|cookie|https?:/u);
  });
});
