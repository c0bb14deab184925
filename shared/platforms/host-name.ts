/** Longer names exist nowhere (RFC 1035 §2.3.4). */
const LONGEST = 253;
/** Letters, digits and hyphens, as in names of machines; or an IPv6 address in its brackets. */
const HOST = /^(?:[a-z0-9-]+(?:\.[a-z0-9-]+)*|\[[0-9a-f:]+\])$/u;

/**
 * The one way to write a host: as the URL standard writes it (lower case, Punycode, no port where it is that of https),
 * and without the dot that may end a full name. Undefined for what is no host, or more than one: every spelling of a
 * host comes to the same text, and what comes out comes out again.
 */
export const hostIn = (text: string): string | undefined => {
  // A URL begins and ends the host here, so that no path, name, password or query comes along unseen.
  if (!/^[^\s/?#@\\]+$/u.test(text) || !URL.canParse(`https://${text}`)) return undefined;
  const { hostname, port } = new URL(`https://${text}`);
  const name = hostname.replace(/\.$/u, '');
  if (name.length > LONGEST || !HOST.test(name)) return undefined;
  return port === '' ? name : `${name}:${port}`;
};
