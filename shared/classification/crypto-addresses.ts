import { createHash } from 'node:crypto';

const BASE58 = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
const BASE58_LENGTH_AT_MOST = 120;

const bytesOfBase58 = (text: string): Uint8Array | undefined => {
  if (text.length > BASE58_LENGTH_AT_MOST) return undefined;
  let value = 0n;
  for (const character of text) {
    const digit = BASE58.indexOf(character);
    if (digit < 0) return undefined;
    value = value * 58n + BigInt(digit);
  }
  const zeros = /^1*/u.exec(text)?.[0].length ?? 0;
  const hex = value === 0n ? '' : value.toString(16);
  const body = Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex');
  return Buffer.concat([Buffer.alloc(zeros), body]);
};

const sha256 = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest();

/** Base58Check: the last four bytes are the beginning of the double SHA-256 of those before. */
const isBase58Check = (text: string): boolean => {
  const bytes = bytesOfBase58(text);
  if (bytes === undefined || bytes.length < 6) return false;
  return sha256(sha256(bytes.subarray(0, -4)))
    .subarray(0, 4)
    .equals(bytes.subarray(-4));
};

const BECH32 = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';
const GENERATOR = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];
const BECH32_CONSTANT = 1;
const BECH32M_CONSTANT = 0x2bc830a3;

const polymod = (values: readonly number[]): number => {
  let checksum = 1;
  for (const value of values) {
    const top = checksum >>> 25;
    checksum = ((checksum & 0x1ffffff) << 5) ^ value;
    for (const [bit, generator] of GENERATOR.entries()) if ((top >>> bit) & 1) checksum ^= generator;
  }
  return checksum;
};

/** Bech32 and bech32m (BIP 173, BIP 350). */
const isBech32 = (text: string): boolean => {
  const lower = text.toLowerCase();
  const separator = lower.lastIndexOf('1');
  if (separator < 1 || lower.length > 90) return false;
  const prefix = Array.from(lower.slice(0, separator), (letter) => letter.charCodeAt(0));
  const data = Array.from(lower.slice(separator + 1), (letter) => BECH32.indexOf(letter));
  if (data.length < 6 || data.some((value) => value < 0)) return false;
  const expanded = [...prefix.map((unit) => unit >> 5), 0, ...prefix.map((unit) => unit & 31), ...data];
  const sum = polymod(expanded);
  return sum === BECH32_CONSTANT || sum === BECH32M_CONSTANT;
};

/** A Bitcoin address or private key with its checksum. */
export const isBitcoinAddress = (text: string): boolean =>
  /^(?:bc|tb|ltc)1/iu.test(text) ? isBech32(text) : isBase58Check(text);

/** An Ethereum address of plausible form; its mixed-case checksum (EIP-55) needs Keccak and is not judged. */
export const isEthereumAddress = (text: string): boolean =>
  /^0x[0-9a-fA-F]{40}$/u.test(text) && !/^0x(.)\1+$/u.test(text);
