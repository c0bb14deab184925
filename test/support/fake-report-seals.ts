import { ServiceError } from '../../shared/errors.ts';
import type { ReportPlace } from '../../shared/reports/report-code.ts';
import type { ReportOpener, ReportSealer, SealedForRecipient } from '../../shared/reports/report-seals.ts';

/** Seals that hide nothing and are bound to their report all the same. It can be told that the service is down. */
export class FakeReportSeals implements ReportSealer, ReportOpener {
  isDown = false;

  seal(place: ReportPlace, words: string): Promise<SealedForRecipient> {
    if (this.isDown) return Promise.reject(new ServiceError('unavailable', 'the key service did not do it'));
    const sealed = Buffer.from(`${place}${words}`).toString('base64');
    return Promise.resolve({ key: 'a2V5', words: sealed });
  }

  open(place: ReportPlace, { words }: SealedForRecipient): Promise<string> {
    const plain = Buffer.from(words, 'base64').toString('utf8');
    return plain.startsWith(place)
      ? Promise.resolve(plain.slice(place.length))
      : Promise.reject(new ServiceError('not-permitted', 'the sealed words cannot be opened'));
  }
}
