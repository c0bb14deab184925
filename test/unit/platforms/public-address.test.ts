import { describe, expect, it } from 'vitest';

import { isPublicAddress } from '../../../shared/platforms/public-address.ts';

/**
 * First, last or telling addresses of each block of IANA's special-purpose registries
 * (iana-ipv4-special-registry, iana-ipv6-special-registry), and of what no registry gives out.
 */
const SPECIAL = {
  'this network (RFC 791)': ['0.0.0.0', '0.255.255.255'],
  'private use (RFC 1918)': [
    '10.0.0.0',
    '10.255.255.255',
    '172.16.0.0',
    '172.31.255.255',
    '192.168.0.0',
    '192.168.255.255',
  ],
  'shared address space (RFC 6598)': ['100.64.0.0', '100.127.255.255'],
  'loopback (RFC 1122)': ['127.0.0.1', '127.255.255.255'],
  'link local, where clouds keep credentials (RFC 3927)': ['169.254.0.0', '169.254.169.254'],
  'IETF protocol assignments (RFC 6890)': ['192.0.0.0', '192.0.0.170', '192.0.0.255'],
  'documentation (RFC 5737)': ['192.0.2.1', '198.51.100.1', '203.0.113.255'],
  'AS112 (RFC 7534, 7535)': ['192.31.196.1', '192.175.48.1'],
  'AMT (RFC 7450)': ['192.52.193.1'],
  'deprecated 6to4 relays (RFC 7526)': ['192.88.99.1'],
  'benchmarking (RFC 2544)': ['198.18.0.0', '198.19.255.255'],
  'multicast (RFC 5771)': ['224.0.0.1', '239.255.255.255'],
  'reserved (RFC 1112)': ['240.0.0.0', '255.255.255.254'],
  'limited broadcast (RFC 919)': ['255.255.255.255'],
  'unspecified and loopback (RFC 4291)': ['::', '::1'],
  'IPv4-compatible (RFC 4291 §2.5.5.1)': ['::7f00:1', '::10.0.0.1', '::1.1.1.1'],
  'IPv4-mapped (RFC 4291 §2.5.5.2)': ['::ffff:127.0.0.1', '::ffff:10.0.0.1', '::ffff:1.1.1.1'],
  'IPv4-translated (RFC 2765)': ['::ffff:0:10.0.0.1'],
  'NAT64 (RFC 6052, 8215)': ['64:ff9b::10.0.0.1', '64:ff9b::1.1.1.1', '64:ff9b:1::10.0.0.1'],
  'discard only (RFC 6666, 9780)': ['100::1', '100:0:0:1::1'],
  'Teredo (RFC 4380)': ['2001::1', '2001:0:a00:1::'],
  'protocol assignments, ORCHID among them (RFC 2928, 7343, 9374)': [
    '2001:1::1',
    '2001:2::1',
    '2001:3::1',
    '2001:4:112::1',
    '2001:10::1',
    '2001:20::1',
    '2001:30::1',
    '2001:1ff:ffff:ffff:ffff:ffff:ffff:ffff',
  ],
  'documentation (RFC 3849, 9637)': ['2001:db8::1', '3fff::1', '3fff:fff::1'],
  '6to4 (RFC 3056)': ['2002:a00:1::', '2002:7f00:1::1', '2002:101:101::1'],
  'AS112 over IPv6 (RFC 7534)': ['2620:4f:8000::1'],
  'segment routing (RFC 9602)': ['5f00::1'],
  'unique local (RFC 4193)': ['fc00::1', 'fd00::1', 'fdff:ffff::1'],
  'link local and deprecated site local (RFC 4291, 3879)': ['fe80::1', 'febf::1', 'fec0::1'],
  'multicast over IPv6 (RFC 4291)': ['ff02::1', 'ff0e::1'],
  'given out to nobody': ['1fff::1', '4000::1', '8000::1', 'c000::1', 'e000::1', '200::1'],
} as const;

describe('public addresses', () => {
  it.each([
    '1.1.1.1',
    '9.255.255.255',
    '11.0.0.0',
    '93.184.216.34',
    '100.63.255.255',
    '100.128.0.0',
    '172.15.255.255',
    '172.32.0.0',
    '192.0.1.0',
    '198.17.255.255',
    '198.20.0.0',
    '223.255.255.255',
    '2001:200::1',
    '2001:db7:ffff::1',
    '2003::1',
    '2606:4700:4700::1111',
    '2a00:1450:4001::200e',
    '3ffe::1',
  ])('%s is one', (address) => expect(isPublicAddress(address)).toBe(true));

  describe.each(Object.entries(SPECIAL))('%s', (_, addresses) => {
    it.each(addresses)('%s is none', (address) => expect(isPublicAddress(address)).toBe(false));
  });

  it.each(['localhost', '', '1.1.1', '0x7f000001', '2130706433', '0177.0.0.1', '2606:4700::1%eth0', '[::1]'])(
    '%j is no address at all',
    (text) => expect(isPublicAddress(text)).toBe(false),
  );
});
