/** The sheets of what was given: articles, members, the code book. */
import { articleWords } from '../../compare/article-words.ts';
import type { Layer, Tag } from '../../model/codebook.ts';
import { currentRevision, type Source } from '../../model/source.ts';
import type { WorkspaceSnapshot } from '../../model/workspace.ts';
import { sheetOf, type Column, type Sheet } from './sheet.ts';

const ARTICLE_COLUMNS: readonly Column<Source>[] = [
  { name: 'source_id', value: ({ id }) => id },
  { name: 'source_letter', value: ({ letter }) => letter },
  { name: 'outlet', value: ({ metadata }) => metadata.outlet },
  { name: 'headline', value: ({ metadata }) => metadata.headline },
  { name: 'byline', value: ({ metadata }) => metadata.byline },
  { name: 'published', value: ({ metadata }) => metadata.published },
  { name: 'updated', value: ({ metadata }) => metadata.updated },
  { name: 'url', value: ({ metadata }) => metadata.url },
  { name: 'language', value: ({ metadata }) => metadata.language },
  { name: 'retrieved', value: ({ metadata }) => metadata.retrieved },
  { name: 'licence', value: ({ metadata }) => metadata.licence },
  { name: 'revisions', value: ({ revisions }) => revisions.length },
  { name: 'revision_id', value: (source) => currentRevision(source).id },
  { name: 'revision_sha256', value: (source) => currentRevision(source).sha256 },
  { name: 'words', value: articleWords },
];

export function articlesSheet({ sources }: WorkspaceSnapshot): Sheet {
  return sheetOf('Articles', ARTICLE_COLUMNS, sources);
}

export function membersSheet({ members, settings, annotations }: WorkspaceSnapshot): Sheet {
  const marks = Map.groupBy(annotations, ({ author }) => author);
  const groups = new Map<string, string>(settings.groups.map(({ id, name }) => [id, name]));
  return sheetOf(
    'Members',
    [
      { name: 'annotator_id', value: ({ id }) => id },
      { name: 'annotator', value: ({ displayName }) => displayName },
      { name: 'role', value: ({ role }) => role },
      { name: 'group', value: ({ group }) => (group === null ? null : groups.get(group)) },
      { name: 'marks', value: ({ id }) => marks.get(id)?.length ?? 0 },
    ],
    members,
  );
}

interface Code {
  readonly layer: Layer;
  readonly tag: Tag;
}

const CODE_COLUMNS: readonly Column<Code>[] = [
  { name: 'layer_id', value: ({ layer }) => layer.id },
  { name: 'layer', value: ({ layer }) => layer.label },
  { name: 'unit', value: ({ layer }) => layer.unit },
  { name: 'tag_id', value: ({ tag }) => tag.id },
  { name: 'tag', value: ({ tag }) => tag.label },
  { name: 'guideline', value: ({ tag }) => tag.guideline },
  { name: 'example', value: ({ tag }) => tag.example },
  { name: 'counter_example', value: ({ tag }) => tag.counterExample },
  { name: 'colour', value: ({ tag }) => tag.colour },
  { name: 'key', value: ({ layer, tag }) => `${layer.key}${tag.key}` },
];

export function codeBookSheet({ codeBook }: WorkspaceSnapshot): Sheet {
  const codes = codeBook.layers.flatMap((layer) => layer.tags.map((tag) => ({ layer, tag })));
  return sheetOf('Code book', CODE_COLUMNS, codes);
}

/** A row a value that an attribute can take; one row for an attribute that takes any text. */
export function attributesSheet({ codeBook }: WorkspaceSnapshot): Sheet {
  const values = codeBook.attributes.flatMap((attribute) => {
    const layers = codeBook.layers.filter((layer) => layer.attributes.includes(attribute.id));
    const options = attribute.kind === 'choice' ? attribute.options : [{ id: '', label: '' }];
    return options.map((option) => ({ attribute, layers, option }));
  });
  return sheetOf(
    'Attributes',
    [
      { name: 'attribute_id', value: ({ attribute }) => attribute.id },
      { name: 'attribute', value: ({ attribute }) => attribute.label },
      { name: 'help', value: ({ attribute }) => attribute.help },
      { name: 'layers', value: ({ layers }) => layers.map(({ id }) => id).join(' ') },
      { name: 'value', value: ({ option }) => option.id },
      { name: 'value_label', value: ({ option }) => option.label },
    ],
    values,
  );
}
