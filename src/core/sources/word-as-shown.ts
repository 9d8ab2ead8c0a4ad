/*
 * A part of a Word document, written anew for a library that knows some of its elements only: what Word shows stands
 * where the library finds it, and what Word hides is gone.
 * Not the reading of the document (server/source-files/docx.ts): every other element stays as it is.
 */
import { SaxesParser, type SaxesTagNS } from 'saxes';
import { xmlTag, xmlText } from '../formats/xml.ts';

/** What a person should be told of: left out here, or decided by the library. */
export type WordFact = 'hidden' | 'readings' | 'changes' | 'textBoxes';

export interface ShownPart {
  /** Null where nothing had to be changed. */
  readonly xml: string | null;
  readonly facts: ReadonlySet<WordFact>;
}

/** As Word writes it, and as the “strict” kind of document has it. */
const WORD: ReadonlySet<string> = new Set([
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
  'http://purl.oclc.org/ooxml/wordprocessingml/main',
]);

/** Elements round words that the library would pass over with the words in them. */
const UNWRAPPED: ReadonlySet<string> = new Set(['fldSimple', 'ruby', 'rubyBase', 'dir', 'bdo']);
/** What stands in those and is no word of the text; `rt` is how characters are read aloud. */
const DROPPED: ReadonlySet<string> = new Set(['fldData', 'rubyPr', 'rt']);
/** What the library knows under another name only: a line break, a tab. */
const RENAMED: ReadonlyMap<string, string> = new Map([
  ['cr', 'br'],
  ['ptab', 'tab'],
]);
const FACTS: ReadonlyMap<string, WordFact> = new Map([
  ['ins', 'changes'],
  ['del', 'changes'],
  ['moveFrom', 'changes'],
  ['moveTo', 'changes'],
  ['txbxContent', 'textBoxes'],
]);
/** Kept of a hidden run, since a field may begin in it and end elsewhere. */
const UNHIDDEN: ReadonlySet<string> = new Set(['rPr', 'fldChar', 'instrText']);
/** Of a hidden run, what nobody would see in any case. */
const UNSEEN: ReadonlySet<string> = new Set(['delText', 'delInstrText', 'lastRenderedPageBreak']);

/** Styles that are based on one another; Word takes eleven. */
const DEEPEST_STYLE = 20;

/** `hiddenStyles` are their ids (hiddenWordStyles). Null when it is no XML. */
export function wordPartAsShown(xml: string, hiddenStyles: ReadonlySet<string>): ShownPart | null {
  const part = new Part(hiddenStyles);
  const isWhole = parsed(xml, {
    open: (tag) => part.open(tag),
    close: () => part.close(),
    say: (text) => part.say(text),
  });
  if (!isWhole) return null;
  return { xml: part.isChanged ? part.written.join('') : null, facts: part.facts };
}

/** Ids of the styles whose words Word does not show, of paragraphs and of characters. Null when it is no XML. */
export function hiddenWordStyles(xml: string): ReadonlySet<string> | null {
  const styles = new Map<string, Style>();
  const path: string[] = [];
  let id = '';
  const isWhole = parsed(xml, {
    open(tag) {
      const name = wordName(tag);
      const parent = path.at(-1);
      path.push(name);
      if (name === 'style') {
        id = valueOf(tag, 'styleId') ?? '';
        styles.set(id, { base: null, isHidden: null });
        return;
      }
      const style = styles.get(id);
      if (!style) return;
      if (name === 'basedOn' && parent === 'style') style.base = valueOf(tag, 'val');
      if (name === 'vanish' && parent === 'rPr' && path.at(-3) === 'style')
        style.isHidden = isOn(tag);
    },
    close: () => path.pop(),
    say() {},
  });
  if (!isWhole) return null;
  const isHidden = (own: Style): boolean => {
    let style: Style | undefined = own;
    for (let level = 0; style && level < DEEPEST_STYLE; level++) {
      if (style.isHidden !== null) return style.isHidden;
      style = styles.get(style.base ?? '');
    }
    return false;
  };
  return new Set([...styles].flatMap(([name, style]) => (isHidden(style) ? [name] : [])));
}

interface Style {
  base: string | null;
  /** Null where it says nothing of it. */
  isHidden: boolean | null;
}

interface OpenElement {
  /** '' when it is none of Word's. */
  readonly name: string;
  /** How it was written; null when only what is in it was. */
  readonly tag: string | null;
  /** What stands in it is not shown. */
  isHidden: boolean;
}

