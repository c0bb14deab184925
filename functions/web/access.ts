import type { Site } from '../../shared/names.ts';

/** Who may use a route: everybody, whoever signed in, or whoever is in one of the named groups. */
export type AccessRule = 'anyone' | 'signed-in' | readonly [string, ...string[]];

const COMMS = ['comms', 'comms-approver'] as const;
const APPROVER = ['comms-approver'] as const;

/** The group whose members decide about alerts that others of security handle. */
export const SECURITY_LEAD = 'security-lead';
const SECURITY = ['security', SECURITY_LEAD] as const;

/** The works council and auditors see the same: what Candor is set up to do, and what it did. */
const OVERSIGHT = ['works-council', 'auditor'] as const;

/** Who takes reports of concerns in confidence, and nobody else. */
const RECIPIENT = ['confidential-recipient'] as const;

/** What takes effect is approved by the works council, which an auditor is not. */
const WORKS_COUNCIL = ['works-council'] as const;

const ADMINISTRATOR = ['administrator'] as const;

/** Every site has these. */
const EVERYWHERE: Readonly<Record<string, AccessRule>> = {
  'GET /style.css': 'anyone',
  'GET /language/:language': 'anyone',
};

/** Every site that people sign in to has these. */
const SIGN_IN: Readonly<Record<string, AccessRule>> = {
  ...EVERYWHERE,
  'GET /sign-in': 'anyone',
  'GET /sign-in/callback': 'anyone',
  'GET /signed-out': 'anyone',
  'POST /sign-out': 'signed-in',
};

