import type { Finding, Risk } from './classification.ts';

const ORDER: readonly Risk[] = ['none', 'low', 'medium', 'high', 'critical'];
const CERTAIN = 0.8;
const LIKELY = 0.5;

/** How bad a finding would be if it is one. */
export type FindingSeverity = Exclude<Risk, 'none'>;

/**
 * The risk of a text: the worst of its findings, each by its severity where it is certain (confidence 0.8 or more), one
 * step lower where it is likely (0.5 or more), and none below.
 */
export const riskOf = (
  findings: readonly Finding[],
  severityOf: (finding: Finding) => FindingSeverity,
): Risk => {
  const levels = findings.map((finding) => {
    const level = ORDER.indexOf(severityOf(finding));
    if (finding.confidence >= CERTAIN) return level;
    return finding.confidence >= LIKELY ? Math.max(level - 1, 1) : 0;
  });
  return ORDER[Math.max(0, ...levels)] ?? 'none';
};
