import type { Person } from './sample-files.ts';
import type { SeededRandom } from './seeded-random.ts';
import { fillIn, suits, type Template, type Theme } from './text-files.ts';

/** Who writes, and when. */
export interface Occasion {
  readonly writer: string;
  readonly team: string | undefined;
  readonly languages: readonly string[];
  readonly details: ReadonlyMap<string, string>;
  readonly day: number;
  /** Whether a text may come back with other figures in it, as a company's posts do. */
  readonly mayRepeat: boolean;
}

/** A text ready to be posted. */
export interface Wording {
  readonly template: Template;
  readonly text: string;
}

const ATTEMPTS = 8;

const fits = (template: Template, occasion: Occasion): boolean => {
  const { days, teams, language } = template;
  if (days !== undefined && (occasion.day < days[0] || occasion.day > days[1])) return false;
  if (teams !== undefined && (occasion.team === undefined || !teams.includes(occasion.team))) return false;
  if (language !== 'en' && !occasion.languages.includes(language)) return false;
  return suits(template.text, occasion.details);
};

/** Hands out texts so that nobody says a thing twice, no two posts read the same, and all texts get their turn. */
export class TextBook {
  readonly #random: SeededRandom;
  readonly #uses = new Map<string, number>();
  readonly #said = new Set<string>();

  constructor(random: SeededRandom) {
    this.#random = random;
  }

  /** A text of one of the themes, drawn by weight; undefined when nothing is left to say. */
  find(themes: readonly Theme[], occasion: Occasion): Wording | undefined {
    const left = themes.filter((theme) => theme.weight > 0);
    while (left.length > 0) {
      const theme = this.#drawTheme(left);
      const wording = this.#findIn(theme, occasion);
      if (wording !== undefined) return wording;
      left.splice(left.indexOf(theme), 1);
    }
    return undefined;
  }

  /** Makes sure that a text written elsewhere is not said again. */
  reserve(text: string): boolean {
    if (this.#said.has(text)) return false;
    this.#said.add(text);
    return true;
  }

  #drawTheme(themes: readonly Theme[]): Theme {
    let rest = this.#random.share() * themes.reduce((sum, theme) => sum + theme.weight, 0);
    return themes.find((theme) => (rest -= theme.weight) < 0) ?? this.#random.pick(themes);
  }

  #findIn(theme: Theme, occasion: Occasion): Wording | undefined {
    const usesOf = (template: Template): number => this.#uses.get(template.text) ?? 0;
    const byUse = Map.groupBy(
      theme.templates.filter(
        (template) =>
          fits(template, occasion) &&
          (occasion.mayRepeat || !this.#said.has(`${occasion.writer} ${template.text}`)),
      ),
      usesOf,
    );
    for (const uses of [...byUse.keys()].toSorted((a, b) => a - b)) {
      const candidates = byUse.get(uses) ?? [];
      for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
        const template = this.#random.pick(candidates);
        const text = fillIn(template.text, occasion.details, this.#random);
        if (!this.reserve(text)) continue;
        this.#said.add(`${occasion.writer} ${template.text}`);
        this.#uses.set(template.text, uses + 1);
        return { template, text };
      }
    }
    return undefined;
  }
}

/** The occasion on which a person writes. */
export const occasionOf = (person: Person, day: number, details: ReadonlyMap<string, string>): Occasion => ({
  writer: person.key,
  team: person.team,
  languages: person.languages,
  details,
  day,
  mayRepeat: false,
});
