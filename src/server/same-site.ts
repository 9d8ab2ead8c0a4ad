import type { IncomingHttpHeaders } from 'node:http';

/**
 * True when a browser says that the request comes from a page of another host. Programs send no Origin.
 * Cookies are SameSite=Lax, but other ports of one host are the same site to a browser, and sockets know no CORS.
 */
export function isOtherSite(headers: IncomingHttpHeaders): boolean {
  const { origin, host } = headers;
  if (origin === undefined) return false;
  return !URL.canParse(origin) || new URL(origin).host !== host;
}
