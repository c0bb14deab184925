import { isIP } from 'node:net';

import ipaddr from 'ipaddr.js';

/** All that IANA gives out for the public internet (RFC 4291 §2.4). */
const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR('2000::/3');

/**
 * Whether an IP address belongs to a machine on the public internet: plain global unicast, and nothing of IANA's
 * registries of special addresses. So loopback, private and link-local ranges are refused, multicast, documentation,
 * and IPv6 forms that wrap an IPv4 address (compatible, mapped, translated, NAT64, 6to4, Teredo), whatever they wrap.
 * Text that is no address, or names a network interface with it, is refused too.
 */
export const isPublicAddress = (address: string): boolean => {
  if (isIP(address) === 0 || address.includes('%')) return false;
  const parsed = ipaddr.parse(address);
  const isPlain = parsed instanceof ipaddr.IPv4 || parsed.match(GLOBAL_UNICAST);
  return isPlain && parsed.range() === 'unicast';
};
