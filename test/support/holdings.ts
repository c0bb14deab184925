import type { Engine } from '../../infra/local/engine-api.ts';

/** Everything a store, queue or bucket holds. */
export const holdings = async (engine: Engine): Promise<readonly (readonly [string, string])[]> => [
  ...(await Promise.all(
    engine.tableNames.map(async (name) => [name, JSON.stringify(await engine.items(name))] as const),
  )),
  ...engine.queueNames.map((name) => [name, engine.queue(name).bodies.join('\n')] as const),
  ...engine.bucketNames.flatMap((name) =>
    engine
      .bucket(name)
      .keys.map((key) => [`${name}/${key}`, engine.bucket(name).read(key).toString()] as const),
  ),
];
