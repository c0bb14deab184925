import { readFileSync } from 'node:fs';
import type { Writable } from 'node:stream';
import { parseArgs } from 'node:util';

import * as z from 'zod';

import { systemClock, type Clock } from '../shared/clock.ts';
import { createDocuments } from '../shared/runtime/documents.ts';
import { NOTE_AT_LEAST, NOTE_AT_MOST, noteOf, type NoteParts } from '../shared/summaries/summary-note.ts';
import { SummaryId } from '../shared/summaries/summary-period.ts';
import {
  createDynamoNoteDesk,
  createDynamoSummaryShelf,
} from '../shared/summaries/summary-shelf.dynamodb.ts';
import type { NoteDesk, SummaryShelf } from '../shared/summaries/summary-shelf.ts';

const USAGE = `Usage: candor note --releases TABLE --corrects SUMMARY --text FILE
       candor note --releases TABLE --incident --text FILE

  Appends a note to what was published: what an audit summary (summary-2026-09, summary-2026-Q3)
  says wrongly, or an incident. FILE is {"en": "…", "de": "…"}, each of ${NOTE_AT_LEAST} to ${NOTE_AT_MOST} characters,
  naming nobody. Everybody reads the note at once, the public log names its hash from the next day on,
  and no note is ever changed or taken back. A wrong one is corrected by another.
`;

const OPTIONS = {
  releases: { type: 'string' },
  corrects: { type: 'string' },
  incident: { type: 'boolean' },
  text: { type: 'string' },
} as const;

/** What notes are appended with. */
export interface NotePorts {
  readonly shelf: Pick<SummaryShelf, 'find'>;
  readonly desk: NoteDesk;
  readonly clock: Clock;
}

const Text = z.strictObject({ en: z.string(), de: z.string() });

const textIn = (file: string): NoteParts['text'] | undefined => {
  try {
    return Text.safeParse(JSON.parse(readFileSync(file, 'utf8'))).data;
  } catch {
    return undefined;
  }
};

/** Appends a note. Answers the exit code: 1 where it cannot be. */
export const appendNote = async (
  { shelf, desk, clock }: NotePorts,
  { about, file }: { readonly about: NoteParts['about']; readonly file: string },
  output: Writable,
): Promise<number> => {
  const text = textIn(file);
  if (text === undefined) {
    output.write(`${file}: is not {"en": "…", "de": "…"}\n`);
    return 1;
  }
  if (about.kind === 'correction' && (await shelf.find(about.of)) === undefined) {
    output.write(`${about.of}: there is no such summary to correct\n`);
    return 1;
  }
  const short = Object.entries(text).find(
    ([, words]) => words.trim().length < NOTE_AT_LEAST || words.length > NOTE_AT_MOST,
  );
  if (short !== undefined) {
    output.write(
      `${file}: the text in "${short[0]}" has not between ${NOTE_AT_LEAST} and ${NOTE_AT_MOST} characters\n`,
    );
    return 1;
  }
  const note = noteOf({ about, publishedAt: clock.now(), text });
  await desk.append(note);
  output.write(`${note.id} is appended. SHA-256 ${note.sha256}\n`);
  return 0;
};

/** `candor note`: appends a note to a stage's summaries. Answers the exit code. */
export const runNote = async (args: readonly string[], output: Writable): Promise<number> => {
  const {
    releases,
    corrects,
    incident = false,
    text,
  } = parseArgs({ args: [...args], options: OPTIONS }).values;
  if (!releases || !text || incident === (corrects !== undefined)) {
    output.write(USAGE);
    return 2;
  }
  const of = SummaryId.safeParse(corrects);
  if (!incident && !of.success) {
    output.write(`${JSON.stringify(corrects)} is the name of no summary\n`);
    return 2;
  }
  const about = of.success ? ({ kind: 'correction', of: of.data } as const) : ({ kind: 'incident' } as const);
  const documents = createDocuments();
  const ports = {
    shelf: createDynamoSummaryShelf(documents, releases),
    desk: createDynamoNoteDesk(documents, releases),
    clock: systemClock,
  };
  try {
    return await appendNote(ports, { about, file: text }, output);
  } finally {
    documents.destroy();
  }
};
