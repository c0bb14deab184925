import type { Engine } from '../../infra/local/engine-api.ts';

/** Bytes as characters, so that whatever words are in them are found, and not as a list of numbers. */
export const jsonOf = (value: unknown): string =>
  JSON.stringify(value, (_, held: unknown) =>
    held instanceof Uint8Array ? Buffer.from(held).toString('latin1') : held,
  );

/** Everything a store, queue or bucket holds. */
export const holdings = async (engine: Engine): Promise<readonly (readonly [string, string])[]> => [
  ...(await Promise.all(
    engine.tableNames.map(async (name) => [name, jsonOf(await engine.items(name))] as const),
  )),
  ...engine.queueNames.map((name) => [name, engine.queue(name).bodies.join('\n')] as const),
  ...engine.bucketNames.flatMap((name) =>
    engine
      .bucket(name)
      .keys.map((key) => [`${name}/${key}`, engine.bucket(name).read(key).toString()] as const),
  ),
];
