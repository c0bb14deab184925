import { unfinishedErasures } from '../consent/consent-history.ts';
import type { MyData } from './my-data.ts';

/**
 * What still needs somebody to be known: an account that is connected, an erasure they may see the end of, an alert that
 * names them and that nobody else could show them. Undefined where everything that is left may go.
 */
export const holdsBack = ({
  links,
  history,
  alerts,
}: MyData): 'connected' | 'being-erased' | 'named-in-alert' | undefined => {
  if (links.length > 0) return 'connected';
  if (unfinishedErasures(history).length > 0) return 'being-erased';
  return alerts.length > 0 ? 'named-in-alert' : undefined;
};
