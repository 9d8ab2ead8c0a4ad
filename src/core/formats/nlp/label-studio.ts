/*
 * Label Studio: tasks.json, a task for each text with an annotation for each annotator, and the labelling configuration
 * that the tasks need, or Label Studio refuses them. Positions are code points (research: formats 1.6).
 */
import { attributeOf, type PublishedAnnotation } from '../../model/annotation.ts';
import type { CodeBook, Layer } from '../../model/codebook.ts';
import { standingLinks } from '../../compare/claim-rows.ts';
import { MARK_RELATIONS } from '../../model/link.ts';
import type { WorkspaceSnapshot } from '../../model/workspace.ts';
import { annotatorTexts, type AnnotatorText } from '../annotator-texts.ts';
import { LOSES_BESIDE_LINKS, LOSES_FIRST_PASSES, type FolderFormat } from '../format.ts';
import { SnapshotIndex } from '../snapshot-index.ts';
import { xmlTag, xmlText } from '../xml.ts';

/** The id of a region is that of its mark, and of its piece from the second on. */
const PIECE = '~';
const TEXT = 'text';
const NOTE = 'note';

export const labelStudio: FolderFormat = {
  kind: 'folder',
  id: 'label-studio',
  label: 'Label Studio: tasks and labelling configuration',
  use: 'Label Studio: paste config.xml into the labelling interface first, then import tasks.json.',
  fileExtension: 'zip',
  mediaType: 'application/zip',
  loses: [
    LOSES_BESIDE_LINKS,
    'Links between marks of different annotators or texts, and “left out there”.',
    'Who annotated stands as a number that Label Studio may give to its own users; the names are in the data of the task.',
    'A mark in several pieces becomes several regions, whose ids say what they belong to.',
    'When a mark was made and changed, kinds of block, and metadata of the articles but outlet, headline, date and address.',
    'Examples and counter-examples of the code book, and how layers are drawn.',
    LOSES_FIRST_PASSES,
  ],
  *files(snapshot) {
    yield { path: 'config.xml', chunks: [configuration(snapshot.codeBook)] };
    yield { path: 'tasks.json', chunks: tasks(snapshot) };
  },
};

function* tasks(snapshot: WorkspaceSnapshot): Generator<string> {
  const index = new SnapshotIndex(snapshot);
  const texts = annotatorTexts(snapshot);
  const byText = Map.groupBy(texts, ({ text }) => text);
  const people = [...new Set(texts.map(({ annotator }) => annotator))];
  let separator = '[\n';
  for (const [{ source, revision, name }, annotators] of byText) {
    const { outlet, headline, published, url } = source.metadata;
    const data = {
      text: revision.text,
      name,
      sha256: revision.sha256,
      outlet,
      headline,
      published,
      url,
      annotators: annotators.map(({ annotatorName }) => annotatorName),
    };
    yield `${separator}{"data":${JSON.stringify(data)},"annotations":[`;
    for (const [at, one] of annotators.entries()) {
      yield `${at > 0 ? ',\n' : '\n'}{"completed_by":${people.indexOf(one.annotator) + 1},"result":[`;
      yield* results(one, snapshot, index);
      yield ']}';
    }
    yield ']}';
    separator = ',\n';
  }
  yield separator.startsWith('[') ? '[]\n' : '\n]\n';
}

function* results(
  { annotations }: AnnotatorText,
  snapshot: WorkspaceSnapshot,
  index: SnapshotIndex,
): Generator<string> {
  let separator = '\n';
  for (const annotation of annotations) {
    for (const result of regionsOf(annotation, snapshot.codeBook, index)) {
      yield separator + JSON.stringify(result);
      separator = ',\n';
    }
  }
  const here = new Set<string>(annotations.map(({ id }) => id));
  for (const link of standingLinks(snapshot.records.links)) {
    if (link.relation === 'omitted-in' || !here.has(link.from) || !here.has(link.to)) continue;
    const ends = { from_id: link.from, to_id: link.to, direction: 'right' };
    yield separator + JSON.stringify({ type: 'relation', ...ends, labels: [link.relation] });
    separator = ',\n';
  }
}

function regionsOf(
  annotation: PublishedAnnotation,
  codeBook: CodeBook,
  index: SnapshotIndex,
): object[] {
  const { offsets, layer, tag } = index.find(annotation);
  const spans = annotation.target.segments.map(({ start, end, quote }, piece) => ({
    id: piece === 0 ? annotation.id : `${annotation.id}${PIECE}${piece + 1}`,
    span: { start: offsets.toCodePoints(start), end: offsets.toCodePoints(end), text: quote },
  }));
  const [first] = spans;
  const more = (name: string, type: string, value: object) =>
    first
      ? [{ id: first.id, from_name: name, to_name: TEXT, type, value: { ...first.span, ...value } }]
      : [];
  return [
    ...spans.map(({ id, span }) => ({
      id,
      from_name: controlName(layer),
      to_name: TEXT,
      type: 'labels',
      value: { ...span, labels: [tag.id] },
    })),
    ...codeBook.attributes.flatMap(({ id, kind }) => {
      const value = attributeOf(annotation, id);
      if (value === '') return [];
      return kind === 'choice'
        ? more(`attribute-${id}`, 'choices', { choices: [value] })
        : more(`attribute-${id}`, 'textarea', { text: [value] });
    }),
    ...(annotation.note === '' ? [] : more(NOTE, 'textarea', { text: [annotation.note] })),
  ];
}

function controlName(layer: Layer): string {
  return `layer-${layer.id}`;
}

/** `html` is a page to Label Studio: a label stands there escaped as text of one, and once more by the XML around it. */
function configuration({ layers, attributes, label }: CodeBook): string {
  const lines = [
    '<View>',
    `  ${xmlTag('Header', { value: label }, '/>')}`,
    ...layers.flatMap((layer) => [
      `  ${xmlTag('Labels', { name: controlName(layer), toName: TEXT, choice: 'single' })}`,
      ...layer.tags.map(
        ({ id, label: alias, colour, guideline }) =>
          `    ${xmlTag('Label', { value: id, html: xmlText(`${id} ${alias}`), background: colour, hint: guideline }, '/>')}`,
      ),
      '  </Labels>',
    ]),
    // By words it would snap to tokens and move spans.
    `  ${xmlTag('Text', { name: TEXT, value: '$text', granularity: 'symbol' }, '/>')}`,
    ...attributes.flatMap((attribute) => {
      const name = `attribute-${attribute.id}`;
      const control = { name, toName: TEXT, perRegion: 'true', title: attribute.label };
      if (attribute.kind === 'text') return [`  ${xmlTag('TextArea', control, '/>')}`];
      return [
        `  ${xmlTag('Choices', { ...control, choice: 'single' })}`,
        ...attribute.options.map(
          (option) =>
            `    ${xmlTag('Choice', { value: option.id, html: xmlText(option.label) }, '/>')}`,
        ),
        '  </Choices>',
      ];
    }),
    `  ${xmlTag('TextArea', { name: NOTE, toName: TEXT, perRegion: 'true', title: 'Note' }, '/>')}`,
    '  <Relations>',
    ...MARK_RELATIONS.map((value) => `    ${xmlTag('Relation', { value }, '/>')}`),
    '  </Relations>',
    '</View>',
  ];
  return `${lines.join('\n')}\n`;
}
