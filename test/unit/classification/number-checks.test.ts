import { describe, expect, it } from 'vitest';

import {
  isIban,
  isNationalNumber,
  isSocialSecurityNumber,
} from '../../../shared/classification/number-checks.ts';
import { VALIDATORS } from '../../../shared/classification/validators.ts';

describe('checks of numbers and addresses', () => {
  it.each([
    ['card', '378282246310005', true],
    ['card', '6011111111111117', true],
    ['card', '30569309025904', true],
    ['card', '4012888888881881', true],
    ['card', '4012888888881882', false],
    ['card', '9999999999999995', false],
    ['card', '0000000000000000', false],
    ['iban', 'AL47-2121-1009-0000-0002-3569-8741', true],
    ['iban', 'GB29 NWBK 6016 1331 9268 19', true],
    ['iban', 'GB29 NWBK 6016 1331 9268 18', false],
    ['iban', 'ZZ29 NWBK 6016 1331 9268 19', false],
    ['bitcoin', '1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa', true],
    ['bitcoin', '1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb', false],
    ['bitcoin', 'BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4', true],
    ['bitcoin', 'bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0', true],
    ['bitcoin', 'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5', false],
    ['social-security', '536-22-8745', true],
    ['social-security', '536228745', true],
    ['social-security', '1536-22-8745', false],
    ['social-security', '536-22-87451', false],
    ['social-security', '666-22-8745', false],
    ['social-security', '000-22-8745', false],
    ['phone', '+44 20 7946 0958', true],
    ['phone', '0044 20 7946 0958', true],
    ['phone', '+44 1200 56', true],
    ['phone', '+44 1200 5', false],
    ['phone', '+123456789012345', true],
    ['phone', '+1234567890123456', false],
    ['phone', '+999 12', false],
    ['phone', ' +210 1234567', false],
    ['phone', '123456', false],
    ['phone', '1112345', true],
    ['phone', '9990012', true],
    ['phone', '999+1234', true],
    ['phone', '123456789012', true],
    ['phone', '1234567890123', false],
    ['phone', '7777777', false],
    ['password', 'Weir-7aB!Otter21', true],
    ['password', 'password123', false],
  ] as const)('%s says of %s: %s', (name, text, holds) => expect(VALIDATORS[name](text)).toBe(holds));

  it.each([
    ['of 9 digits, a Canadian insurance number', '046454286', '046454287'],
    ['of 9 digits, an Australian tax file number', '876543210', '876543211'],
    ['of 10 digits, a British health number', '9434765919', '9434765918'],
    ['of 11 digits, a Polish one', '44051401359', '44051401358'],
    ['of 13 digits, a South African one', '8001015009087', '8001015009086'],
    ['of 13 digits, a Thai one', '1101700207030', '1101700207031'],
    ['of 13 digits, a Korean one', '971013-9019902', '971013-9019903'],
    ['of 12 digits, which no scheme here has', '', '123456789012'],
  ])('know a national number %s', (_, right, wrong) => {
    expect([right !== '' && isNationalNumber(right), isNationalNumber(wrong)]).toEqual([right !== '', false]);
  });

  it.each(['078-05-1120', '123456789', '219-09-9999', '987-65-4321'])(
    'know that %s was never given to anybody',
    (number) => expect(isSocialSecurityNumber(number)).toBe(false),
  );

  it('know the length of an account number in its country, whatever its check digits say', () => {
    // GB29 NWBK 6016 1331 9268 19 with one digit more, and check digits that fit (mod 97 = 1).
    expect(isIban('GB31 NWBK 6016 1331 9268 190')).toBe(false);
  });

  it('know the checksum of GitHub’s tokens by its published description', () => {
    // CRC-32 of "123456789" is 0xcbf43926 (the check value of the algorithm), in base 62 here.
    const inBase62 = (value: number): string => {
      const letters = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
      return value === 0 ? '' : `${inBase62(Math.floor(value / 62))}${letters.charAt(value % 62)}`;
    };
    const checksum = inBase62(0xcbf43926).padStart(6, '0');
    expect(VALIDATORS.checksum(`ghp_123456789${checksum}`)).toBe(true);
    expect(VALIDATORS.checksum(`ghp_123456788${checksum}`)).toBe(false);
  });
});
