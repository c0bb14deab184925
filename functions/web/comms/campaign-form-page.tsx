import type { FC } from 'hono/jsx';

import { CAMPAIGN_LIMITS } from '../../../shared/campaigns/campaign-record.ts';
import type { Session } from '../../../shared/session/session.ts';
import { describing, FieldProblem, ProblemSummary, type RefusedForm } from '../form-problems.tsx';
import { useFormats, useWords } from '../language.tsx';
import { FormToken } from '../layout.tsx';
import { TypedMark } from '../typed-before.tsx';
import { CAMPAIGNS, SITE } from '../words/catalogues.ts';
import { materialFields, materialNumbers } from './campaign-form.ts';

/** What a form shows: what was answered so far, and what of it was not taken. */
export interface CampaignFormProps {
  readonly session: Session;
  /** Where the form goes. */
  readonly action: string;
  readonly tags: readonly string[];
  readonly answers: URLSearchParams;
  /** What a new campaign will go by, so that a form sent twice makes one of them. */
  readonly form?: string;
  readonly refused?: RefusedForm | undefined;
}

type FieldProps = Pick<CampaignFormProps, 'answers' | 'refused'> & {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  /** How many characters have room. */
  readonly most?: number;
};

const hintId = (name: string): string => `${name}-hint`;

const Hint: FC<Pick<FieldProps, 'name' | 'hint' | 'most'>> = ({ name, hint, most }) => {
  const { upTo } = useWords(SITE);
  const { number } = useFormats();
  const said = hint ?? (most === undefined ? undefined : upTo(number(most)));
  return said === undefined ? null : (
    <p id={hintId(name)} class="small">
      {said}
    </p>
  );
};

/** What ties a control to its hint and its problem. */
const tied = ({ name, hint, most, refused }: FieldProps) => ({
  ...describing(refused, name, hint === undefined && most === undefined ? undefined : hintId(name)),
});

const Mark: FC<FieldProps> = ({ name, label, answers, refused }) => (
  <TypedMark name={name} label={label} was={answers.get(name) ?? ''} answers={refused?.answers} />
);

const Line: FC<FieldProps & { readonly type: 'text' | 'date' | 'url' }> = (props) => {
  const { name, label, type, answers, refused } = props;
  return (
    <div>
      <label for={name}>{label}</label>
      <Hint {...props} />
      <FieldProblem refused={refused} field={name} />
      <input
        id={name}
        name={name}
        type={type}
        value={answers.get(name) ?? ''}
        autocomplete="off"
        {...tied(props)}
      />
      {type !== 'date' && <Mark {...props} />}
    </div>
  );
};

const Lines: FC<FieldProps & { readonly rows: number }> = (props) => {
  const { name, label, rows, answers, refused } = props;
  return (
    <div>
      <label for={name}>{label}</label>
      <Hint {...props} />
      <FieldProblem refused={refused} field={name} />
      <textarea id={name} name={name} rows={rows} autocomplete="off" {...tied(props)}>
        {`\n${answers.get(name) ?? ''}`}
      </textarea>
      <Mark {...props} />
    </div>
  );
};

const Tag: FC<Pick<CampaignFormProps, 'tags' | 'answers' | 'refused'>> = ({ tags, answers, refused }) => {
  const words = useWords(CAMPAIGNS);
  return (
    <div>
      <label for="tag">{words.tag}</label>
      <FieldProblem refused={refused} field="tag" />
      <select id="tag" name="tag" {...describing(refused, 'tag')}>
        {tags.map((tag) => (
          <option value={tag} selected={tag === answers.get('tag')}>{`#${tag}`}</option>
        ))}
      </select>
    </div>
  );
};

const Piece: FC<{ readonly number: number } & Pick<CampaignFormProps, 'answers' | 'refused'>> = ({
  number,
  ...said
}) => {
  const words = useWords(CAMPAIGNS);
  const formats = useFormats();
  const fields = materialFields(number);
  return (
    <fieldset>
      <legend>{words.piece(formats.number(number))}</legend>
      <Lines
        {...said}
        name={fields.text}
        label={words.text}
        hint={words.textHint(formats.number(CAMPAIGN_LIMITS.text))}
        most={CAMPAIGN_LIMITS.text}
        rows={4}
      />
      <Line {...said} name={fields.picture} label={words.picture} most={CAMPAIGN_LIMITS.link} type="url" />
      <Line {...said} name={fields.alt} label={words.alt} most={CAMPAIGN_LIMITS.alt} type="text" />
    </fieldset>
  );
};

/** The form in which a campaign is written and changed. */
export const CampaignForm: FC<CampaignFormProps> = ({ session, action, tags, answers, form, refused }) => {
  const words = useWords(CAMPAIGNS);
  const said = { answers, refused };
  return (
    <>
      <ProblemSummary refused={refused} />
      <form method="post" action={action}>
        <FormToken session={session} />
        {form !== undefined && <input type="hidden" name="form" value={form} />}
        <input type="hidden" name="revision" value={answers.get('revision') ?? ''} />
        <Line {...said} name="title" label={words.title} most={CAMPAIGN_LIMITS.title} type="text" />
        <Tag {...said} tags={tags} />
        <Lines {...said} name="about" label={words.about} most={CAMPAIGN_LIMITS.about} rows={4} />
        <Line {...said} name="from" label={words.from} type="date" />
        <Line {...said} name="to" label={words.to} type="date" />
        <Line
          {...said}
          name="link"
          label={words.link}
          hint={words.linkHint}
          most={CAMPAIGN_LIMITS.link}
          type="url"
        />
        <h2>{words.material}</h2>
        <p>{words.materialHint}</p>
        {materialNumbers(answers).map((number) => (
          <Piece {...said} number={number} />
        ))}
        <p>
          <button type="submit">{words.save}</button>
        </p>
      </form>
    </>
  );
};
