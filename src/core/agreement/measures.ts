/*
 * What each figure of agreement is called, what it counts, how it may be read, and why there may be none: in words
 * that stand in sheets, on the terminal and on screens. Formulas and sources are in docs/agreement.md.
 */
import type { NoFigure } from './coefficient.ts';

export interface Measure {
  readonly label: string;
  /** What is counted. */
  readonly unit: 'mark' | 'character' | 'sentence';
  /** True where Krippendorff's marks of .667 and .800 may be used. */
  readonly isAlpha: boolean;
  readonly says: string;
}

export const MEASURES = {
  'psa-exact': {
    label: 'PSA, same words',
    unit: 'mark',
    isAlpha: false,
    says: 'of the marks of two coders, the share that both made on exactly the same words; mean over pairs',
  },
  'psa-overlap': {
    label: 'PSA, some words in common',
    unit: 'mark',
    isAlpha: false,
    says: 'the same, where one character in common is enough',
  },
  'psa-partial': {
    label: 'PSA, by share of words',
    unit: 'mark',
    isAlpha: false,
    says: 'the same, each marked piece by the share of it that the other marked too',
  },
  'u-alpha': {
    label: 'u-alpha',
    unit: 'character',
    isAlpha: true,
    says: 'where the marks are and which tag they have, beyond chance',
  },
  'bu-alpha': {
    label: '|u-alpha',
    unit: 'character',
    isAlpha: true,
    says: 'where the marks are, whatever their tag, beyond chance',
  },
  'cu-alpha': {
    label: 'cu-alpha',
    unit: 'character',
    isAlpha: true,
    says: 'which tag, where two coders both marked, beyond chance',
  },
  'ku-alpha': {
    label: '(k)u-alpha',
    unit: 'character',
    isAlpha: true,
    says: 'how reliably others give this tag to what one coder gave it, beyond chance',
  },
  'sentence-alpha': {
    label: 'alpha, sentences',
    unit: 'sentence',
    isAlpha: true,
    says: 'whether a sentence has a mark with this tag, beyond chance',
  },
  'sentence-masi': {
    label: 'MASI alpha, sentences',
    unit: 'sentence',
    isAlpha: true,
    says: 'which tags of the layer a sentence has, the more in common the better, beyond chance',
  },
  'sentence-observed': {
    label: 'equal answers, sentences',
    unit: 'sentence',
    isAlpha: false,
    says: 'in how many sentences two coders both used this tag or both did not; not beyond chance, so much of it for a rare tag',
  },
  'sentence-kappa': {
    label: 'Cohen’s kappa, sentences',
    unit: 'sentence',
    isAlpha: false,
    says: 'whether a sentence has a mark with this tag, beyond chance, for two coders',
  },
  'sentence-pi': {
    label: 'Scott’s pi, sentences',
    unit: 'sentence',
    isAlpha: false,
    says: 'the same, as if both coders used the tag equally often',
  },
  'sentence-ac1': {
    label: 'Gwet’s AC1, sentences',
    unit: 'sentence',
    isAlpha: false,
    says: 'the same, steadier where the tag is rare',
  },
  'sentence-fleiss': {
    label: 'Fleiss’ kappa, sentences',
    unit: 'sentence',
    isAlpha: false,
    says: 'the same for more than two coders, all of whom coded each article',
  },
} as const satisfies Record<string, Measure>;
export type MeasureId = keyof typeof MEASURES;

export const NO_FIGURE: Record<NoFigure, string> = {
  'no-variation': 'no variation: only one value occurs, so nothing can be agreed or disagreed on',
  'nothing-marked': 'nobody used it here',
  'too-few-coders': 'fewer than two people coded the text',
  'nothing-paired': 'no two coders marked the same place',
  'several-values': 'somebody gave the same words several tags of the layer: see the tags',
};

/** Krippendorff 2004, 11.4.2. Low agreement on framing and loaded words is the normal case. */
export function readingOf(alpha: number): string {
  if (alpha >= 0.8) return 'can be relied on (.800 or more)';
  if (alpha >= 0.667) return 'for tentative conclusions (.667 to .800)';
  return 'the disagreement is the finding (below .667)';
}
