/*
 * "Three lenses", the code book of the ready-made workspace: 30 tags in three layers.
 * Its tags rest on published code books (framing, claim detection, propaganda, bias; research: domain 1).
 * Goes to the workspace document; a workspace may later have a revision of its own.
 */
import * as v from 'valibot';
import { codeBookSchema, type CodeBook } from '../model/codebook.ts';
import { attributes } from './three-lenses-attributes.ts';
import { claims } from './three-lenses-claims.ts';
import { framing } from './three-lenses-framing.ts';
import { loadedLanguage } from './three-lenses-loaded-language.ts';

export const threeLenses: CodeBook = v.parse(codeBookSchema, {
  id: 'three-lenses',
  revision: 1,
  label: 'Three lenses',
  rules:
    'Mark what the text does, not whether you agree. Layers may overlap each other; in one layer your own marks of the same tag may not. A mark may have several pieces. A topic is not a bias: “abortion” is a topic, “abortionist” is a mark.',
  attributes,
  layers: [framing, claims, loadedLanguage],
});
