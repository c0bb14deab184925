const isTree = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/** The first member of a value of JSON, by its path, that is not in what was read of it; undefined where all of it was read. */
export const droppedMember = (given: unknown, read: unknown, path = ''): string | undefined => {
  if (!isTree(given)) return undefined;
  for (const [name, value] of Object.entries(given)) {
    const at = path === '' ? name : `${path}.${name}`;
    if (!isTree(read) || !Object.hasOwn(read, name)) return at;
    const dropped = droppedMember(value, read[name], at);
    if (dropped !== undefined) return dropped;
  }
  return undefined;
};
