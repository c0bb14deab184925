import { Rules, type Rule } from '../rule.ts';
import personalData from './personal-data.json' with { type: 'json' };
import secrets from './secrets.json' with { type: 'json' };
import topics from './topics.json' with { type: 'json' };

/** The rules that ship, checked as they are loaded. */
export const ALL_RULES: readonly Rule[] = Rules.parse([...secrets, ...personalData, ...topics]);
