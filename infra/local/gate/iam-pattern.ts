/** Whether a whole text fits an IAM pattern: `*` stands for any characters, `?` for one. */
export type Matcher = (text: string) => boolean;

export function compilePattern(pattern: string, flags: '' | 'i' = ''): Matcher {
  if (pattern === '*') return () => true;
  if (flags === '' && !/[*?]/.test(pattern)) return (text) => text === pattern;
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  const expression = new RegExp(`^${source}$`, `s${flags}`);
  return (text) => expression.test(text);
}

export function compilePatterns(patterns: readonly string[], flags: '' | 'i' = ''): Matcher {
  const matchers = patterns.map((pattern) => compilePattern(pattern, flags));
  return (text) => matchers.some((matches) => matches(text));
}

/** An ARN pattern's wildcards stay within one of its six parts. Source: IAM user guide, ARN condition operators. */
export function compileArnPattern(pattern: string): Matcher {
  const parts = splitArn(pattern).map((part) => compilePattern(part));
  return (text) => {
    const found = splitArn(text);
    return found.length === parts.length && parts.every((matches, at) => matches(found[at] ?? ''));
  };
}

function splitArn(arn: string): string[] {
  const parts = arn.split(':');
  return parts.length <= 6 ? parts : [...parts.slice(0, 5), parts.slice(5).join(':')];
}