/** Which route of which site is for whom. A route that is not here does not exist. */
export const ACCESS: Readonly<Record<Site, Readonly<Record<string, AccessRule>>>> = {
  participant: {
    ...SIGN_IN,
    'GET /': 'anyone',
    'POST /connect': 'signed-in',
    'GET /connect/callback': 'signed-in',
    'GET /oauth/client-metadata.json': 'anyone',
    'GET /accounts/:account': 'signed-in',
    'POST /accounts/:account/choose': 'signed-in',
    'POST /accounts/:account/preview': 'signed-in',
    'POST /accounts/:account/pause': 'signed-in',
    'POST /accounts/:account/resume': 'signed-in',
    'POST /accounts/:account/withdraw': 'signed-in',
    'GET /accounts/:account/receipt': 'signed-in',
    'GET /withdrawn': 'signed-in',
    'GET /ended/:consent/receipt': 'signed-in',
    'GET /receipt-key': 'anyone',
    'GET /my-alerts': 'signed-in',
    'POST /my-alerts/:alert/answer': 'signed-in',
    'GET /my-engagement': 'signed-in',
    'GET /my-engagement.csv': 'signed-in',
    'GET /my-data': 'signed-in',
    'GET /my-data/log/:account': 'signed-in',
    'GET /my-data/log/:account/:day/:proof': 'signed-in',
    'GET /proof-check.js': 'anyone',
    'POST /my-data/copy': 'signed-in',
    'GET /my-data/copy.json': 'signed-in',
    'GET /my-data/copy.html': 'signed-in',
    'POST /notices/seen': 'signed-in',
    'POST /my-data/forget': 'signed-in',
    'GET /policy': 'signed-in',
    'POST /policy/acknowledge': 'signed-in',
    'GET /check-a-draft': 'signed-in',
    'POST /check-a-draft': 'signed-in',
    'GET /material': 'signed-in',
    'GET /recognition': 'signed-in',
    'POST /recognition/:round': 'signed-in',
    'POST /recognition/:round/withdraw': 'signed-in',
  },
  comms: {
    ...SIGN_IN,
    'GET /': COMMS,
    'GET /advocacy': COMMS,
    'GET /advocacy.svg': COMMS,
    'GET /official': COMMS,
    'GET /official.svg': COMMS,
    'GET /official.csv': COMMS,
    'GET /official-posts.csv': COMMS,
    'POST /official/ask': COMMS,
    'GET /connect/callback': COMMS,
    'GET /oauth/client-metadata.json': 'anyone',
    'POST /official/:account/approve': APPROVER,
    'POST /official/:account/decline': COMMS,
    'POST /official/:account/end': COMMS,
    'GET /official/:account': COMMS,
    'GET /chart.js': 'anyone',
    'GET /releases.csv': COMMS,
    'GET /releases.json': COMMS,
    'GET /campaigns': COMMS,
    'GET /campaigns/new': COMMS,
    'POST /campaigns': COMMS,
    'GET /campaigns/:campaign': COMMS,
    'GET /campaigns/:campaign/change': COMMS,
    'POST /campaigns/:campaign/change': COMMS,
    'POST /campaigns/:campaign/end': COMMS,
    'POST /campaigns/:campaign/clicks': COMMS,
    'GET /campaigns/:campaign/clicks.svg': COMMS,
    'GET /campaigns/:campaign/clicks.csv': COMMS,
    'GET /recognition': COMMS,
    'POST /recognition': COMMS,
    'POST /recognition/:round/end': COMMS,
    'GET /drafting': APPROVER,
    'GET /drafting/new': APPROVER,
    'POST /drafting': APPROVER,
    'GET /drafting/:proposal': APPROVER,
    'POST /drafting/:proposal/outcome': APPROVER,
    'GET /drafting/:proposal/:section': APPROVER,
    'POST /drafting/:proposal/:section/answer': APPROVER,
  },
  security: {
    ...SIGN_IN,
    'GET /': SECURITY,
    'GET /alerts/:alert': SECURITY,
    'POST /alerts/:alert/handle': SECURITY,
    'POST /alerts/:alert/author': SECURITY,
    'GET /rules': SECURITY,
    'GET /keys.js': 'anyone',
    'POST /rules/:rule/restore': [SECURITY_LEAD],
  },
  oversight: {
    ...SIGN_IN,
    'GET /': [...OVERSIGHT, ...RECIPIENT],
    'GET /concerns': RECIPIENT,
    'GET /concerns/:concern': RECIPIENT,
    'POST /concerns/:concern/acknowledge': RECIPIENT,
    'POST /concerns/:concern/answer': RECIPIENT,
    'POST /concerns/:concern/close': RECIPIENT,
    'GET /approvals': OVERSIGHT,
    'GET /own-rules': OVERSIGHT,
    'POST /own-rules/approve': WORKS_COUNCIL,
    'GET /changes': OVERSIGHT,
    'GET /reads': OVERSIGHT,
    'GET /attack': OVERSIGHT,
    'GET /who-does-what': [...OVERSIGHT, ...RECIPIENT],
    'GET /drafting': WORKS_COUNCIL,
    'GET /drafting/new': WORKS_COUNCIL,
    'POST /drafting': WORKS_COUNCIL,
    'GET /drafting/:proposal': WORKS_COUNCIL,
    'POST /drafting/:proposal/outcome': WORKS_COUNCIL,
    'GET /drafting/:proposal/:section': WORKS_COUNCIL,
    'POST /drafting/:proposal/:section/answer': WORKS_COUNCIL,
  },
  administration: {
    ...SIGN_IN,
    'GET /': ADMINISTRATOR,
    'GET /terms': ADMINISTRATOR,
    'POST /terms/add': ADMINISTRATOR,
    'POST /terms/remove': ADMINISTRATOR,
    'GET /documents': ADMINISTRATOR,
    'POST /documents/add': ADMINISTRATOR,
    'POST /documents/remove': ADMINISTRATOR,
    'GET /rules': ADMINISTRATOR,
    'POST /rules/ask': ADMINISTRATOR,
    'POST /rules/put-into-force': ADMINISTRATOR,
    'GET /who-does-what': ADMINISTRATOR,
  },
  public: {
    ...EVERYWHERE,
    'GET /': 'anyone',
    'GET /notice': 'anyone',
    'GET /official': 'anyone',
    'GET /policy': 'anyone',
    'GET /policy/may-i-share': 'anyone',
    'GET /policy.json': 'anyone',
    'GET /who-does-what': 'anyone',
    'GET /lessons': 'anyone',
    'GET /lessons/:lesson': 'anyone',
    'GET /feedback': 'anyone',
    'POST /feedback': 'anyone',
    'GET /feedback/thanks': 'anyone',
    'GET /feedback/answers': 'anyone',
    'GET /drafting': 'anyone',
    'GET /drafting/thanks': 'anyone',
    'GET /drafting/:proposal': 'anyone',
    'GET /drafting/:proposal/:section': 'anyone',
    'POST /drafting/:proposal/:section': 'anyone',
    'GET /concern': 'anyone',
    'POST /concern': 'anyone',
    'GET /concern/answer': 'anyone',
    'POST /concern/answer': 'anyone',
    'POST /concern/add': 'anyone',
    'GET /summaries': 'anyone',
    'GET /summaries.json': 'anyone',
    'GET /summaries.atom': 'anyone',
    'GET /proof-check.js': 'anyone',
    'GET /log/check': 'anyone',
    'GET /log/proofs/:commitment': 'anyone',
  },
};

/** Whether somebody with these groups (undefined: nobody signed in) may use a route under this rule. */
export const isAllowed = (rule: AccessRule, groups: readonly string[] | undefined): boolean => {
  if (rule === 'anyone') return true;
  if (groups === undefined) return false;
  return rule === 'signed-in' || rule.some((group) => groups.includes(group));
};
