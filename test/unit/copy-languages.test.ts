import { describe, expect, it } from 'vitest';

import { pageOf } from '../../functions/export-participant/export-page.tsx';
import { LANGUAGES } from '../../shared/languages.ts';
import { COPY_WORDS } from '../../shared/rights/copy-catalogue.ts';
import { DataExport } from '../../shared/rights/data-export.ts';
import { PARTS } from '../../shared/rights/data-origins.ts';
import { describeMyData } from '../../shared/rights/describe-my-data.ts';
import { uuid } from '../support/disclosure-builders.ts';

const PREPARED = new Date('2026-03-10T12:00:00Z');

/** The copy of somebody of whom next to nothing is held, in a language. */
const copyIn = (language: (typeof LANGUAGES)[number]) =>
  describeMyData(
    {
      profile: undefined,
      links: [],
      history: [],
      consents: [],
      sheets: [],
      alerts: [],
      notices: [],
      dataExport: DataExport.parse({
        version: 1,
        id: '6f1c2d0e-8b1a-4c3d-9e2f-0123456789ab',
        participant: uuid(1),
        status: 'ready',
        language,
        askedAt: '2026-03-10T11:59:00Z',
        readyAt: '2026-03-10T12:00:00Z',
        expiresAt: 1_773_230_400,
      }),
      attempts: undefined,
      policy: undefined,
      nominations: [],
    },
    [],
    { controller: 'Example', preparedAt: PREPARED, language },
  );

const sentencesOf = (language: (typeof LANGUAGES)[number]): readonly string[] =>
  PARTS.flatMap((part) => {
    const { title, sources, purposes, recipients, kept } = COPY_WORDS[language].origins[part];
    return [title, ...sources, ...purposes, ...recipients, kept];
  });

describe('the copy of one’s data', () => {
  it.each(LANGUAGES)(
    'says in %s all that it says in English, and nothing of another language',
    async (language) => {
      const page = await pageOf(copyIn(language));
      for (const sentence of [...sentencesOf(language), ...COPY_WORDS[language].besides])
        expect(page).toContain(sentence.replaceAll('"', '&quot;'));
      for (const other of LANGUAGES.filter((one) => one !== language))
        for (const sentence of sentencesOf(other).filter((one) => one.length > 10))
          expect(page).not.toContain(sentence);
      expect(page).toContain(`<html lang="${language}">`);
    },
  );

  it('tells as many sources, purposes and recipients of each part in every language', () => {
    const counts = (language: (typeof LANGUAGES)[number]) =>
      PARTS.map((part) => {
        const { sources, purposes, recipients } = COPY_WORDS[language].origins[part];
        return [part, sources.length, purposes.length, recipients.length];
      });
    for (const language of LANGUAGES) expect(counts(language)).toEqual(counts('en'));
  });

  it('calls the fields of its own request by their German names', async () => {
    const page = await pageOf(copyIn('de'));
    for (const name of ['Angefordert am', 'Bereit seit', 'Verschwindet am', 'Sprache'])
      expect(page).toContain(`<th scope="col">${name}</th>`);
    expect(page).toContain('Nichts ist gespeichert.');
  });

  it('is English where a request was made before languages were kept', () => {
    const { language: _, ...before } = copyIn('de').copies[0] ?? {};
    expect(DataExport.parse(before).language).toBe('en');
  });
});
