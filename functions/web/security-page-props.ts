import type { RestOfCase } from '../../shared/alerts/alert-cases.ts';
import type { Handler } from '../../shared/alerts/handling.ts';
import type { LeakAlert } from '../../shared/alerts/leak-alert.ts';
import type { ResponseTargets } from '../../shared/alerts/response-targets.ts';
import type { Subject } from '../../shared/identity/identity.ts';
import type { Session } from '../../shared/session/session.ts';
import type { RefusedForm } from './form-problems.tsx';

/** What the page of one alert shows. */
export interface AlertPageProps {
  readonly alert: LeakAlert;
  /** Only for a handler who just gave a reason. */
  readonly link: string | undefined;
  /** The author's sign-in, only for whoever two people agreed to show it to, within the hour. */
  readonly author: Subject | 'forgotten' | undefined;
  readonly rest: RestOfCase;
  readonly similar: readonly LeakAlert[];
  readonly by: Handler;
  readonly targets: ResponseTargets;
  readonly now: Date;
  readonly session: Session;
  readonly refused: RefusedForm | undefined;
}
