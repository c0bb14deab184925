import { expect } from 'vitest';

import { logOrigin, siteUrl } from '../../infra/stages.ts';
import { parseVerifierKey } from '../../shared/signing/signed-note.ts';
import { MyDataDocument } from '../../shared/rights/my-data-document.ts';
import { openedRow } from '../../shared/transparency/opened-row.ts';
import { LeafProof, proofFileText } from '../../shared/transparency/proof-file.ts';
import { verifyProof } from '../../shared/transparency/verify-proof.ts';
import type { PlayedSample } from './played-sample.ts';
import { Visitor } from './sample-visitor.ts';

/** How many entries are proven: a page each. */
const PROVEN = 5;

/** Looks at one's own entries where My data leads to them, and verifies the proofs that the page offers. */
const seeOwnEntries = async ({ running }: PlayedSample, participant: Visitor): Promise<void> => {
  const { engine, settings } = running;
  const key = parseVerifierKey(Buffer.from(engine.bucket('Public').read('log/vkey')).toString().trim());
  if (key === undefined) throw new Error('the log has no key');
  const path = /href="(\/my-data\/log\/[^"?]+)"/u.exec((await participant.open('/my-data')).html)?.[1] ?? '';
  const page = await participant.open(path);
  const proofs = [...page.html.matchAll(/href="(\/my-data\/log\/[^"]+\.json)"/gu)].map(([, to = '']) => to);
  expect([page.status, proofs.length > 0]).toEqual([200, true]);
  for (const proof of proofs.slice(0, PROVEN)) {
    const verdict = verifyProof((await participant.open(proof)).html, { key, origin: logOrigin(settings) });
    expect(verdict.kind).toBe('holds');
  }
};

/**
 * Takes what opens somebody's entries from the copy of their data, asks the public site for the proofs by the entries' hashes
 * alone, signed in as nobody, and verifies what comes of both with the log's key. Their own page shows them, too.
 */
export const proveEntriesIn = async (
  played: PlayedSample,
  copy: string,
  participant: Visitor,
): Promise<void> => {
  await seeOwnEntries(played, participant);
  const { engine, settings } = played.running;
  const everybody = new Visitor(siteUrl(settings, 'public'));
  const vkey = engine.bucket('Public').read('log/vkey');
  const key = parseVerifierKey(Buffer.from(vkey).toString().trim());
  if (key === undefined) throw new Error('the log has no key');
  expect((await everybody.open('/log/check')).html).toContain(settings.company);
  const { log } = MyDataDocument.parse(JSON.parse(copy));
  const opened = log.map((opening) => ({ opening, row: openedRow(opening) }));
  const kinds = new Set(opened.map(({ row }) => (typeof row === 'string' ? row : row.kind)));
  expect([...kinds].sort()).toEqual(['alert', 'collection', 'consent']);
  for (const { opening, row } of opened.slice(0, PROVEN)) {
    if (typeof row === 'string') throw new Error(row);
    const page = await everybody.open(`/log/proofs/${Buffer.from(row.commitment).toString('hex')}`);
    const { salt, outer, innerSalt, inner } = opening;
    const proof = LeafProof.parse(JSON.parse(page.html));
    const file = proofFileText({ salt, outer, innerSalt, inner }, proof);
    const verdict = verifyProof(file, { key, origin: logOrigin(settings) });
    expect(verdict).toMatchObject({ kind: 'holds', proven: { row: { id: row.id }, day: { day: row.day } } });
  }
};
