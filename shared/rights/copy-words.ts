import type { Origin, PartName } from './data-origins.ts';
import type { MyDataDocument } from './my-data-document.ts';

type NamesIn<Value> = Value extends string | number | boolean | undefined
  ? never
  : Value extends readonly (infer Entry)[]
    ? NamesIn<Entry>
    : { [Name in keyof Value]-?: (Name & string) | NamesIn<Value[Name]> }[keyof Value];

/** Every field of a part of the copy, at whatever depth: one that is added has no word until each language gives it one. */
export type FieldName = NamesIn<MyDataDocument[PartName]>;

/** All words of the copy of one's data in one language. Names of fields and codes in the JSON are none of them. */
export interface CopyWords {
  /** What a person is told about each part of what is held about them (GDPR Art. 15(1)), by its name in an export. */
  readonly origins: Readonly<Record<PartName, Origin>>;
  /** What is held beside the parts and is nothing to read. */
  readonly besides: readonly string[];
  /** What the copy to read is called and what stands on it around the parts. */
  readonly page: {
    readonly title: (company: string) => string;
    readonly heading: (company: string) => string;
    readonly everything: (preparedAt: string) => string;
    readonly sources: string;
    readonly purposes: string;
    readonly recipients: string;
    readonly kept: string;
    readonly nothing: string;
    readonly besides: string;
    readonly yes: string;
    readonly no: string;
  };
  /** What the copy to read calls each field. */
  readonly fields: Readonly<Record<FieldName, string>>;
  /** What the copy to read says of a consent's text key. */
  readonly textKeys: Readonly<Record<MyDataDocument['consents'][number]['textKey'], string>>;
}
