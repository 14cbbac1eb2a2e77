import ipaddr from 'ipaddr.js';

/** A network that an operator allows although it is not public, as read from CIDR notation. */
export type AllowedNetwork = [ipaddr.IPv4 | ipaddr.IPv6, number];

/**
 * Reads a comma-separated list such as "10.0.0.0/8, fd00::/8, 127.0.0.1".
 * @throws Error naming the part that is no network
 */
export function readNetworks(list: string): AllowedNetwork[] {
  return list
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => {
      try {
        if (part.includes('/')) return ipaddr.parseCIDR(part);
        const address = ipaddr.parse(part);
        return [address, address.kind() === 'ipv4' ? 32 : 128];
      } catch {
        throw new Error(`"${part}" is no network. Write it as 10.0.0.0/8.`);
      }
    });
}
