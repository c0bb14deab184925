/** Resolves once somebody asked for an end, at once if they did so before. */
export const untilStopped = async (signal: AbortSignal): Promise<void> => {
  // An event that is over is not told again.
  if (signal.aborted) return;
  await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
};
