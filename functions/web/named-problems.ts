/** What a tag's content says, without tags that are in it and without a name for who cannot see what stands before it. */
const saidIn = (html: string): string =>
  html
    .replaceAll(/<[^>]*>/gu, '')
    .replaceAll(/\s+/gu, ' ')
    .trim();

const between = (html: string, from: number, end: string): string =>
  saidIn(html.slice(html.indexOf('>', from) + 1, html.indexOf(end, from)));

/** The legend of the group that a place of a page is in. */
const legendAt = (html: string, at: number): string | undefined => {
  const opens = html.lastIndexOf('<fieldset', at);
  if (opens < 0 || html.slice(opens, at).includes('</fieldset>')) return undefined;
  const legend = html.indexOf('<legend', opens);
  return legend < 0 ? undefined : between(html, legend, '</legend>');
};

/** A label that several controls have says by itself not which of them is meant; the legend around it does. */
const whole = (html: string, at: number, label: string): readonly string[] => {
  const isOnlyOne = html.indexOf(`>${label}</label>`) === html.lastIndexOf(`>${label}</label>`);
  const legend = isOnlyOne ? undefined : legendAt(html, at);
  return legend === undefined ? [label] : [legend, label];
};

/** What a page calls the control with an id, from the whole to the part: by its label, or the legend of its group. */
const namesOf = (html: string, id: string): readonly (string | undefined)[] => {
  const label = html.indexOf(`<label for="${id}"`);
  if (label >= 0) return whole(html, label, between(html, label, '</label>'));
  const at = html.indexOf(` id="${id}"`);
  const tag = html.slice(html.lastIndexOf('<', at));
  if (at < 0) return [];
  if (tag.startsWith('<fieldset')) return [legendAt(html, at)];
  if (!tag.startsWith('<input')) return [];
  const around = html.lastIndexOf('<label', at);
  return [/^[^>]* type="radio"/u.test(tag) ? legendAt(html, at) : between(html, around, '</label>')];
};

const SUMMARY = /<div class="problems"[^>]*>.*?<\/div>/su;
const ENTRY = /<a href="#(?<id>[^"]+)">(?<message>.*?)<\/a>/gsu;

/**
 * A page whose summary of problems says of each which field it is about, by the name that the field has on this very page:
 * “Choose a day.” at the top of a form says nothing of where.
 */
export const nameProblems = (html: string): string =>
  html.replace(SUMMARY, (summary) =>
    summary.replaceAll(ENTRY, (entry, id: string, message: string) => {
      const name = namesOf(html, id)
        .filter((part) => part !== undefined && !message.includes(part))
        .join(', ');
      if (name === '') return entry;
      const mark = /[.:?!…]$/u.test(name) ? '' : ':';
      return `<a href="#${id}">${name}${mark} ${message}</a>`;
    }),
  );
