/** Whether what is sent to this address crosses a network that others share, and is not encrypted. */
export function isPlainAddress(address: string | undefined): boolean {
  const host = /^http:\/\/(?:[^/@\s]*@)?(\[[\da-f:.]+\]|[\w.-]+)(?=[:/?#]|$)/i.exec(address ?? "")?.[1];
  return host !== undefined && isFarHost(host);
}

/** Not a server of this machine, of this cluster or local network, or beside this container. */
export function isFarHost(host: string): boolean {
  if (/^\d+(?:\.\d+){3}$/.test(host)) return !NEAR_NUMBERS.test(host);
  const last = /[^.]\.([a-z]{2,})$/i.exec(host)?.[1]?.toLowerCase();
  return last !== undefined && (last.length === 2 || PUBLIC.has(last)) && !/\.ts\.net$/i.test(host);
}

/** RFC 1918, RFC 6598, loopback, link-local. */
const NEAR_NUMBERS = /^(?:0|10|127|169\.254|192\.168|172\.(?:1[6-9]|2\d|3[01])|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7]))\./;

/** Endings of public names with more than two letters, where model servers are met; `models` or `svc` are namespaces of a cluster. */
const PUBLIC: ReadonlySet<string> = new Set(["com", "org", "net", "edu", "gov", "mil", "int", "info", "biz", "dev", "app", "cloud", "tech", "xyz", "site", "online", "run", "host", "space", "live", "pro", "software", "systems", "science", "academy", "agency", "company", "digital", "solutions"]);
