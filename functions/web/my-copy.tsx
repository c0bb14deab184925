import type { FC } from 'hono/jsx';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';

import { dayOf, type Clock } from '../../shared/clock.ts';
import { ServiceError } from '../../shared/errors.ts';
import type { WakeUp } from '../../shared/outbox/wake-up.ts';
import { standingOf, type DataExport } from '../../shared/rights/data-export.ts';
import type { ExportFiles, ExportFormat } from '../../shared/rights/export-files.ts';
import type { Exports } from '../../shared/rights/exports.ts';
import { shardOf } from '../../shared/schedule/slot.ts';
import type { Session } from '../../shared/session/session.ts';
import { useFormats, useWords } from './language.tsx';
import { FormToken } from './layout.tsx';
import { participantIn } from './participant-session.ts';
import type { SignedInVisit, SiteBuilder } from './site-parts.ts';
import { MY_COPY } from './words/catalogues.ts';

/** What handing out somebody's copy works with. */
export interface MyCopyParts {
  readonly exports: Pick<Exports, 'find' | 'ask' | 'cancel'>;
  readonly exportFiles: Pick<ExportFiles, 'read'>;
  readonly wakeUp: WakeUp;
  readonly clock: Clock;
}

const untilOf = ({ expiresAt }: DataExport): string => new Date(expiresAt * 1000).toISOString();

const Ask: FC<{ readonly session: Session; readonly label: string }> = ({ session, label }) => (
  <form method="post" action="/my-data/copy">
    <FormToken session={session} />
    <button type="submit">{label}</button>
  </form>
);

const Standing: FC<{
  readonly held: DataExport | undefined;
  readonly now: Date;
  readonly session: Session;
}> = ({ held, now, session }) => {
  const words = useWords(MY_COPY);
  const { minute } = useFormats();
  const standing = standingOf(held, now);
  if (standing === 'over' || held === undefined) {
    return (
      <>
        {held !== undefined && <p>{words.gone(minute(held.askedAt))}</p>}
        <Ask session={session} label={words.get} />
      </>
    );
  }
  if (standing === 'asked') {
    return (
      <p class="note">
        {`${words.prepared(minute(held.askedAt))} `}
        <a href="/my-data#copy">{words.lookAgain}</a>
      </p>
    );
  }
  return (
    <>
      <p class="note">
        {`${words.ready(minute(untilOf(held)))} `}
        <a href="/my-data/copy.html">{words.toRead}</a>
        {', '}
        <a href="/my-data/copy.json">{words.forPrograms}</a>
      </p>
      <Ask session={session} label={words.getNew} />
    </>
  );
};

/** Where somebody asks for a copy of everything, and fetches it. */
export const MyCopy: FC<{
  readonly held: DataExport | undefined;
  readonly now: Date;
  readonly session: Session;
}> = (props) => {
  const { heading, about } = useWords(MY_COPY);
  return (
    <section aria-labelledby="copy">
      <h2 id="copy">{heading}</h2>
      <p>{about}</p>
      <Standing {...props} />
    </section>
  );
};

const TYPES: Readonly<Record<ExportFormat, string>> = {
  json: 'application/json; charset=utf-8',
  html: 'text/html; charset=utf-8',
};

const unpacked = promisify(gunzip);

/** Sends the copy of whoever asks: no address names a copy, so nobody can ask for another's. */
const send = async (visit: SignedInVisit, parts: MyCopyParts, format: ExportFormat): Promise<Response> => {
  const { context } = visit;
  const now = parts.clock.now();
  const held = await parts.exports.find(participantIn(visit));
  if (held === undefined || standingOf(held, now) !== 'ready')
    throw new ServiceError('not-found', 'no copy is ready');
  const packed = await parts.exportFiles.read(held.id, format);
  if (packed === undefined) throw new ServiceError('not-found', 'the copy is gone');
  const isUnderstood = /\bgzip\b/u.test(context.req.header('accept-encoding') ?? '');
  return context.body(isUnderstood ? packed : new Uint8Array(await unpacked(packed)), 200, {
    'content-type': TYPES[format],
    // Never shown as a page of this site.
    'content-disposition': `attachment; filename="candor-my-data-${dayOf(now)}.${format}"`,
    'cache-control': 'no-store',
    vary: 'accept-encoding',
    ...(isUnderstood && { 'content-encoding': 'gzip' }),
  });
};

/** Lets somebody ask for a copy of all that is held about them, and fetch it. */
export const addMyCopy = (site: SiteBuilder, parts: MyCopyParts): void => {
  site.guarded('POST /my-data/copy', async (visit) => {
    const participant = participantIn(visit);
    if ((await parts.exports.ask(participant, visit.language)) === 'asked')
      await parts.wakeUp.ping(shardOf(participant));
    return visit.context.redirect('/my-data#copy', 303);
  });
  site.guarded('GET /my-data/copy.json', (visit) => send(visit, parts, 'json'));
  site.guarded('GET /my-data/copy.html', (visit) => send(visit, parts, 'html'));
};
