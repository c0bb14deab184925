import * as z from 'zod';

import {
  CAMPAIGN_LIMITS,
  isFarOff,
  isTooLong,
  linkFault,
  type CampaignContent,
  type CampaignRecord,
  type SharedMaterial,
} from '../../../shared/campaigns/campaign-record.ts';
import { dayOf } from '../../../shared/clock.ts';
import { seenWords } from '../../../shared/feedback/plain-words.ts';
import type { FormProblem, RefusedForm } from '../form-problems.tsx';
import type { CampaignWords } from '../words/catalogues.ts';

/** The names of the controls of one piece of material, counted from one. */
export const materialFields = (number: number) =>
  ({ text: `text-${number}`, picture: `picture-${number}`, alt: `alt-${number}` }) as const;

const NUMBERS = Array.from({ length: CAMPAIGN_LIMITS.material }, (_, index) => index + 1);
const SPARE = 2;

/** The pieces of material a form has controls for: those that hold something, and two more. */
export const materialNumbers = (answers: URLSearchParams): readonly number[] => {
  const last = NUMBERS.findLast((number) =>
    Object.values(materialFields(number)).some((field) => (answers.get(field) ?? '').trim() !== ''),
  );
  return NUMBERS.slice(0, (last ?? 0) + SPARE);
};

/** What a form holds where a campaign is changed: all of it, and the revision it was read with. */
export const answersOf = (campaign: CampaignRecord): URLSearchParams => {
  const { tag, title, about, from, to, link, revision } = campaign;
  const answers = new URLSearchParams({ tag, title, about, from, to, link, revision });
  for (const [index, { text, picture }] of campaign.material.entries()) {
    const fields = materialFields(index + 1);
    answers.set(fields.text, text);
    if (picture === undefined) continue;
    answers.set(fields.picture, picture.link);
    answers.set(fields.alt, picture.alt);
  }
  return answers;
};

const labelOf = (field: string, words: CampaignWords): string => {
  const [name, number] = field.split('-');
  const label = z.enum(['tag', 'title', 'about', 'from', 'to', 'link', 'text', 'picture', 'alt']).parse(name);
  return number === undefined ? words[label] : `${words.piece(number)}, ${words[label]}`;
};

/** Beside each field in which somebody wrote something else than is saved now: what is saved. */
export const standingNow = (
  { mine, now }: { readonly mine: CampaignRecord; readonly now: CampaignRecord },
  words: CampaignWords,
): readonly FormProblem[] => {
  const [wrote, saved] = [answersOf(mine), answersOf(now)];
  return [...new Set([...saved.keys(), ...wrote.keys()])]
    .filter((field) => field !== 'revision' && (wrote.get(field) ?? '') !== (saved.get(field) ?? ''))
    .map((field) => ({
      field,
      message: words.problems.savedNow(labelOf(field, words), saved.get(field) ?? ''),
    }));
};

/** What a form is read with. */
export interface FormContext {
  readonly words: CampaignWords;
  readonly now: Date;
  /** The tags that the campaign may have. */
  readonly tags: readonly string[];
  /** The campaign that is changed; none where it is new. */
  readonly held?: CampaignRecord;
}

interface Reading extends FormContext {
  readonly answers: URLSearchParams;
  readonly problems: FormProblem[];
}

/** Lines end alike, whatever a browser sends, and all of them can be seen. */
const answer = ({ answers }: Reading, field: string): string => seenWords(answers.get(field) ?? '');

const complain = ({ problems }: Reading, field: string, message: string): void =>
  void problems.push({ field, message });

const readText = (reading: Reading, field: string, atMost: number): string => {
  const text = answer(reading, field);
  if (text === '') complain(reading, field, reading.words.problems.missing);
  if (text.length > atMost) complain(reading, field, reading.words.problems.tooLong(String(atMost)));
  return text;
};

const readLink = (reading: Reading, field: string): string => {
  const link = answer(reading, field);
  const fault = linkFault(link);
  if (fault !== undefined) complain(reading, field, reading.words.problems.link[fault]);
  return link;
};

const isDay = (day: string): boolean => z.iso.date().safeParse(day).success;

/** A day that a campaign may have; undefined where it was complained of. */
const readDay = (reading: Reading, field: 'from' | 'to'): string | undefined => {
  const { problems } = reading.words;
  const day = answer(reading, field);
  if (isDay(day) && !isFarOff(day, reading.now)) return day;
  complain(reading, field, isDay(day) ? problems.farOff : problems.date);
  return undefined;
};

const readPiece = (reading: Reading, number: number): SharedMaterial | undefined => {
  const fields = materialFields(number);
  const [text, picture, alt] = [fields.text, fields.picture, fields.alt].map((field) =>
    answer(reading, field),
  );
  if (text === '' && picture === '' && alt === '') return undefined;
  const written = readText(reading, fields.text, CAMPAIGN_LIMITS.text);
  if (picture === '' && alt === '') return { text: written };
  const link = readLink(reading, fields.picture);
  return { text: written, picture: { link, alt: readText(reading, fields.alt, CAMPAIGN_LIMITS.alt) } };
};

const readDays = (reading: Reading): Pick<CampaignContent, 'from' | 'to'> => {
  const { words, now, held } = reading;
  const { problems } = words;
  const [from, to] = [readDay(reading, 'from'), readDay(reading, 'to')];
  if (from === undefined || to === undefined) return { from: '', to: '' };
  if (to < from) complain(reading, 'to', problems.backwards);
  else if (isTooLong({ from, to })) complain(reading, 'to', problems.days(String(CAMPAIGN_LIMITS.days)));
  else if (held === undefined && to < dayOf(now)) complain(reading, 'to', problems.past);
  if (held?.endedOn !== undefined && from > held.endedOn && from !== held.from)
    complain(reading, 'from', problems.afterEnd);
  return { from, to };
};

/** A campaign as a form has it, or all that does not fit in it. */
export const readCampaignForm = (
  answers: URLSearchParams,
  context: FormContext,
): CampaignContent | RefusedForm => {
  const reading: Reading = { ...context, answers, problems: [] };
  const tag = answer(reading, 'tag');
  if (!context.tags.includes(tag)) complain(reading, 'tag', context.words.problems.tag);
  const content = {
    tag,
    title: readText(reading, 'title', CAMPAIGN_LIMITS.title),
    about: readText(reading, 'about', CAMPAIGN_LIMITS.about),
    ...readDays(reading),
    link: readLink(reading, 'link'),
    material: NUMBERS.flatMap((number) => readPiece(reading, number) ?? []),
  };
  const { problems } = reading;
  return problems.length === 0 ? content : { problems, answers };
};
