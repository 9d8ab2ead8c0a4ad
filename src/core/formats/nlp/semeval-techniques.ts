/*
 * The crosswalk from the tags of “Three lenses” to the 14 techniques of SemEval-2020 task 11 (research: domain 1c, 3).
 * A tag that is itself named like a technique stands for it, so that a code book of techniques needs no crosswalk.
 */
import type { Tag } from '../../model/codebook.ts';

/** Spelled as the official scorer has them. */
export const TECHNIQUES = [
  'Appeal_to_Authority',
  'Appeal_to_fear-prejudice',
  'Bandwagon,Reductio_ad_hitlerum',
  'Black-and-White_Fallacy',
  'Causal_Oversimplification',
  'Doubt',
  'Exaggeration,Minimisation',
  'Flag-Waving',
  'Loaded_Language',
  'Name_Calling,Labeling',
  'Repetition',
  'Slogans',
  'Thought-terminating_Cliches',
  'Whataboutism,Straw_Men,Red_Herring',
] as const;
export type Technique = (typeof TECHNIQUES)[number];

/** The first line of the table that says which article a number is: no file of spans begins so. */
export const ARTICLES_HEAD = 'number\tsource_id\tsource_letter\toutlet\theadline\trevision_id\n';

const CROSSWALK: ReadonlyMap<string, Technique> = new Map([
  ['L.label', 'Name_Calling,Labeling'],
  ['L.emotive', 'Loaded_Language'],
  ['L.image', 'Loaded_Language'],
  ['L.boost', 'Exaggeration,Minimisation'],
  ['L.shrink', 'Exaggeration,Minimisation'],
  ['L.doubt', 'Doubt'],
  ['L.slogan', 'Slogans'],
]);

/** Null for a tag that has no partner: it is left out and counted. */
export function techniqueOf({ id, label }: Tag): Technique | null {
  const known = CROSSWALK.get(id);
  if (known) return known;
  const names = new Set([comparable(id), comparable(label)]);
  return TECHNIQUES.find((technique) => names.has(comparable(technique))) ?? null;
}

/** The other way: ids of the tags that stand for a technique, however its name is spelled. */
export function tagsOfTechnique(name: string): string[] {
  const wanted = comparable(name);
  return [...CROSSWALK].flatMap(([tag, technique]) =>
    comparable(technique) === wanted ? tag : [],
  );
}

function comparable(name: string): string {
  return name.toLowerCase().replace(/[^a-z]/g, '');
}
