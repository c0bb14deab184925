import { isIP } from 'node:net';

import ipaddr from 'ipaddr.js';

/**
 * Whether an IP address belongs to a machine on the public internet. Everything special is refused: loopback, private
 * and link-local ranges, multicast, documentation, and IPv6 forms that wrap an IPv4 address (mapped, NAT64, 6to4,
 * Teredo), whatever they wrap. Text that is no address is refused too.
 */
export const isPublicAddress = (address: string): boolean => {
  if (isIP(address) === 0) return false;
  return ipaddr.parse(address).range() === 'unicast';
};
