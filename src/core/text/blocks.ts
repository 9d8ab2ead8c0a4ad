/*
 * A text cut into blocks, and a kind proposed for each: what is article and what the page left behind.
 * Rules of thumb for English pages, to be corrected by people; nothing is ever deleted.
 * Comes from canonical text; goes to seeds and (later) imports, where a person confirms it.
 */
import type { Block, BlockKind } from '../model/source.ts';
import type { Span } from './segments.ts';

/** Blocks stand between blank lines; each is `[start, end)` in UTF-16 units without outer white space. */
export function splitBlocks(text: string): Span[] {
  const blocks: { start: number; end: number }[] = [];
  let above = Number.NaN;
  for (const { number, start, end } of linesOf(text)) {
    const open = number === above + 1 ? blocks.at(-1) : undefined;
    if (open) open.end = end;
    else blocks.push({ start, end });
    above = number;
  }
  return blocks;
}

/**
 * The blocks of a text that somebody pasted. Some programs copy paragraphs without blank lines between them:
 * a text with no blank line at all has a block on every line.
 */
export function splitPastedBlocks(text: string): Span[] {
  const blocks = splitBlocks(text);
  return blocks.length > 1 ? blocks : [...linesOf(text)].map(({ start, end }) => ({ start, end }));
}

interface Line extends Span {
  /** From 0; those without words count too. */
  readonly number: number;
}

/** Those with something in them, without outer white space. Not by a pattern: one of millions of lines is too much for it. */
function* linesOf(text: string): Generator<Line> {
  for (let at = 0, number = 0; at < text.length; number++) {
    const lineEnd = text.indexOf('\n', at);
    const line = text.slice(at, lineEnd === -1 ? text.length : lineEnd);
    const start = at + line.length - line.trimStart().length;
    const words = line.trim();
    if (words !== '') yield { number, start, end: start + words.length };
    at += line.length + 1;
  }
}

/** What pages put around an article: dates and bylines as labels, share links, forms, appeals for money. */
const FURNITURE: readonly RegExp[] = [
  /^date \d{4}-\d{2}-\d{2}\b/i,
  /^(?:published|updated|last modified):/i,
  /^(?:\d+\.\s*)?click here\b/i,
  /^follow .+ on (?:twitter|facebook|instagram|x)\b/i,
  /^(?:share|tweet|print|e-?mail)(?: (?:this|on|via|to|with)\b[^.]{0,40})?$/i,
  /^(?:subscribe|sign up)(?: (?:now|here|today|to|for)\b[^.]{0,60})?$/i,
  /^(?:read more|related)(?:$|:|(?: articles| stories| on)\b)[^.]{0,60}$/i,
  /\bfill (?:out|in) the form\b/i,
  /\bhaving issues with commenting\b/i,
];

/** An appeal for money: from here to the end it is furniture, because pages end with their forms. */
const APPEAL =
  /(?:^|[-–—|:!?]\s*)(?:please )?donate\b|\bmake a donation\b|\bdonate (?:now|today|here)\b/i;

const PICTURE = /\((?:pictured|left|right|L|R|C)\)|\b(?:getty images|reuters|afp|epa|nurphoto)\b/i;

const SENTENCE_END = /[.!?…:。！？؟۔।]["'”’»」)\]]*$/;
const WHOLLY_QUOTED = /^(?:“[^“”]+”|"[^"]+"|‘[^‘]+’|«[^«»]+»|「[^「」]+」)$/;

/** In words. What is longer and ends without a full stop is rather a caption. */
const LONGEST_HEADING = 20;

/**
 * A kind for every block, which are those of splitBlocks when left out. At most one heading, the first block that is not furniture;
 * a deck is never proposed, since nothing in plain text tells it from a paragraph.
 */
export function classifyBlocks(text: string, spans = splitBlocks(text)): Block[] {
  const texts = spans.map(({ start, end }) => text.slice(start, end));
  const appeal = texts.findIndex(
    (block, index) => APPEAL.test(block) && !SENTENCE_END.test(block) && index > spans.length / 3,
  );
  const kinds = texts.map((block, index) => kindOf(block, index, appeal));
  const firstText = kinds.findIndex((kind) => kind !== 'furniture');
  return spans.map((span, index) => ({
    kind:
      index === firstText && isHeading(texts[index] ?? '')
        ? 'heading'
        : (kinds[index] ?? 'paragraph'),
    start: span.start,
    end: span.end,
  }));
}

function kindOf(block: string, index: number, appeal: number): BlockKind {
  if (appeal !== -1 && index >= appeal) return 'furniture';
  if (FURNITURE.some((pattern) => pattern.test(block))) return 'furniture';
  const finished = SENTENCE_END.test(block);
  if (PICTURE.test(block) && (!finished || block.includes('\n'))) return 'caption';
  if (!finished) return index > 0 && wordsIn(block) > LONGEST_HEADING ? 'caption' : 'paragraph';
  return WHOLLY_QUOTED.test(block) ? 'quotation' : 'paragraph';
}

function isHeading(block: string): boolean {
  return !SENTENCE_END.test(block) && wordsIn(block) <= LONGEST_HEADING;
}

function wordsIn(block: string): number {
  return block.split(/\s+/).length;
}
