const digitsOf = (text: string): string => text.replace(/\D/gu, '');

/** The check digit of ISO/IEC 7812-1 annex B. */
const isLuhn = (digits: string): boolean => {
  let sum = 0;
  for (let index = digits.length - 1, isDouble = false; index >= 0; index -= 1, isDouble = !isDouble) {
    const value = Number(digits.charAt(index)) * (isDouble ? 2 : 1);
    sum += value > 9 ? value - 9 : value;
  }
  return sum % 10 === 0;
};

/** First digits of card issuers with the lengths they use, from what the networks publish. */
const ISSUERS: readonly (readonly [RegExp, readonly number[]])[] = [
  [/^4/u, [13, 16, 19]],
  [/^(?:5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720)/u, [16]],
  [/^3[47]/u, [15]],
  [/^(?:6011|64[4-9]|65|60|81|82|508|353|356)/u, [16, 17, 18, 19]],
  [/^62/u, [16, 17, 18, 19]],
  [/^(?:30[0-5]|309|36|38|39)/u, [14, 15, 16, 17, 18, 19]],
  [/^35(?:2[89]|[3-8])/u, [16, 17, 18, 19]],
  [/^(?:2131|1)/u, [15]],
  [/^(?:50|5[6-9]|6)/u, [12, 13, 14, 15, 16, 17, 18, 19]],
  [/^220[0-4]/u, [16, 17, 18, 19]],
];

/** A payment card: check digit, an issuer's first digits, and a length that issuer uses. */
export const isCardNumber = (text: string): boolean => {
  const digits = digitsOf(text);
  if (/^(\d)\1+$/u.test(digits) || !isLuhn(digits)) return false;
  return ISSUERS.some(([first, lengths]) => first.test(digits) && lengths.includes(digits.length));
};

/** Lengths of account numbers by country (ISO 13616 registry). */
const IBAN_LENGTHS =
  'AD24AE23AL28AT20AZ28BA20BE16BG22BH22BI27BR29BY28CH21CR22CY28CZ24DE22DJ27DK18DO28EE20EG29ES24FI18FK18FO18FR27GB22GE22GI23GL18GR27GT28HN28HR21HU28IE22IL23IQ23IS26IT27JO30KW30KZ20LB28LC32LI21LT20LU20LV21LY25MC27MD24ME22MK19MN20MR27MT31MU30NI28NL18NO15OM23PK24PL28PS29PT25QA29RO24RS22RU33SA24SC31SD18SE24SI19SK24SM27SO23ST25SV28TL23TN24TR26UA29VA22VG24XK20YE30';

/** The check digits of account numbers (ISO 13616, mod 97) and their country's length; separators are skipped. */
export const isIban = (text: string): boolean => {
  const plain = text.replace(/[\s-]/gu, '').toUpperCase();
  const at = IBAN_LENGTHS.indexOf(plain.slice(0, 2));
  if (at < 0 || at % 4 !== 0 || Number(IBAN_LENGTHS.slice(at + 2, at + 4)) !== plain.length) return false;
  let remainder = 0;
  for (const character of plain.slice(4) + plain.slice(0, 4)) {
    const value = Number.parseInt(character, 36);
    if (Number.isNaN(value)) return false;
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
  }
  return remainder === 1;
};

/** Calling codes of one to three digits (ITU-T E.164), as their first digits. */
const CALLING_CODE =
  /^(?:1|7|2(?:0|7|1[1-8]|[2345689]\d)|3(?:[0123469]|[578]\d)|4(?:[013456789]|2[013])|5(?:[1-8]|0\d|9\d)|6(?:[0-6]|[789]\d)|8(?:[1246]|0[08]|5\d|7\d|8[0-8])|9(?:[0123458]|[679]\d))/u;

/** A telephone number that could be called: an international one with a calling code, or a national one of usual length. */
export const isPhoneNumber = (text: string): boolean => {
  const digits = digitsOf(text);
  if (/^(\d)\1+$/u.test(digits)) return false;
  if (/^\+|^00/u.test(text.trim())) {
    const international = digits.replace(/^00/u, '');
    return international.length >= 8 && international.length <= 15 && CALLING_CODE.test(international);
  }
  return digits.length >= 7 && digits.length <= 12;
};

/** A United States social security number that can have been given out: no area 000 or 666, no group 00, no serial 0000. */
export const isSocialSecurityNumber = (text: string): boolean =>
  /^(?!000|666)\d{3}\D?(?!00)\d{2}\D?(?!0000)\d{4}$/u.test(text) &&
  !['078051120', '123456789', '219099999', '987654321'].includes(digitsOf(text));

/** Weighted sum of digits, left to right. */
const weighted = (digits: string, weights: readonly number[]): number =>
  weights.reduce((sum, weight, index) => sum + weight * Number(digits.charAt(index)), 0);

const CHECKS: ReadonlyMap<number, readonly ((digits: string) => boolean)[]> = new Map([
  [9, [isLuhn, (digits: string) => weighted(digits, [1, 4, 3, 7, 5, 8, 6, 9, 10]) % 11 === 0]],
  [
    10,
    [
      isLuhn,
      (digits: string) =>
        (11 - (weighted(digits, [10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11)) % 11 === Number(digits.at(-1)),
    ],
  ],
  [
    11,
    [
      isLuhn,
      (digits: string) =>
        (10 - (weighted(digits, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3]) % 10)) % 10 === Number(digits.at(-1)),
    ],
  ],
  [
    13,
    [
      isLuhn,
      (digits: string) =>
        (11 - (weighted(digits, [13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11)) % 10 ===
        Number(digits.at(-1)),
      (digits: string) =>
        (11 - (weighted(digits, [2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5]) % 11)) % 10 === Number(digits.at(-1)),
    ],
  ],
]);

/** Whether a national number's check digit fits one of the schemes used for its length. */
export const isNationalNumber = (text: string): boolean => {
  const digits = digitsOf(text);
  return (CHECKS.get(digits.length) ?? []).some((check) => check(digits));
};
