/** Everything on all pages, in order. */
export const collect = async <Value>(pages: AsyncIterable<readonly Value[]>): Promise<Value[]> => {
  const all: Value[] = [];
  for await (const page of pages) all.push(...page);
  return all;
};
