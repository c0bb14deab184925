import type { FC } from 'hono/jsx';

/** A choice among a few. */
export const Select: FC<{
  readonly name: string;
  readonly label: string;
  readonly options: readonly (readonly [value: string, label: string])[];
  readonly chosen: string;
}> = ({ name, label, options, chosen }) => (
  <p>
    <label for={name}>{label}</label>
    <select id={name} name={name}>
      {options.map(([value, text]) => (
        <option value={value} selected={value === chosen}>
          {text}
        </option>
      ))}
    </select>
  </p>
);
