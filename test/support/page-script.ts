import { webcrypto } from 'node:crypto';
import { createContext, runInContext } from 'node:vm';

import * as z from 'zod';

import { PROOF_CHECK_CORE } from '../../functions/web/proof-check-core.ts';

const Verdict = z.object({ faults: z.array(z.string()) });

/** The page's script as a browser runs it, by nothing but what browsers have: every fault of a proof file. */
export const faultsByPageScript = async (text: string, vkey: string): Promise<readonly string[]> => {
  const browser = createContext({
    crypto: webcrypto,
    TextEncoder,
    Uint8Array,
    atob,
    btoa,
    text,
    vkey,
  });
  const verdict: unknown = await runInContext(`${PROOF_CHECK_CORE}verifyProof(text, vkey)`, browser);
  return Verdict.parse(verdict).faults;
};
