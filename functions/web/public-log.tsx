import { canonicalJson } from '../../shared/canonical-json.ts';
import { ServiceError } from '../../shared/errors.ts';
import type { NoteSigner } from '../../shared/signing/note-signer.ts';
import type { ProveLeaf } from '../../shared/transparency/leaf-prover.ts';
import { HASH_BYTES, type Hash } from '../../shared/transparency/merkle-tree.ts';
import { addProofCheck, ProofCheck } from './proof-check.tsx';
import type { SiteBuilder, SiteParts } from './site-parts.ts';
import { LOG_CHECK } from './words/catalogues.ts';

/** What checking the log, and handing out proofs of it, works with. */
export interface PublicLogParts extends Pick<SiteParts, 'publicUrl'> {
  readonly prove: ProveLeaf;
  /** Whose notes the log is. Nothing is signed here. */
  readonly logKey: Pick<NoteSigner, 'verifierKey'>;
}

/** The commitment that a part of a path spells, in hexadecimal digits or base64url; undefined for anything else. */
export const commitmentFrom = (part: string | undefined): Hash | undefined => {
  if (part === undefined) return undefined;
  const isHex = /^[0-9a-f]{64}$/iu.test(part);
  const bytes = Buffer.from(part, isHex ? 'hex' : 'base64url');
  const isWhole = bytes.length === HASH_BYTES && (isHex || bytes.toString('base64url') === part);
  return isWhole ? new Uint8Array(bytes) : undefined;
};

/** Where anybody checks a proof file, and has the proof of a commitment. Nothing is written of either. */
export const addPublicLog = (site: SiteBuilder, { prove, logKey, publicUrl }: PublicLogParts): void => {
  addProofCheck(site);

  site.open('GET /log/check', async (visit) => {
    const words = visit.words(LOG_CHECK);
    const vkey = await logKey.verifierKey();
    return visit.page(
      words.title,
      <>
        <p class="lead">{words.lead}</p>
        <p>{words.what}</p>
        <ProofCheck vkey={vkey} publicSite={publicUrl} completes />
        <h2>{words.notHeading}</h2>
        <p>{words.not}</p>
        <h2>{words.proofsHeading}</h2>
        <p>{words.proofs(<code>{`${publicUrl}/log/proofs/`}</code>)}</p>
      </>,
    );
  });

  site.open('GET /log/proofs/:commitment', async ({ context }) => {
    const commitment = commitmentFrom(context.req.param('commitment'));
    const proof = commitment === undefined ? undefined : await prove(commitment);
    // Alike for what is no commitment, for padding, for a row that is not sealed yet and for one that nobody ever made.
    if (proof === undefined) throw new ServiceError('not-found', 'nothing stands under this hash');
    return context.body(canonicalJson(proof), 200, {
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'no-store',
    });
  });
};
