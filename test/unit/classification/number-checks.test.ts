import { describe, expect, it } from 'vitest';

import { VALIDATORS } from '../../../shared/classification/validators.ts';

describe('checks of numbers and addresses', () => {
  it.each([
    ['card', '378282246310005', true],
    ['card', '6011111111111117', true],
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
    ['social-security', '666-22-8745', false],
    ['social-security', '000-22-8745', false],
    ['phone', '+44 20 7946 0958', true],
    ['phone', '+999 12', false],
    ['national-number', '9434765919', true],
    ['national-number', '9434765918', false],
    ['password', 'Weir-7aB!Otter21', true],
    ['password', 'password123', false],
  ] as const)('%s says of %s: %s', (name, text, holds) => expect(VALIDATORS[name](text)).toBe(holds));

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
