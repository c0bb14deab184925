import type { FC } from 'hono/jsx';
import * as z from 'zod';

import type { Participants } from '../../shared/people/participants.ts';
import type { Nominations } from '../../shared/recognition/recognitions.ts';
import { holdsBack } from '../../shared/rights/forgetting.ts';
import type { MyData, MyDataReader } from '../../shared/rights/my-data.ts';
import { shardOf } from '../../shared/schedule/slot.ts';
import type { Session } from '../../shared/session/session.ts';
import { useWords } from './language.tsx';
import { FormToken } from './layout.tsx';
import { addMyCopy, MyCopy, type MyCopyParts } from './my-copy.tsx';
import { MyDataTables } from './my-data-page.tsx';
import { participantIn } from './participant-session.ts';
import { endSession } from './sign-in.tsx';
import type { SignedInVisit, SignInParts, SiteBuilder, SiteParts } from './site-parts.ts';
import { MY_DATA } from './words/catalogues.ts';

/** What showing, and erasing, all that is held of somebody works with. */
export interface MyDataParts extends SiteParts, MyCopyParts {
  readonly signIn: SignInParts;
  readonly myData: MyDataReader;
  readonly participants: Pick<Participants, 'forget'>;
  readonly nominations: Pick<Nominations, 'withdrawAll'>;
}

const PageOfPosts = z.coerce.number().int().min(1).catch(1);

const ForgetMe: FC<{ readonly data: MyData; readonly session: Session }> = ({ data, session }) => {
  const words = useWords(MY_DATA);
  if (data.profile === undefined) return <></>;
  const reason = holdsBack(data);
  return (
    <>
      <h2>{words.eraseTheRest}</h2>
      {reason === undefined ? (
        <form method="post" action="/my-data/forget">
          <p>{words.whatIsLeft}</p>
          <FormToken session={session} />
          <button class="warn" type="submit">
            {words.eraseAndSignOut}
          </button>
        </form>
      ) : (
        <p>{words.whyNot[reason]}</p>
      )}
    </>
  );
};

const show = async (visit: SignedInVisit, parts: MyDataParts, status: 200 | 409): Promise<Response> => {
  const data = await parts.myData.read(participantIn(visit));
  const now = parts.clock.now();
  const page = PageOfPosts.parse(visit.context.req.query('page'));
  return visit.page(
    visit.words(MY_DATA).title,
    <>
      <MyDataTables data={data} now={now} page={page} />
      {data.profile !== undefined && <MyCopy held={data.dataExport} now={now} session={visit.session} />}
      <ForgetMe data={data} session={visit.session} />
    </>,
    status,
  );
};

/** Shows somebody all that is held about them, and erases what is left once they have disconnected everything. */
export const addMyData = (site: SiteBuilder, parts: MyDataParts): void => {
  site.guarded('GET /my-data', (visit) => show(visit, parts, 200));
  addMyCopy(site, parts);

  site.guarded('POST /my-data/forget', async (visit) => {
    const participant = participantIn(visit);
    if (holdsBack(await parts.myData.read(participant)) !== undefined) return show(visit, parts, 409);
    // Once more afterwards: a copy may have been asked for in between, and from then on none can be.
    await parts.exports.cancel(participant);
    await parts.nominations.withdrawAll(participant);
    const outcome = await parts.participants.forget(participant);
    await parts.exports.cancel(participant);
    await parts.nominations.withdrawAll(participant);
    await parts.wakeUp.ping(shardOf(participant));
    return outcome === 'forgotten' ? endSession(visit, parts.signIn) : show(visit, parts, 409);
  });
};
