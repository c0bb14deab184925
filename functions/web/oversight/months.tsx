import type { FC } from 'hono/jsx';

import { dayOf, type Clock } from '../../../shared/clock.ts';
import { Month, monthAfter } from '../../../shared/summaries/summary-period.ts';
import { useFormats } from '../language.tsx';
import type { Visit } from '../site-parts.ts';

/** This month. */
export const monthNow = (clock: Clock): Month => Month.parse(dayOf(clock.now()).slice(0, 7));

/** The month that an address asks for; this one where it names none, one to come, or nonsense. */
export const monthAsked = ({ context }: Pick<Visit, 'context'>, clock: Clock): Month => {
  const asked = Month.safeParse(context.req.query('month'));
  const now = monthNow(clock);
  return asked.success && asked.data <= now ? asked.data : now;
};

/** Links to the months beside one. */
export const MonthLinks: FC<{
  readonly path: string;
  readonly month: Month;
  readonly now: Month;
  readonly words: {
    readonly pages: string;
    readonly earlier: (month: string) => string;
    readonly later: (month: string) => string;
  };
  readonly hasEarlier?: boolean;
}> = ({ path, month, now, words, hasEarlier = true }) => {
  const formats = useFormats();
  const [before, after] = [monthAfter(month, -1), monthAfter(month, 1)];
  if (!hasEarlier && after > now) return null;
  return (
    <nav aria-label={words.pages}>
      {hasEarlier && <a href={`${path}?month=${before}`}>{words.earlier(formats.month(`${before}-01`))}</a>}
      {after <= now && <a href={`${path}?month=${after}`}>{words.later(formats.month(`${after}-01`))}</a>}
    </nav>
  );
};
