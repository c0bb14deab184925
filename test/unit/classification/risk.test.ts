import { expect, it } from 'vitest';

import type { Finding } from '../../../shared/classification/classification.ts';
import { riskOf, type FindingSeverity } from '../../../shared/classification/risk.ts';

/** `high 0.8`: a finding that would be high, with this confidence. */
const risk = (...findings: readonly string[]) => {
  const severities = new Map<Finding, FindingSeverity>();
  for (const words of findings) {
    const [severity, confidence] = words.split(' ');
    const finding = {
      rule: 'x',
      kind: 'secret',
      start: 0,
      end: 1,
      confidence: Number(confidence),
      masked: '*',
    } as const;
    if (severity === 'low' || severity === 'medium' || severity === 'high' || severity === 'critical')
      severities.set(finding, severity);
  }
  return riskOf([...severities.keys()], (finding) => severities.get(finding) ?? 'low');
};

it.each([
  [[], 'none'],
  [['critical 0.8'], 'critical'],
  [['critical 0.79'], 'high'],
  [['medium 0.5'], 'low'],
  [['critical 0.49'], 'none'],
  // A low one has no step below it but none, which a likely finding is not.
  [['low 0.5'], 'low'],
  [['low 1', 'high 0.6', 'critical 0.2'], 'medium'],
])('of findings %j the risk is %s', (findings, worst) => {
  expect(risk(...findings)).toBe(worst);
});
