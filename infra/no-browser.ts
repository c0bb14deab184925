/** Stands in for a library that reads browsers' names, in bundles for machines without a browser. */
export const parse = (): never => {
  throw new Error('There is no browser here.');
};
