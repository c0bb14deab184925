import { closedPeriods, closesAt } from '../../shared/disclosure/release-period.ts';

/** The latest day up to a moment on which a month closes, so that one is released in the calm at the end. */
export const latestClosing = (moment: Date): Date => {
  const [period] = closedPeriods('month', moment, 35).slice(-1);
  if (period === undefined) throw new Error('no month closed within 35 days');
  return closesAt(period);
};
