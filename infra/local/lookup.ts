import { EngineError } from './engine-error.ts';

interface Findable {
  readonly name: string;
  /** The construct path of the template's resource. */
  readonly path: string;
}

/**
 * The one resource that a person means: by physical name, by construct path (with or without its closing
 * `/Resource`), or by the construct's own id where only one of the kind has it.
 */
export function find<T extends Findable>(all: readonly T[], kind: string, reference: string): T {
  const exact = all.find(
    ({ name, path }) => name === reference || constructPath(path) === constructPath(reference),
  );
  const found =
    exact === undefined ? all.filter(({ path }) => constructPath(path).endsWith(`/${reference}`)) : [exact];
  const [one, ...others] = found;
  if (one !== undefined && others.length === 0) return one;
  const candidates = (one === undefined ? all : found).map(({ path }) => constructPath(path)).join(', ');
  throw new EngineError(
    `${one === undefined ? 'No' : 'More than one'} ${kind} is called ${reference}: ${candidates}`,
  );
}

const constructPath = (path: string): string => path.replace(/\/Resource$/, '');
