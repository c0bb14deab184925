import type { FC } from 'hono/jsx';

import { NamedRows } from '../named-rows.tsx';
import { DAYS_KEPT_OPEN } from '../../../shared/alerts/ageing.ts';
import { ALERT_THRESHOLD_BOUNDS, NOTE_THRESHOLD } from '../../../shared/alerts/alert-policy.ts';
import { Severity } from '../../../shared/alerts/leak-alert.ts';
import { GROUP_FLOOR, STANDARD_POLICY } from '../../../shared/disclosure/policy.ts';
import { BACKUP_DAYS, CAMPAIGN, RESPONSE_HOURS } from '../../../shared/names.ts';
import { NOTICE_PERIOD_DAYS } from '../../../shared/official/official-account.ts';
import type { StageFacts } from '../../../shared/processing/stage-facts.ts';
import type { Formats } from '../../../shared/formats.ts';
import { useWords } from '../language.tsx';
import { ALERTS, type OVERSIGHT } from '../words/catalogues.ts';
import { useSpeech } from './parts.tsx';

type Words = (typeof OVERSIGHT)['en']['settings'];
type Row = readonly [setting: string, here: string, bounds: string, where: string];

const listed = (some: readonly string[], { none }: Words): string =>
  some.length === 0 ? none : some.join(', ');

const changeable = (facts: StageFacts, words: Words, { number }: Formats): readonly Row[] => {
  const { campaign, alertThreshold, logDays } = facts;
  const { lowest, highest } = ALERT_THRESHOLD_BOUNDS;
  return [
    [words.stage, facts.stage, words.fixed, words.where('stage')],
    [words.region, facts.stage === 'local' ? words.thisMachine : facts.region, '–', words.where('region')],
    [
      words.campaign,
      words.campaignIs(
        listed(campaign.tags, words),
        listed(campaign.mentions, words),
        listed(campaign.domains, words),
      ),
      words.campaignBounds(number(CAMPAIGN.tagsAtMost)),
      words.where('campaign'),
    ],
    [
      words.alertThreshold,
      number(alertThreshold),
      words.from(number(lowest), number(highest)),
      words.where('alertThreshold'),
    ],
    [words.logDays, number(logDays), words.logBounds, words.where('logDays')],
    [words.objections, facts.objectionsTo, '–', words.where('objectionsTo')],
    [
      words.impactAssessment,
      facts.impactAssessment ?? words.notNamed,
      '–',
      words.where('controller.impactAssessment'),
    ],
    [
      words.worksAgreement,
      facts.worksAgreement ?? words.notNamed,
      '–',
      words.where('controller.worksAgreement'),
    ],
    [words.alarms, facts.isAlarmed ? words.yes : words.no, '–', words.where('alarmEmail')],
  ];
};

const inCode = (words: Words, { number }: Formats): readonly Row[] => [
  [words.noteThreshold, number(NOTE_THRESHOLD), words.fixed, words.inCode],
  [
    words.minimumGroup,
    number(STANDARD_POLICY.minimumGroup),
    words.atLeast(number(GROUP_FLOOR)),
    words.inCode,
  ],
  [words.openDays, number(DAYS_KEPT_OPEN), words.fixed, words.inCode],
  [words.backupDays, number(BACKUP_DAYS), words.fixed, words.inCode],
  [words.noticeDays, number(NOTICE_PERIOD_DAYS), words.fixed, words.inCode],
];

/** Every setting of a stage with its bounds, and where it is changed: here nothing is. */
export const SettingsTable: FC<{ readonly facts: StageFacts }> = ({ facts }) => {
  const { words, formats } = useSpeech();
  const { severities } = useWords(ALERTS);
  const { settings } = words;
  const { number } = formats;
  const { takeAtMost, closeAtMost } = RESPONSE_HOURS;
  const responding = Severity.options.toReversed().map((severity): Row => {
    const { take, close } = facts.responseHours[severity];
    return [
      settings.responseHours(severities[severity]),
      settings.hours(number(take), number(close)),
      settings.hoursBounds(number(takeAtMost), number(closeAtMost)),
      settings.where('responseHours'),
    ];
  });
  return (
    <NamedRows
      caption={settings.caption}
      columns={settings.columns}
      rows={[...changeable(facts, settings, formats), ...responding, ...inCode(settings, formats)]}
    />
  );
};
