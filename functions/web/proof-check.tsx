import type { FC } from 'hono/jsx';

import { PROOF_FAULTS } from '../../shared/transparency/verify-proof.ts';
import { useWords } from './language.tsx';
import { PROOF_CHECK_SCRIPT, PROOF_CHECK_VERSION } from './proof-check-script.ts';
import { scriptFile } from './script-file.ts';
import type { SiteBuilder } from './site-parts.ts';
import { PROOF_CHECK } from './words/catalogues.ts';

type Words = (typeof PROOF_CHECK)['en'];

const isNamed = (name: string, faults: Words['faults']): name is keyof Words['faults'] => name in faults;

/** Every sentence that the script may show, hidden until it is so. */
const Result: FC = () => {
  const words = useWords(PROOF_CHECK);
  const faults = [
    ...Object.keys(PROOF_FAULTS),
    'no-text',
    'no-file',
    'no-key',
    'no-key-mistyped',
    'no-key-kind',
    'no-ed25519',
    'no-proof-yet',
    'no-answer',
    'only-first',
  ];
  return (
    <div class="verdict" data-part="result" hidden>
      <p data-said="holds">
        <strong>{words.holds}</strong>
      </p>
      <p data-said="fails">
        <strong>{words.fails}</strong>
      </p>
      <p data-said="unchecked">
        <strong>{words.unchecked}</strong>
      </p>
      <p data-said="total">
        <strong>{words.total(<span data-fill="held" />, <span data-fill="all" />)}</strong>
      </p>
      <p data-said="other-key">
        <strong>{words.otherKey}</strong>
      </p>
      <ul>
        {faults.map((name) => (
          <li data-said={name}>{isNamed(name, words.faults) ? words.faults[name] : name}</li>
        ))}
        <li data-said="opened">{words.checked.person}</li>
        <li data-said="outer">{words.checked.row}</li>
        <li data-said="holds">{words.checked.day(<span data-fill="day" />)}</li>
        <li data-said="holds">{words.checked.log(<span data-fill="size" />)}</li>
        <li data-said="holds">{words.checked.signed(<code data-fill="origin" />)}</li>
      </ul>
      <p data-said="holds">{words.opened}</p>
      <pre data-said="holds" data-fill="opened" tabindex={0}></pre>
    </div>
  );
};

/** What a check of proof files stands on. */
export interface ProofCheckProps {
  /** The key of this log, as one line. */
  readonly vkey: string;
  /** The public site, which hands out proofs. */
  readonly publicSite: string;
  /** Whether this very site hands out the proofs that a receipt lacks. */
  readonly completes?: boolean;
}

/** Checks proof files in the reader's browser, and says how to check them without. Without scripts the latter alone. */
export const ProofCheck: FC<ProofCheckProps> = ({ vkey, publicSite, completes = false }) => {
  const words = useWords(PROOF_CHECK);
  const command = `npm run candor -- verify --receipt FILE --vkey '${vkey}' --proofs ${publicSite}/log/proofs`;
  return (
    <section aria-labelledby="check">
      <h2 id="check">{words.heading}</h2>
      <div data-proof-check={completes ? '/log/proofs/' : ''}>
        <div data-part="form" hidden>
          <p>{words.about}</p>
          {completes && <p>{words.completes}</p>}
          <p>
            <label for="proof-file">{words.file}</label>
            <input type="file" id="proof-file" data-part="file" accept=".json,application/json" />
          </p>
          <p>
            <label for="proof-text">{words.text}</label>
            <textarea id="proof-text" class="copy" data-part="text" rows={6} spellcheck={false}></textarea>
          </p>
          <p>
            <label for="proof-key">{words.key}</label>
            <input
              type="text"
              id="proof-key"
              data-part="key"
              value={vkey}
              spellcheck={false}
              autocomplete="off"
            />
          </p>
          <p>
            <button type="button" data-part="check">
              {words.check}
            </button>
          </p>
        </div>
        <div data-part="shown" role="status" tabindex={-1}></div>
        <Result />
      </div>
      <script src={`/proof-check.js?v=${PROOF_CHECK_VERSION}`} defer></script>
      <h3>{words.withoutUs}</h3>
      <p>{words.how}</p>
      <pre tabindex={0}>
        <code>{command}</code>
      </pre>
      <p>{words.keepKey}</p>
    </section>
  );
};

/** Serves the script. */
export const addProofCheck = (site: SiteBuilder): void =>
  site.open('GET /proof-check.js', ({ context }) => scriptFile(context, PROOF_CHECK_SCRIPT));
