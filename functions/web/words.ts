/** Words of rules' names that are not written as they are spoken. */
const WRITTEN: Readonly<Record<string, string>> = {
  api: 'API',
  aws: 'AWS',
  digitalocean: 'DigitalOcean',
  github: 'GitHub',
  gitlab: 'GitLab',
  google: 'Google',
  iban: 'IBAN',
  jwt: 'JSON web token',
  npm: 'npm',
  openai: 'OpenAI',
  pypi: 'PyPI',
  sendgrid: 'SendGrid',
};

/** A rule's name as words: `aws-access-key` is "AWS access key". */
export const ruleInWords = (rule: string): string => {
  const words = rule.split('-').map((word) => WRITTEN[word] ?? word);
  const [first = '', ...rest] = words;
  const start = first === rule.split('-')[0] ? `${first.charAt(0).toUpperCase()}${first.slice(1)}` : first;
  return [start, ...rest].join(' ');
};
