/** A form of a page: where it goes and the fields it brings along. */
export interface Form {
  readonly action: string;
  readonly method: 'get' | 'post';
  readonly hidden: ReadonlyMap<string, string>;
  /** Names of all its fields and buttons. */
  readonly names: ReadonlySet<string>;
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const unescape = (text: string): string =>
  text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/giu, (whole, ...[hex, decimal, name]: unknown[]) => {
    if (typeof hex === 'string') return String.fromCodePoint(Number.parseInt(hex, 16));
    if (typeof decimal === 'string') return String.fromCodePoint(Number(decimal));
    return ENTITIES[String(name)] ?? whole;
  });

const attributesOf = (tag: string): ReadonlyMap<string, string> =>
  new Map(
    [...tag.matchAll(/([a-z-]+)(?:="([^"]*)")?/giu)].map(([, name = '', value = '']) => [
      name.toLowerCase(),
      unescape(value),
    ]),
  );

const formOf = ([, opening = '', content = '']: readonly string[]): Form => {
  const attributes = attributesOf(opening);
  const fields = [...content.matchAll(/<(?:input|select|textarea|button)\b([^>]*)>/giu)].map(([, tag = '']) =>
    attributesOf(tag),
  );
  return {
    action: attributes.get('action') ?? '',
    method: attributes.get('method')?.toLowerCase() === 'post' ? 'post' : 'get',
    hidden: new Map(
      fields
        .filter((field) => field.get('type') === 'hidden')
        .map((field) => [field.get('name') ?? '', field.get('value') ?? '']),
    ),
    names: new Set(fields.flatMap((field) => field.get('name') ?? [])),
  };
};

/** The forms of a page of ours: attributes in double quotes, forms not nested. */
export const formsOf = (html: string): readonly Form[] =>
  [...html.matchAll(/<form\b([^>]*)>(.*?)<\/form>/gisu)].map(formOf);
