import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import type { AllowedNetwork } from '../config/networks';
import { OutboundError } from './outbound-error';
import { mayConnect } from './public-address';

/** Where a request goes: the address is chosen once, checked, and used for the connection itself. */
export interface Target {
  url: URL;
  address: string;
  family: 4 | 6;
}

/** Gives every address of a host name. */
export type Resolve = (hostname: string) => Promise<{ address: string; family: number }[]>;
const resolveAll: Resolve = (hostname) => lookup(hostname, { all: true, verbatim: true });

const MAX_URL = 2_048;

/**
 * Reads a URL that somebody else wrote, with the one parser that also decides where the connection goes.
 * @throws OutboundError BAD_URL
 */
export function readUrl(text: string): URL {
  if (text.length > MAX_URL) throw new OutboundError('BAD_URL', `An address may have ${MAX_URL} characters.`);
  // The parser drops tabs and line breaks and takes backslashes for slashes: two readers could read two addresses.
  if (/[\s\\\u0000-\u001f\u007f]/.test(text)) throw new OutboundError('BAD_URL', 'The address holds a space, a backslash or a control character.');
  if (!/^https?:\/\//i.test(text)) throw new OutboundError('BAD_URL', 'The address must begin with https:// or http://.');
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    throw new OutboundError('BAD_URL', 'This is not an address. Write it as https://www.example.com/path.');
  }
  if (url.username !== '' || url.password !== '') throw new OutboundError('BAD_URL', 'The address must not hold a user name or password.');
  const port = url.port === '' ? null : Number(url.port);
  // Other ports below 1024 speak protocols that a request could be smuggled into.
  if (port !== null && port < 1024 && port !== 80 && port !== 443) throw new OutboundError('BAD_URL', 'Ports below 1024 are not connected to, but for 80 and 443.');
  if (url.hostname.replace(/\.$/, '').split('.').some((label) => label === '')) throw new OutboundError('BAD_URL', 'The address has no proper host name.');
  url.hash = '';
  return url;
}

/**
 * Resolves the host of a URL once and picks the address to connect to. One address that is not public condemns the name:
 * a name that points both ways is an attack or a mistake.
 * @throws OutboundError NOT_PUBLIC or UNRESOLVED
 */
export async function targetOf(url: URL, allowed: readonly AllowedNetwork[], resolve: Resolve = resolveAll): Promise<Target> {
  const host = url.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
  const literal = isIP(host);
  const found = literal !== 0 ? [{ address: host, family: literal }] : await resolved(host, resolve);
  const [first] = found;
  if (!first) throw new OutboundError('UNRESOLVED', `The name ${host.slice(0, 100)} has no address.`);
  if (!found.every(({ address }) => mayConnect(address, allowed))) throw new OutboundError('NOT_PUBLIC', `${host.slice(0, 100)} is not a public address, so it is not connected to.`);
  return { url, address: first.address, family: first.family === 6 ? 6 : 4 };
}

async function resolved(host: string, resolve: Resolve): Promise<{ address: string; family: number }[]> {
  if (host === '' || host === 'localhost' || host.endsWith('.localhost')) return resolve('localhost').catch(() => [{ address: '127.0.0.1', family: 4 }]);
  try {
    return await resolve(host);
  } catch {
    throw new OutboundError('UNRESOLVED', `The name ${host.slice(0, 100)} cannot be resolved.`);
  }
}
