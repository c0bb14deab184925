import type { FC } from 'hono/jsx';

import { AlertWhat } from '../../shared/alerts/handling.ts';
import { useWords } from './language.tsx';
import { KEYS_SCRIPT_VERSION } from './security-keys-script.ts';
import { KEYS, SECURITY } from './words/catalogues.ts';

/** Keys of the list, as the script has them. */
const LIST_KEYS = ['j', 'k', 'o', 'n', '/'] as const;

/** The key that leads to each action of a case. It only goes there: what is to be done is sent by hand. */
export const ACTION_KEYS: Readonly<Record<AlertWhat, string>> = {
  acknowledge: 'a',
  'open-post': 'p',
  confirm: 'c',
  dismiss: 'd',
  escalate: 'e',
  resolve: 'r',
  'hand-back': 'h',
};

const Rows: FC<{ readonly rows: readonly (readonly [string, string])[] }> = ({ rows }) => (
  <dl class="keys">
    {rows.map(([key, meaning]) => (
      <div>
        <dt>
          <kbd>{key}</kbd>
        </dt>
        <dd>{meaning}</dd>
      </div>
    ))}
  </dl>
);

/** What keys there are and the switch for them; without scripts there is neither. */
export const Keys: FC<{ readonly of: 'list' | 'case' }> = ({ of }) => {
  const words = useWords(KEYS);
  const { actions } = useWords(SECURITY);
  const inList = LIST_KEYS.map((key) => [key, words.list[key]] as const);
  const inCase = [
    ['u', words.back] as const,
    ...AlertWhat.options.map((what) => [ACTION_KEYS[what], actions[what]] as const),
  ];
  return (
    <>
      <dialog data-keys={words.open} aria-labelledby="keys-title">
        <h2 id="keys-title">{words.title}</h2>
        <p>{words.what}</p>
        <p role="status" data-on={words.isOn} data-off={words.isOff}></p>
        <p>
          <button type="button" data-turn="" data-on={words.turnOn} data-off={words.turnOff}></button>{' '}
          <button type="button" class="quiet" data-close="">
            {words.close}
          </button>
        </p>
        <h3>{of === 'list' ? words.inList : words.inCase}</h3>
        <Rows rows={of === 'list' ? inList : inCase} />
        <Rows rows={[['?', words.help]]} />
        <p class="small">{words.kept}</p>
      </dialog>
      <script src={`/keys.js?v=${KEYS_SCRIPT_VERSION}`} defer></script>
    </>
  );
};
