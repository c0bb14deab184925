import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { text as textOf } from 'node:stream/consumers';

import { afterAll, describe, expect, it } from 'vitest';

import { appendNote, runNote } from '../../bin/note-command.ts';
import { isIntact } from '../../shared/summaries/published.ts';
import type { NoteParts } from '../../shared/summaries/summary-note.ts';
import { SummaryId } from '../../shared/summaries/summary-period.ts';
import { FakeSummaryShelf } from '../support/fake-summaries.ts';
import { summaryOf } from '../support/summary-builder.ts';

const directory = mkdtempSync(join(tmpdir(), 'candor-note-'));
afterAll(() => {
  rmSync(directory, { recursive: true });
});

const SEPTEMBER: NoteParts['about'] = { kind: 'correction', of: SummaryId.parse('summary-2026-09') };
const TEXT = { en: 'Two releases were left out.', de: 'Zwei Veröffentlichungen fehlten.' };

const fileOf = (content: string): string => {
  const file = join(directory, 'note.json');
  writeFileSync(file, content);
  return file;
};

const shelfWithSeptember = async (): Promise<FakeSummaryShelf> => {
  const shelf = new FakeSummaryShelf();
  await shelf.keep(summaryOf('2026-09'));
  return shelf;
};

const append = async (content: string, about: NoteParts['about'] = SEPTEMBER, shelf?: FakeSummaryShelf) => {
  const desk = shelf ?? (await shelfWithSeptember());
  const output = new PassThrough();
  const clock = { now: () => new Date('2026-10-05T08:00:00Z') };
  const code = await appendNote({ shelf: desk, desk, clock }, { about, file: fileOf(content) }, output);
  output.end();
  return { code, said: await textOf(output), notes: await desk.notes() };
};

describe('candor note', () => {
  it('appends a correction, says its hash and leaves the summary as it was', async () => {
    const { code, said, notes } = await append(JSON.stringify(TEXT));
    const [note] = notes;
    expect(code).toBe(0);
    expect(note).toMatchObject({ ...SEPTEMBER, publishedAt: '2026-10-05T08:00:00.000Z', text: TEXT });
    expect(note !== undefined && isIntact(note)).toBe(true);
    expect(said).toBe(`${note?.id} is appended. SHA-256 ${note?.sha256}\n`);
  });

  it('appends an incident, once however often it is run at that moment', async () => {
    const shelf = new FakeSummaryShelf();
    await append(JSON.stringify(TEXT), { kind: 'incident' }, shelf);
    expect((await append(JSON.stringify(TEXT), { kind: 'incident' }, shelf)).notes).toHaveLength(1);
  });

  it('corrects nothing that was never published', async () => {
    const { code, said, notes } = await append(JSON.stringify(TEXT), SEPTEMBER, new FakeSummaryShelf());
    expect([code, said, notes]).toEqual([1, 'summary-2026-09: there is no such summary to correct\n', []]);
  });

  it.each([
    ['{', 'is not {"en": "…", "de": "…"}'],
    ['{"en": "Two releases were left out."}', 'is not {"en": "…", "de": "…"}'],
    [JSON.stringify({ ...TEXT, fr: 'x' }), 'is not {"en": "…", "de": "…"}'],
    [JSON.stringify({ ...TEXT, de: 'kurz' }), 'the text in "de" has not between 20 and 2000 characters'],
    [
      JSON.stringify({ ...TEXT, en: 'x'.repeat(2001) }),
      'the text in "en" has not between 20 and 2000 characters',
    ],
  ])('says what of %.40s does not hold, and appends nothing', async (content, what) => {
    const { code, said, notes } = await append(content);
    expect([code, notes]).toEqual([1, []]);
    expect(said).toContain(what);
  });

  it.each([
    [[]],
    [['--releases', 'T', '--text', 'x']],
    [['--releases', 'T', '--text', 'x', '--incident', '--corrects', 'summary-2026-09']],
    [['--releases', 'T', '--text', 'x', '--corrects', '2026-09']],
  ])('refuses %j, which is no question', async (args) => {
    expect(await runNote(args, new PassThrough())).toBe(2);
  });
});
