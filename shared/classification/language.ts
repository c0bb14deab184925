/** Small words that give a language away. English ones are chosen not to be words of the other languages here. */
const SMALL_WORDS: Readonly<Record<string, string>> = {
  en:
    "the and are were that this with you your my not have they she he's it's i'm i've don't can't didn't isn't that's " +
    "you're we're will would could should what when where which who how why out about from their there here been " +
    'being has had does did just only very too more than then them his her its our us into over after before because ' +
    'think know want going get got make new day today tomorrow week year first last right see good great love it to ' +
    'of is for be at we',
  de: 'der die das und ist nicht ich wir mit auf für ein eine auch sich von dem den zu im habe wird aber noch bei schon mir so dass nie was am ab',
  fr: 'le la les et est une des du pas je nous vous avec pour sur dans qui que ce cette mais sont très au aux à on un en trop de',
  es: 'el la los las y es una del no que con para por mi muy pero esta este como más son fue hay su nos se lo en de hoy qué',
  it: 'il lo la gli e è una del della non che con per mi sono molto ma questo questa come più di nel alla ci un da',
  pt: 'o a os as e é uma do da não que com para por muito mas este esta como mais são foi meu minha no na em de um',
  nl: 'de het een en is niet van ik wij met op voor dat die ook maar zijn naar bij heb wel nog te deze in wat al',
  sv: 'och är det en ett att inte på som för med jag vi men av till den har så kan från om var igen',
  no: 'og er det en et at ikke på som for med jeg vi men av til den har så kan fra om var ble',
  da: 'og er det en et at ikke på som for med jeg vi men af til den har så kan fra om var blev',
  pl: 'i w nie na się jest to z że do jak ale dla tym czy już od po jestem bardzo tak co za',
  fi: 'ja on ei se että en mutta kun niin ole minä me hän myös vain nyt tai jos oli',
  cs: 'a je to na se že v s z do ale jak už jsem jsme pro tak co být',
  tr: 've bir bu için ile çok ama ben biz değil da de ne gibi daha var mi',
  id: 'yang di dan itu ini dengan untuk tidak saya kami kita ada dari ke akan sudah lagi sekali',
};

const ENGLISH = 'en';
const OTHERS = Object.keys(SMALL_WORDS).filter((language) => language !== ENGLISH);

/** Which of the other languages has a word, as places in `OTHERS`; empty for one that English alone has. */
const KNOWN_WORDS: ReadonlyMap<string, { readonly isEnglish: boolean; readonly others: readonly number[] }> =
  (() => {
    const sets = new Map(
      Object.entries(SMALL_WORDS).map(([language, words]) => [language, new Set(words.split(' '))]),
    );
    const words = new Set([...sets.values()].flatMap((set) => [...set]));
    const has = (language: string, word: string): boolean => sets.get(language)?.has(word) ?? false;
    return new Map(
      Array.from(words, (word) => [
        word,
        {
          isEnglish: has(ENGLISH, word),
          others: OTHERS.flatMap((language, index) => (has(language, word) ? [index] : [])),
        },
      ]),
    );
  })();

/** What a detector says of a text: the likeliest language, and how likely that and English are (0 to 1). */
export interface Detected {
  readonly language: string;
  readonly isReliable: boolean;
  readonly best: number;
  readonly english: number;
}

/** Detects a text's language, slowly; nothing where it cannot tell. */
export type LanguageDetector = (text: string) => Detected | undefined;

const NOT_WORDS = /https?:\/\/\S+|[@#]\S+|&(?:amp|lt|gt|quot|#39);/giu;
const WORD = /[\p{L}\p{M}]+(?:['’]\p{L}+)*/gu;
const SAMPLE_LENGTH = 1000;

/** What a text's language is called when nothing tells. */
export const UNDETERMINED = 'und';

interface SmallWords {
  readonly words: number;
  readonly english: number;
  readonly other: number;
  readonly otherLanguage: string;
}

const countSmallWords = (words: readonly string[]): SmallWords => {
  const counts = new Uint32Array(OTHERS.length);
  let english = 0;
  for (const word of words) {
    const known = KNOWN_WORDS.get(word);
    if (known === undefined) continue;
    if (known.isEnglish) english += 1;
    for (const other of known.others) counts[other] = (counts[other] ?? 0) + 1;
  }
  const other = counts.reduce((most, count) => Math.max(most, count), 0);
  return {
    words: words.length,
    english,
    other,
    otherLanguage: OTHERS[counts.indexOf(other)] ?? UNDETERMINED,
  };
};

/** English words that are enough for it, and how many times as many as of any other language. */
const [ENOUGH, TIMES_OTHERS] = [2, 2];

/** English is believed where the detector finds another language at most this much likelier. */
const NEARLY = 0.05;

const withoutDetector = ({ english, other, otherLanguage }: SmallWords): string => {
  if (english === 0 && other === 0) return UNDETERMINED;
  return english > other ? ENGLISH : otherLanguage;
};

const byDetector = (small: SmallWords, detected: Detected | undefined): string => {
  const leansToEnglish = small.english > small.other;
  if (detected === undefined) return leansToEnglish ? ENGLISH : UNDETERMINED;
  if (detected.language === ENGLISH)
    return detected.isReliable || leansToEnglish || small.other === 0 ? ENGLISH : UNDETERMINED;
  const isNearlyEnglish = detected.english >= detected.best - NEARLY && small.other === 0;
  if (small.english >= small.other + ENOUGH || (isNearlyEnglish && leansToEnglish)) return ENGLISH;
  return detected.isReliable ? detected.language : UNDETERMINED;
};

/**
 * The language of a text as an ISO 639-1 code, `und` where nothing tells. What the platform says of the post goes
 * first; then small words decide, if they are clear for English; else the detector does, if there is one. Addresses,
 * names and hashtags tell nothing.
 */
export const languageOf = (text: string, hint?: string, detect?: LanguageDetector): string => {
  const hinted = /^[a-z]{2}(?=-|$)/u.exec((hint ?? '').toLowerCase())?.[0];
  if (hinted !== undefined) return hinted;
  const plain = text.slice(0, SAMPLE_LENGTH).replace(NOT_WORDS, ' ');
  const words = (plain.match(WORD) ?? []).map((word) => word.toLowerCase().replace('’', "'"));
  if (words.length === 0) return UNDETERMINED;
  const small = countSmallWords(words);
  if (small.english >= ENOUGH && small.english >= TIMES_OTHERS * small.other) return ENGLISH;
  return detect === undefined ? withoutDetector(small) : byDetector(small, detect(plain));
};
