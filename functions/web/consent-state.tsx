import type { FC } from 'hono/jsx';

import { unfinishedErasures, type ConsentEvent } from '../../shared/consent/consent-history.ts';
import { heldConsent, type Held } from '../../shared/consent/consent-decisions.ts';
import type { ConsentRecord } from '../../shared/consent/consent-record.ts';
import { changesSince, NOTICES, STANDING_NOTICES } from '../../shared/consent/notice.ts';
import { hasRunOut, isRunningOut } from '../../shared/consent/consent-term.ts';
import { useFormats, useLanguage, useWords } from './language.tsx';
import { EndReceiptLink } from './receipts.tsx';
import { CONSENT_STATES } from './words/catalogues.ts';

/** How a consent stands at this moment, in words; an absent one is a connected account and no more. */
export const ConsentState: FC<{ readonly consent: ConsentRecord | undefined; readonly now: Date }> = ({
  consent,
  now,
}) => {
  const words = useWords(CONSENT_STATES);
  const { day } = useFormats();
  const held = heldConsent(consent);
  if (held !== undefined && hasRunOut(held, now)) return <>{words.ranOut(day(held.expiresOn))}</>;
  if (held?.status === 'given' && isOutdated(held)) return <>{words.outdated}</>;
  return <>{words[consent?.status ?? 'none']}</>;
};

const isOutdated = ({ notice }: Held): boolean => !STANDING_NOTICES.has(notice.sha256);

/** What is new in the notice since somebody agreed to one that stands no longer. */
export const NoticeChanged: FC<{ readonly consent: ConsentRecord | undefined }> = ({ consent }) => {
  const words = useWords(CONSENT_STATES);
  const { day } = useFormats();
  const language = useLanguage();
  const held = heldConsent(consent);
  if (held === undefined || !isOutdated(held)) return <></>;
  return (
    <section class="note" aria-labelledby="notice-changed">
      <h2 id="notice-changed">{words.noticeChanged}</h2>
      <p>{words.agreedToAnother(held.notice.version, NOTICES[language].version)}</p>
      <ul>
        {changesSince(held.notice.version).map(({ version, on, what }) => (
          <li>{`${version}, ${day(on)}: ${what[language]}`}</li>
        ))}
      </ul>
    </section>
  );
};

/** What saving a choice does not do. */
export const StaysPaused: FC<{ readonly consent: ConsentRecord | undefined }> = ({ consent }) => {
  const { staysPaused } = useWords(CONSENT_STATES);
  return consent?.status === 'paused' ? <p class="note">{staysPaused}</p> : <></>;
};

/** What to know before a consent ends; nothing while that is more than thirty days away. */
export const RunningOut: FC<{ readonly consent: ConsentRecord | undefined; readonly now: Date }> = ({
  consent,
  now,
}) => {
  const { runningOut } = useWords(CONSENT_STATES);
  const { day } = useFormats();
  const held = heldConsent(consent);
  if (held === undefined || !isRunningOut(held, now)) return <></>;
  return <p class="note">{runningOut(day(held.expiresOn))}</p>;
};

const HOUR = 3_600_000;

/** Since when erasures are under way, and by when they are finished; nothing where none is. */
export const BeingErased: FC<{ readonly history: readonly ConsentEvent[]; readonly now: Date }> = ({
  history,
  now,
}) => {
  const { beingErased, erasedLate } = useWords(CONSENT_STATES);
  const { minute } = useFormats();
  return (
    <>
      {unfinishedErasures(history).map((since) => {
        const due = new Date(Date.parse(since) + HOUR);
        const say = now < due ? beingErased : erasedLate;
        return <p class="note">{say(minute(since), minute(due.toISOString()))}</p>;
      })}
    </>
  );
};

/** Consents that ran out, which name no account any more. */
export const Ended: FC<{ readonly history: readonly ConsentEvent[] }> = ({ history }) => {
  const { expired } = useWords(CONSENT_STATES);
  const { day } = useFormats();
  return (
    <>
      {history
        .filter((event) => event.what === 'expired')
        .map(({ at, generation }) => (
          <>
            <p class="note">{expired(day(at))}</p>
            <EndReceiptLink consent={generation} />
          </>
        ))}
    </>
  );
};
