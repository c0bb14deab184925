const SUMMARY = /<div class="problems"[^>]*>(.*?)<\/div>/su;
const ENTRY = /<li>(?:<a href="#(?<id>[^"]*)">)?(?<says>.*?)(?:<\/a>)?<\/li>/gsu;
const GROUP = /<fieldset[^>]*>(?:(?!<fieldset|<\/fieldset>).)*<\/fieldset>/gsu;

const plain = (html: string): string => html.replaceAll(/<[^>]*>/gu, '').trim();

/** Every name that a page shows for the control with an id: a label’s, or that of the group it is in or is. */
const namesOn = (html: string, id: string): readonly string[] => {
  const labels = [...html.matchAll(/<label(?: for="([^"]*)")?[^>]*>(.*?)<\/label>/gsu)];
  const own = labels.filter(([, of, inner = '']) => of === id || inner.includes(`id="${id}"`));
  const groups = [...html.matchAll(GROUP)].filter(([group]) => group.includes(` id="${id}"`));
  const legends = groups.map(([group]) => /<legend[^>]*>(.*?)<\/legend>/su.exec(group)?.[1] ?? '');
  return [...own.map(([, , inner = '']) => inner), ...legends].map(plain).filter((name) => name !== '');
};

/** An entry of the summary at the top of a refused form. */
interface ProblemEntry {
  /** The id of what it leads to. */
  readonly id: string | undefined;
  readonly says: string;
}

/** All that a page says at its top of a form that was not taken. */
export const problemsOn = (html: string): readonly ProblemEntry[] =>
  [...(SUMMARY.exec(html)?.[1] ?? '').matchAll(ENTRY)].map(({ groups }) => ({
    id: groups?.['id'],
    says: groups?.['says'] ?? '',
  }));

/** Entries of a summary that lead nowhere, or to a field whose name they do not say. */
export const unnamedProblems = (html: string): readonly string[] =>
  problemsOn(html).flatMap(({ id, says }) => {
    if (id === undefined) return [];
    if (!html.includes(` id="${id}"`)) return [`there is no ${id} on the page: ${says}`];
    const tag = html.slice(html.lastIndexOf('<', html.indexOf(` id="${id}"`)));
    const isControl = /^<(?:input|select|textarea|fieldset)\b/u.test(tag);
    const isNamed = !isControl || namesOn(html, id).some((name) => says.includes(name));
    return isNamed ? [] : [`does not name ${id}: ${says}`];
  });
