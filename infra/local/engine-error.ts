/** A fault of the local engine that its reader can act on: the message names what to change. */
export class EngineError extends Error {
  override readonly name = 'EngineError';
}

/** Where in a template a value stands; it becomes the first words of every complaint about it. */
export interface TemplateLocation {
  readonly stack: string;
  readonly logicalId: string;
  readonly path: readonly (string | number)[];
}

/** Says what is wrong, and in which stack, resource and property. */
export function templateError({ stack, logicalId, path }: TemplateLocation, problem: string): EngineError {
  const property = path.length === 0 ? '' : ` at ${path.join('.')}`;
  return new EngineError(`${stack}/${logicalId}${property}: ${problem}`);
}
