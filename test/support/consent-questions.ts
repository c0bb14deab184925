import { ServiceError } from '../../shared/errors.ts';

/** Consent that is in force whenever it is asked for. */
export const allow = (): Promise<void> => Promise.resolve();
/** How a refusal reads. */
export const refusal = (): ServiceError => new ServiceError('not-permitted', 'consent was withdrawn');

/** Consent that is withdrawn after it was asked for so many times. */
export const refuseAfter = (times: number): (() => Promise<void>) => {
  let asked = 0;
  return () => {
    asked += 1;
    return asked > times ? Promise.reject(refusal()) : Promise.resolve();
  };
};
