/** annotation.conf and visual.conf of brat: which types there are, and by which labels and colours people see them. */
import type { CodeBook } from '../../model/codebook.ts';
import type { MarkRelation } from '../../model/link.ts';

export const BRAT_RELATIONS: Readonly<Record<MarkRelation, string>> = {
  'same-as': 'Same-as',
  contradicts: 'Contradicts',
  supports: 'Supports',
};

/** Type of the notes that hold an attribute of free text: brat shows the type before the note, and edits no other type. */
export const ATTRIBUTE_NOTE = 'Attribute';

/** Types, attributes and values of brat: letters, digits, dashes and underscores. */
export function bratName(id: string): string {
  return id.replace(/[^A-Za-z0-9_-]/g, '_');
}

interface ConfigurationFile {
  readonly name: string;
  readonly content: string;
}

export function bratConfiguration(codeBook: CodeBook): ConfigurationFile[] {
  const tags = codeBook.layers.flatMap((layer) => layer.tags);
  const choices = codeBook.attributes.flatMap((attribute) =>
    attribute.kind === 'choice' ? [attribute] : [],
  );
  const annotation = [
    '[entities]',
    ...codeBook.layers.flatMap((layer) => [
      `!${bratName(`layer-${layer.id}`)}`,
      ...layer.tags.map(({ id }) => `\t${bratName(id)}`),
    ]),
    '[relations]',
    ...Object.values(BRAT_RELATIONS).map((name) => `${name}\tArg1:<ENTITY>, Arg2:<ENTITY>`),
    // Without it brat calls every overlap an error.
    '<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>',
    '[events]',
    '[attributes]',
    ...choices.map(
      ({ id, options }) =>
        `${bratName(id)}\tArg:<ENTITY>, Value:${options.map((option) => bratName(option.id)).join('|')}`,
    ),
  ];
  const visual = [
    '[labels]',
    ...codeBook.layers.map(({ id, label }) => labelLine(`layer-${id}`, label)),
    ...tags.map(({ id, label }) => labelLine(id, label)),
    '[drawing]',
    'SPAN_DEFAULT\tfgColor:black, bgColor:lightgrey',
    ...tags.map(({ id, colour }) => `${bratName(id)}\tbgColor:${colour}, fgColor:white`),
  ];
  return [
    { name: 'annotation.conf', content: `${annotation.join('\n')}\n` },
    { name: 'visual.conf', content: `${visual.join('\n')}\n` },
  ];
}

function labelLine(id: string, label: string): string {
  return `${bratName(id)} | ${label.replace(/[|\s]+/g, ' ').trim() || id}`;
}
