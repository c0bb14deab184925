const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};

const LARGEST_CODE_POINT = 0x10ffff;
const ENTITY_LENGTH_AT_MOST = 12;

const characterOf = (entity: string): string | undefined => {
  const hexadecimal = /^#x([0-9a-f]{1,6})$/iu.exec(entity)?.[1];
  const decimal = /^#(\d{1,7})$/u.exec(entity)?.[1];
  if (hexadecimal === undefined && decimal === undefined) return NAMED[entity];
  const code = hexadecimal === undefined ? Number(decimal) : Number.parseInt(hexadecimal, 16);
  const isScalar = code > 0 && code <= LARGEST_CODE_POINT && (code < 0xd800 || code > 0xdfff);
  return isScalar ? String.fromCodePoint(code) : '�';
};

/** Text with its character references resolved, each once: `&amp;lt;` is `&lt;`. */
export const decodeEntities = (text: string): string => {
  let decoded = '';
  let from = 0;
  for (let at = text.indexOf('&'); at !== -1; at = text.indexOf('&', at + 1)) {
    const end = text.indexOf(';', at);
    if (end === -1) break;
    if (end - at > ENTITY_LENGTH_AT_MOST) continue;
    const character = characterOf(text.slice(at + 1, end));
    if (character === undefined) continue;
    decoded += text.slice(from, at) + character;
    from = end + 1;
  }
  return decoded + text.slice(from);
};

const BREAKS: ReadonlyMap<string, string> = new Map([
  ['br', '\n'],
  ['/p', '\n\n'],
  ['/li', '\n'],
  ['/div', '\n'],
  ['/blockquote', '\n\n'],
]);

/** The name of a tag, with its slash if it closes, in lower case. */
const tagName = (tag: string): string => (/^\/?[a-z][a-z0-9]*/iu.exec(tag)?.[0] ?? '').toLowerCase();

/**
 * The words of a post's HTML: tags go, paragraphs and line breaks stay, character references are resolved. It reads
 * the text once, whatever is in it; what an unfinished tag begins is dropped.
 */
export const htmlToText = (html: string): string => {
  let text = '';
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf('<', at);
    if (open === -1) break;
    text += html.slice(at, open);
    const close = html.indexOf('>', open);
    at = close === -1 ? html.length : close + 1;
    if (close !== -1) text += BREAKS.get(tagName(html.slice(open + 1, close))) ?? '';
  }
  return decodeEntities(text + html.slice(at)).trim();
};

/** Addresses of the links in a post's HTML, without those of mentions and hashtags. Only http and https. */
export const linksInHtml = (html: string): readonly string[] => {
  const links: string[] = [];
  for (let at = html.indexOf('<a '); at !== -1; at = html.indexOf('<a ', at + 1)) {
    const close = html.indexOf('>', at);
    if (close === -1) break;
    const tag = html.slice(at, close);
    const address = decodeEntities(/\shref="([^"]{1,4000})"/iu.exec(tag)?.[1] ?? '');
    const isOwn = /\sclass="[^"]*\b(?:mention|hashtag)\b/iu.test(tag);
    if (!isOwn && /^https?:/iu.test(address) && URL.canParse(address)) links.push(address);
  }
  return links;
};
