/** More than anything that is published or handed out has; what is deeper was made to break readers. */
const LEVELS_AT_MOST = 100;

/** Where a string that begins at a place of a JSON text ends: behind its closing quote. */
const endOfString = (text: string, from: number): number => {
  let end = text.indexOf('"', from + 1);
  while (end !== -1) {
    let escapes = 0;
    while (text[end - 1 - escapes] === '\\') escapes += 1;
    if (escapes % 2 === 0) return end + 1;
    end = text.indexOf('"', end + 1);
  }
  return text.length;
};

const SPACE = /\s*/uy;

const isName = (text: string, end: number): boolean => {
  SPACE.lastIndex = end;
  return text[end + (SPACE.exec(text)?.[0].length ?? 0)] === ':';
};

const spelled = (string: string): string => {
  const name: unknown = JSON.parse(string);
  return String(name);
};

/** What is wrong with a text that is JSON, if anything, which its parsed value does not show. */
const faultIn = (text: string): string | undefined => {
  // The names of each object that is open; none for a list.
  const open: (Set<string> | undefined)[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at];
    if (sign === '{' || sign === '[') open.push(sign === '{' ? new Set() : undefined);
    else if (sign === '}' || sign === ']') open.pop();
    else if (sign === '"') {
      const end = endOfString(text, at);
      const names = isName(text, end) ? open.at(-1) : undefined;
      if (names !== undefined) {
        const name = spelled(text.slice(at, end));
        if (names.has(name)) return `names ${JSON.stringify(name.slice(0, 100))} twice`;
        names.add(name);
      }
      at = end - 1;
    }
    if (open.length > LEVELS_AT_MOST) return `is nested in more than ${LEVELS_AT_MOST} levels`;
  }
  return undefined;
};

/**
 * What a JSON text has that readers differ on, in words that follow its name: a member that is named twice in one object, or
 * nesting that few can follow. Undefined where there is none of it, and for what is no JSON at all.
 */
export const jsonFault = (text: string): string | undefined => {
  try {
    JSON.parse(text);
  } catch {
    return undefined;
  }
  return faultIn(text);
};
