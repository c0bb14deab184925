/** Shannon entropy of a text's characters, in bits a character. */
export const entropyOf = (text: string): number => {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  const total = Array.from(text).length;
  return [...counts.values()].reduce((sum, count) => sum - (count / total) * Math.log2(count / total), 0);
};

/** The check digit of payment cards (ISO/IEC 7812-1 annex B); spaces and hyphens are skipped. */
const isCardNumber = (text: string): boolean => {
  const digits = text.replace(/[ -]/gu, '');
  if (!/^\d{13,19}$/u.test(digits) || /^(\d)\1+$/u.test(digits)) return false;
  const sum = Array.from(digits)
    .reverse()
    .reduce((total, digit, index) => {
      const value = Number(digit) * (index % 2 === 0 ? 1 : 2);
      return total + (value > 9 ? value - 9 : value);
    }, 0);
  return sum % 10 === 0;
};

/** The check digits of account numbers (ISO 13616, mod 97); spaces are skipped. */
const isIban = (text: string): boolean => {
  const plain = text.replace(/\s/gu, '').toUpperCase();
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/u.test(plain)) return false;
  const moved = plain.slice(4) + plain.slice(0, 4);
  let remainder = 0;
  for (const character of moved) {
    const value = /\d/u.test(character) ? character : String(character.charCodeAt(0) - 55);
    remainder = Number(`${remainder}${value}`) % 97;
  }
  return remainder === 1;
};

/** A JSON Web Token whose header and claims are JSON (RFC 7519). */
const isJwt = (text: string): boolean =>
  text
    .split('.')
    .slice(0, 2)
    .every((part) => {
      try {
        return JSON.parse(Buffer.from(part, 'base64url').toString()) !== null;
      } catch {
        return false;
      }
    });

/** Something a person might really use to lock a door: digits or signs beside letters, and no plain word. */
const isPasswordLike = (text: string): boolean =>
  text.length >= 8 &&
  /[a-z]/iu.test(text) &&
  /\d/u.test(text) &&
  /[^a-z0-9]|[A-Z].*[a-z]|[a-z].*[A-Z]/u.test(text);

/** Whether a string of letters and digits looks drawn at random: it mixes letters with digits. */
const isRandomLike = (text: string): boolean => /\d/u.test(text) && /[a-z]/iu.test(text);

/** Checks that a pattern alone cannot make, by name. */
export const VALIDATORS = {
  card: isCardNumber,
  iban: isIban,
  jwt: isJwt,
  password: isPasswordLike,
  random: isRandomLike,
} as const satisfies Readonly<Record<string, (text: string) => boolean>>;
