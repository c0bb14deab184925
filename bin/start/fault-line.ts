const NO_SPACE = /no space left on device|ENOSPC|database or disk is full/iu;

const isFullDisk = (fault: unknown): boolean =>
  fault instanceof Error &&
  (('code' in fault && fault.code === 'ENOSPC') || NO_SPACE.test(fault.message) || isFullDisk(fault.cause));

/** What went wrong, in one line for a terminal; a disk that is full is said however it was noticed. */
export const faultInOneLine = (fault: unknown, directory: string): string => {
  if (isFullDisk(fault)) return `The disk is full: make room for ${directory} and try again.`;
  const [line = ''] = (fault instanceof Error ? fault.message : String(fault)).trim().split('\n');
  return line;
};
