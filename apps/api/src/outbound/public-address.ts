import ipaddr from 'ipaddr.js';
import type { AllowedNetwork } from '../config/networks';

/** IPv4-compatible addresses (::/96), which the library takes for public ones. */
const IPV4_COMPATIBLE: [ipaddr.IPv6, number] = [ipaddr.IPv6.parse('::'), 96];

/**
 * Whether the server may connect to an address that somebody else chose: a public unicast address, or one in a network
 * that the operator allows. Mapped addresses (::ffff:a.b.c.d) are judged by the IPv4 address they hold; tunnels and
 * translations (6to4, Teredo, NAT64), which would reach another address than they show, are not public.
 */
export function mayConnect(address: string, allowed: readonly AllowedNetwork[]): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  if (allowed.some(([network, bits]) => network.kind() === parsed.kind() && parsed.match(network, bits))) return true;
  if (parsed instanceof ipaddr.IPv6) {
    if (parsed.zoneId !== undefined && parsed.zoneId !== '') return false;
    if (parsed.match(IPV4_COMPATIBLE)) return false;
  }
  return parsed.range() === 'unicast';
}
