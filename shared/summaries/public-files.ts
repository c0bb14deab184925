/**
 * Puts JSON where everybody can read it. Putting the same again changes nothing that is seen.
 *
 * @throws ServiceError `unavailable` when the store did not take it.
 */
export interface PublicFiles {
  put(path: string, json: string): Promise<void>;
}
