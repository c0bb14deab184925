import type { FC } from 'hono/jsx';

import { EndReceiptLink } from './receipts.tsx';
import { minuteOf } from './words.ts';

/** What a withdrawal does, in the order in which it happens: before the button, and once it was pressed. */
export const WithdrawalEffects: FC<{ readonly tense: 'future' | 'past' }> = ({ tense }) => (
  <>
    <p>{tense === 'future' ? 'One step, at once and for good:' : 'This was done at once:'}</p>
    <ul>
      <li>
        {tense === 'future'
          ? 'Nothing of this account is read any more, and it is no longer connected to you.'
          : 'Nothing of that account is read any more, and it is no longer connected to you.'}
      </li>
      <li>
        {tense === 'future'
          ? 'The key of its words is destroyed: what is on its way can be opened by nobody.'
          : 'The key of its words was destroyed: what was on its way can be opened by nobody.'}
      </li>
      <li>You are left out of every figure that is published from then on.</li>
    </ul>
    <p>
      {tense === 'future' ? 'Within the hour after it:' : 'This follows within the hour, without your help:'}
    </p>
    <ul>
      <li>What was derived from your posts is erased, and from backups within 7 days.</li>
      <li>
        An alert about a post of yours goes, or stays open without your account, your post and its address.
        One that security has confirmed or escalated by then is kept until it is closed, and up to 90 days
        longer.
      </li>
    </ul>
    <p>
      Figures that were published stay. Of the withdrawal itself one line is kept, which names no account. You
      can take part again at any time: connect the account and choose anew.
    </p>
  </>
);

/** What was done, for somebody who has just withdrawn. */
export const Withdrawn: FC<{ readonly at: string; readonly consent: string }> = ({ at, consent }) => (
  <>
    <p class="note">{`Recorded on ${minuteOf(at)}. You need do nothing more.`}</p>
    <WithdrawalEffects tense="past" />
    <EndReceiptLink consent={consent} />
    <p>
      <a href="/my-data">My data</a> shows what is still held, and when the erasure is done.
    </p>
    <p>
      <a href="/">Back to my accounts</a>
    </p>
  </>
);
