import { wordsOf } from './words.ts';

/** Small words that carry no meaning and give a language away; chosen to be rare in the other languages here. */
const SMALL_WORDS: Readonly<Record<string, string>> = {
  en: 'the and is are was were of to in it that this with for you my not have be on at we our they he she i a an',
  de: 'der die das und ist nicht ich wir mit auf für ein eine auch sich von dem den zu im habe wird aber noch bei',
  fr: 'le la les et est une des du pas je nous vous avec pour sur dans qui que ce cette mais sont très au aux',
  es: 'el los las y es una del no que con para por mi muy pero esta este como más son fue hay su nos se lo',
  it: 'il lo gli e è una del della non che con per mi sono molto ma questo questa come più di nel alla ci',
  pt: 'o os as e é uma do da não que com para por muito mas este esta como mais são foi meu minha no na em',
  nl: 'de het een en is niet van ik wij met op voor dat die ook maar zijn naar bij heb wel nog te deze',
  sv: 'och är det en ett att inte på som för med jag vi men av till den har så kan från om var',
  no: 'og er det en et at ikke på som for med jeg vi men av til den har så kan fra om var ble',
  da: 'og er det en et at ikke på som for med jeg vi men af til den har så kan fra om var blev',
  pl: 'i w nie na się jest to z że do jak ale dla tym czy już od po jestem bardzo tak',
  fi: 'ja on ei se että en mutta kun niin ole minä me hän myös vain nyt tai jos oli',
  cs: 'a je to na se že v s z do ale jak už jsem jsme pro tak co být',
  tr: 've bir bu için ile çok ama ben biz değil da de ne gibi daha var mi',
};

const LANGUAGES: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries(SMALL_WORDS).map(([language, words]) => [language, new Set(words.split(' '))]),
);

const LATIN = /\p{Script=Latin}/u;
const LETTER = /\p{L}/u;
const SAMPLE_LENGTH = 2000;

/** What a text's language is called when nothing tells. */
export const UNDETERMINED = 'und';

const isMostlyLatin = (text: string): boolean => {
  const letters = Array.from(text.slice(0, SAMPLE_LENGTH)).filter((character) => LETTER.test(character));
  return letters.filter((letter) => LATIN.test(letter)).length * 2 > letters.length;
};

/**
 * The language of a text as an ISO 639-1 code, `und` where nothing tells. What the platform says of the post goes
 * first; else small words are counted. Cheap on purpose: it decides whether the English model may speak at all.
 */
export const languageOf = (text: string, hint?: string): string => {
  const hinted = /^[a-z]{2}(?=-|$)/u.exec((hint ?? '').toLowerCase())?.[0];
  if (hinted !== undefined) return hinted;
  if (!isMostlyLatin(text)) return UNDETERMINED;
  const words = wordsOf(text.slice(0, SAMPLE_LENGTH)).map(({ lower }) => lower);
  const scores = [...LANGUAGES].map(([language, small]) => ({
    language,
    score: words.filter((word) => small.has(word)).length,
  }));
  const best = scores.reduce((one, other) => (other.score > one.score ? other : one));
  return best.score === 0 ? UNDETERMINED : best.language;
};
