import { describe, expect, it } from 'vitest';

import { typedTerm } from '../../../functions/web/administration/terms-form.ts';
import { ADMINISTRATION } from '../../../functions/web/words/catalogues.ts';

describe('a term in a form', () => {
  it('has a spelling that stands there twice once', () => {
    const fields = new URLSearchParams({
      term: 'Project Heron',
      aliases: 'Heron Works\nheron  works\nproject heron',
      exceptions: 'Grey heron\nGREY HERON',
      category: 'codename',
      severity: 'high',
      freeFrom: '',
    });
    expect(typedTerm(fields, [], ADMINISTRATION.en.terms)).toMatchObject({
      kind: 'term',
      term: { term: 'Project Heron', aliases: ['Heron Works'], exceptions: ['Grey heron'] },
    });
  });
});