class Part {
  readonly written: string[] = [];
  readonly facts = new Set<WordFact>();
  isChanged = false;
  readonly #open: OpenElement[] = [];
  readonly #hiddenStyles: ReadonlySet<string>;
  /** Open elements from the outermost one that is left out. */
  #dropped = 0;

  constructor(hiddenStyles: ReadonlySet<string>) {
    this.#hiddenStyles = hiddenStyles;
  }

  open(tag: SaxesTagNS): void {
    const name = wordName(tag);
    const parent = this.#open.at(-1);
    if (this.#dropped > 0 || this.#isDropped(name, parent)) {
      this.#dropped += 1;
      this.isChanged = true;
      return;
    }
    const fact = FACTS.get(name);
    if (fact) this.facts.add(fact);
    this.#heed(name, tag);
    const renamed = RENAMED.get(name);
    if (renamed !== undefined || UNWRAPPED.has(name)) this.isChanged = true;
    const written = UNWRAPPED.has(name) ? null : writtenName(tag, renamed);
    this.#open.push({ name, tag: written, isHidden: parent?.isHidden ?? false });
    if (written !== null) this.written.push(xmlTag(written, attributesOf(tag)));
  }

  close(): void {
    if (this.#dropped > 0) {
      this.#dropped -= 1;
      return;
    }
    const tag = this.#open.pop()?.tag ?? null;
    if (tag !== null) this.written.push(`</${tag}>`);
  }

  say(text: string): void {
    if (this.#dropped === 0) this.written.push(xmlText(text));
  }

  #isDropped(name: string, parent: OpenElement | undefined): boolean {
    if (parent?.name === 'r' && parent.isHidden && !UNHIDDEN.has(name)) {
      if (!UNSEEN.has(name)) this.facts.add('hidden');
      return true;
    }
    if (name === 'rt') this.facts.add('readings');
    return DROPPED.has(name);
  }

  /** Takes to heart what the properties of a paragraph or run say of hiding; those it had before a change do not count. */
  #heed(name: string, tag: SaxesTagNS): void {
    const [owner, properties] = this.#open.slice(-2);
    if (!owner || !properties) return;
    const isOfRun = owner.name === 'r' && properties.name === 'rPr';
    const isOfParagraph = owner.name === 'p' && properties.name === 'pPr';
    if (isOfRun && name === 'vanish') owner.isHidden = isOn(tag);
    if ((isOfRun && name === 'rStyle') || (isOfParagraph && name === 'pStyle')) {
      if (this.#hiddenStyles.has(valueOf(tag, 'val') ?? '')) owner.isHidden = true;
    }
  }
}

interface Handlers {
  readonly open: (tag: SaxesTagNS) => void;
  readonly close: () => void;
  readonly say: (text: string) => void;
}

/** Elements in elements: far more than tables in tables have, and what a parser needs grows with the square of it. */
const DEEPEST = 500;

/** Thrown inside the parser to stop it, and caught here. */
class Stop extends Error {}

/** False when it is no XML, or deeper than any document: then what was told of it is of no use. */
function parsed(xml: string, { open, close, say }: Handlers): boolean {
  const parser = new SaxesParser({ xmlns: true });
  let depth = 0;
  parser.on('error', () => {
    throw new Stop();
  });
  parser.on('opentag', (tag) => {
    if (++depth > DEEPEST) throw new Stop();
    open(tag);
  });
  parser.on('closetag', () => {
    depth--;
    close();
  });
  parser.on('text', say);
  parser.on('cdata', say);
  try {
    parser.write(xml).close();
    return true;
  } catch (error) {
    if (error instanceof Stop) return false;
    throw error;
  }
}

function wordName({ uri, local }: SaxesTagNS): string {
  return WORD.has(uri) ? local : '';
}

function writtenName({ name, prefix }: SaxesTagNS, local: string | undefined): string {
  if (local === undefined) return name;
  return prefix === '' ? local : `${prefix}:${local}`;
}

function attributesOf({ attributes }: SaxesTagNS): Record<string, string> {
  return Object.fromEntries(Object.values(attributes).map(({ name, value }) => [name, value]));
}

function valueOf({ attributes }: SaxesTagNS, name: string): string | null {
  const found = Object.values(attributes).find(({ uri, local }) => WORD.has(uri) && local === name);
  return found?.value ?? null;
}

/** Of a property that is on unless it says otherwise. */
function isOn(tag: SaxesTagNS): boolean {
  return !['0', 'false', 'off'].includes(valueOf(tag, 'val') ?? '');
}
