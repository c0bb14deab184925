import { describe, expect, it } from 'vitest';

import { noteOf } from '../../../shared/summaries/summary-note.ts';
import { inPresentForm, summaryWorld } from '../../support/summary-world.ts';

const NOW = new Date('2026-10-01T02:00:00Z');
const SEPTEMBER = 'summary-2026-09';

const NOTE = noteOf({
  about: { kind: 'incident' },
  publishedAt: new Date('2026-09-12T10:00:00Z'),
  text: { en: 'A copy lay open for an hour.', de: 'Eine Kopie lag eine Stunde lang offen.' },
});

describe('notes on summaries', () => {
  it('names incidents of its time, and makes each note public once', async () => {
    const { shelf, kept, files, publish } = summaryWorld();
    await shelf.append(NOTE);
    await publish(NOW);
    const { incidents, statements } = inPresentForm(kept.get(SEPTEMBER));
    expect(incidents).toEqual([{ id: NOTE.id, sha256: NOTE.sha256 }]);
    expect(statements).not.toContain('No incident was recorded.');
    expect(JSON.parse(files.get(`summaries/${NOTE.id}.json`) ?? '{}')).toEqual(NOTE);
    files.clear();
    expect(await publish(NOW)).toBe('already-published');
    expect(files.size).toBe(0);
  });

  it('leaves a summary that is corrected as it was', async () => {
    const { shelf, files, kept, publish } = summaryWorld();
    await publish(NOW);
    const before = kept.get(SEPTEMBER);
    files.clear();
    const correction = noteOf({
      about: { kind: 'correction', of: inPresentForm(before).id },
      publishedAt: new Date('2026-10-05T10:00:00Z'),
      text: { en: 'Two releases were left out.', de: 'Zwei Veröffentlichungen fehlten.' },
    });
    await shelf.append(correction);
    expect(await publish(new Date('2026-10-06T02:00:00Z'))).toBe('published');
    expect([...files.keys()]).toEqual([`summaries/${correction.id}.json`]);
    expect(kept.get(SEPTEMBER)).toBe(before);
  });
});
