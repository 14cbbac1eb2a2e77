/** Longest address that is followed, in characters. */
const MAX_URL = 2_048;
/** Parameters that only say where a click came from. */
const TRACKING = /^(?:utm_\w+|gclid|gbraid|wbraid|fbclid|msclkid|mc_[ce]id|igshid|yclid|_ga|_gl)$/i;

/**
 * The one address of a page, however it is linked: absolute, without fragment and tracking parameters, the other
 * parameters in one order (WHATWG URL does the rest: lower-case host, default port, dots in the path).
 * @returns null for what is not an http(s) address, carries credentials or is too long
 */
export function pageAddress(href: string, base?: string): string | null {
  let url: URL;
  try {
    url = new URL(href.trim(), base);
  } catch {
    return null;
  }
  if ((url.protocol !== 'http:' && url.protocol !== 'https:') || url.username !== '' || url.password !== '') return null;
  url.hash = '';
  for (const name of [...new Set(url.searchParams.keys())]) if (TRACKING.test(name)) url.searchParams.delete(name);
  url.searchParams.sort();
  return url.href.length > MAX_URL ? null : url.href;
}
