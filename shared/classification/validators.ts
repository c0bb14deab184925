import { crc32 } from 'node:zlib';

import { isBitcoinAddress, isEthereumAddress } from './crypto-addresses.ts';
import { isPrefixedRandom, isRandom, isStronglyRandom } from './randomness.ts';
import {
  isCardNumber,
  isIban,
  isNationalNumber,
  isPhoneNumber,
  isSocialSecurityNumber,
} from './number-checks.ts';

/** A JSON Web Token whose header is JSON (RFC 7519). */
const isJwt = (text: string): boolean => {
  try {
    const header: unknown = JSON.parse(Buffer.from(text.split('.')[0] ?? '', 'base64url').toString());
    return typeof header === 'object' && header !== null;
  } catch {
    return false;
  }
};

/** Something a person might really use to lock a door: digits or signs beside letters, and no plain word. */
const isPasswordLike = (text: string): boolean =>
  text.length >= 8 &&
  /[a-z]/iu.test(text) &&
  /\d/u.test(text) &&
  (/[^a-z0-9]/iu.test(text) || (/[a-z]/u.test(text) && /[A-Z]/u.test(text)));

const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const CHECKSUM_LENGTH = 6;

const inBase62 = (value: number): string => {
  let text = '';
  for (let rest = value; rest > 0; rest = Math.floor(rest / BASE62.length))
    text = BASE62.charAt(rest % BASE62.length) + text;
  return text.padStart(CHECKSUM_LENGTH, '0');
};

/**
 * The checksum in the last six characters of GitHub's and npm's tokens: CRC-32 of the part after the prefix, in base 62
 * ("Behind GitHub's new authentication token formats", 2021).
 */
const hasChecksum = (token: string): boolean => {
  const body = token.slice(token.indexOf('_') + 1);
  return inBase62(crc32(body.slice(0, -CHECKSUM_LENGTH))) === body.slice(-CHECKSUM_LENGTH);
};

/** Base64 that says `name:secret` when read. */
const isBasicCredential = (text: string): boolean =>
  /^[\x20-\x7e]{1,200}:[\x20-\x7e]{1,200}$/u.test(Buffer.from(text, 'base64').toString('latin1'));

/** The names of the checks there are. */
export const VALIDATOR_NAMES = [
  'basic-credential',
  'bitcoin',
  'card',
  'checksum',
  'ethereum',
  'iban',
  'jwt',
  'national-number',
  'password',
  'phone',
  'prefixed-random',
  'random',
  'social-security',
  'strongly-random',
] as const;

/** Checks that a pattern alone cannot make, by name. A check that fails says little: a token may have a newer form. */
export const VALIDATORS: Readonly<Record<(typeof VALIDATOR_NAMES)[number], (text: string) => boolean>> = {
  'basic-credential': isBasicCredential,
  bitcoin: isBitcoinAddress,
  card: isCardNumber,
  checksum: hasChecksum,
  ethereum: isEthereumAddress,
  iban: isIban,
  jwt: isJwt,
  'national-number': isNationalNumber,
  password: isPasswordLike,
  phone: isPhoneNumber,
  'prefixed-random': isPrefixedRandom,
  random: isRandom,
  'social-security': isSocialSecurityNumber,
  'strongly-random': isStronglyRandom,
};
