import { expect, it } from 'vitest';

import { evidenceOf, mask } from '../../../shared/classification/masking.ts';

it.each([
  // Sixteen characters that all differ hold four bits each: 64 stay hidden, and the last four may be shown.
  ['0123456789abcdefWXYZ', '…WXYZ'],
  // Fifteen hold 58.6.
  ['0123456789abcdeWXYZ', '…'],
  ['0123456789abcdeeWXYZ', '…'],
  // What differs among the shown ones hides nothing.
  ['aaaaaaaaaaaaaaaa0123', '…'],
  ['', '…'],
  // Code points, so that no half of a pair is left.
  ['0123456789abcdef🜁🜂🜃🜄', '…🜁🜂🜃🜄'],
])('of %s a mask leaves %s', (match, masked) => {
  expect(mask(match)).toBe(masked);
});

const SECRET = '0123456789abcdefWXYZ';

it.each([
  ['topic', 'layoffs', 'topic-layoffs', SECRET, '[topic-layoffs]'],
  ['document', 'document', 'document-plan', SECRET, '[document-plan]'],
  ['company-term', 'codename', 'term-7', SECRET, '[codename]'],
  ['personal-data', 'other', 'own-badge', SECRET, '[own-badge]'],
  ['secret', 'token', 'own-token', SECRET, '…WXYZ'],
  ['personal-data', 'contact', 'phone', SECRET, '[phone]'],
  ['personal-data', 'health', 'diagnosis', SECRET, '[diagnosis]'],
  ['personal-data', 'national-id', 'ssn', SECRET, '[ssn]'],
  ['secret', 'password', 'password', SECRET, '[password]'],
  ['secret', 'token', 'github', SECRET, '…WXYZ'],
  ['personal-data', 'card', 'card', '4012 8888 8888 1881', '401288…1881'],
  ['personal-data', 'card', 'card', '4222222222222', '422222…2222'],
  ['personal-data', 'card', 'card', '422222222222', '…'],
] as const)('of a %s (%s, %s) that matched %s only %s is kept', (...[kind, category, id, match, kept]) => {
  expect(evidenceOf({ kind, category, id }, match)).toBe(kept);
});
