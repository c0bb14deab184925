import { hashOf } from '../canonical-json.ts';
import { STORES } from '../names.ts';
import { storedFields } from './stored-fields.ts';

/** How many fields each store may hold, and the hash of their names, as approvals and the log have it. */
export const fieldsKept = () =>
  STORES.map((store) => {
    const fields = storedFields(store);
    return { store, fields: fields.length, sha256: hashOf(fields) };
  });
