/** The types that our CAS files use, once as values, once as a UIMA type system that INCEpTION imports as layers. */
import { xmlTextElement } from '../xml.ts';
import { MARK_FEATURES, RELATION, type UimaLayer, type UimaLayers } from './layer-types.ts';

export const STRING = 'uima.cas.String';
export const META_TYPE = 'de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData';

interface FeatureType {
  readonly name: string;
  readonly range: string;
  readonly description: string;
}

interface AnnotationType {
  readonly name: string;
  readonly superType: string;
  readonly description: string;
  readonly features: readonly FeatureType[];
}

/** What DKPro Core's own type has, in its order: another set of features under this name would be refused. */
const META_FEATURES: readonly (readonly [name: string, range: string])[] = [
  ['documentTitle', STRING],
  ['documentId', STRING],
  ['documentUri', STRING],
  ['collectionId', STRING],
  ['documentBaseUri', STRING],
  ['isLastSegment', 'uima.cas.Boolean'],
];

const DESCRIPTIONS: Readonly<Record<(typeof MARK_FEATURES)[number], string>> = {
  tag: 'Id of the tag',
  note: 'What the annotator wrote beside the mark',
  mark: 'Id of the mark in Crossread: pieces of one mark have the same',
  piece: 'Which piece of how many, for a mark in several pieces: 2/3',
  annotator: 'Who made the mark',
  created: 'When, in UTC',
  modified: 'When it was changed last, in UTC',
};

/** In a fixed order: document, then layers with their links. */
function annotationTypes(layers: UimaLayers): AnnotationType[] {
  return [
    {
      name: META_TYPE,
      superType: 'uima.tcas.DocumentAnnotation',
      description: '',
      features: META_FEATURES.map(([name, range]) => ({ name, range, description: '' })),
    },
    ...[...layers.values()].flatMap((layer) => [markType(layer), linkType(layer)]),
  ];
}

function markType({ layer, type, attributes }: UimaLayer): AnnotationType {
  const [tag, ...others] = MARK_FEATURES.map((name) => string(name, DESCRIPTIONS[name]));
  const carried = attributes.map(({ feature, label }) => string(feature, label));
  return {
    name: type,
    superType: 'uima.tcas.Annotation',
    description: layer.label,
    // INCEpTION shows the first feature first.
    features: [...(tag ? [tag] : []), ...carried, ...others],
  };
}

function linkType({ layer, type, linkType: name }: UimaLayer): AnnotationType {
  const end = (feature: string, description: string) => ({
    name: feature,
    range: type,
    description,
  });
  return {
    name,
    superType: 'uima.tcas.Annotation',
    description: `Links between marks of ${layer.label}`,
    features: [
      string(RELATION, 'same-as, contradicts or supports'),
      end('Governor', 'The mark that the link goes out from'),
      end('Dependent', 'The mark that the link goes to'),
    ],
  };
}

function string(name: string, description: string): FeatureType {
  return { name, range: STRING, description };
}

/** `%TYPES` of a JSON CAS. */
export function jsonTypes(layers: UimaLayers): object {
  return Object.fromEntries(
    annotationTypes(layers).map(({ name, superType, features }) => [
      name,
      {
        '%NAME': name,
        '%SUPER_TYPE': superType,
        ...Object.fromEntries(
          features.map((one) => [one.name, { '%NAME': one.name, '%RANGE': one.range }]),
        ),
      },
    ]),
  );
}

/** TypeSystem.xml: INCEpTION knows it by the `<?xml` that it begins with. */
export function* typeSystemXml(layers: UimaLayers): Generator<string> {
  yield '<?xml version="1.0" encoding="UTF-8"?>\n';
  yield '<typeSystemDescription xmlns="http://uima.apache.org/resourceSpecifier">\n';
  yield `<name>Crossread</name>\n<types>\n`;
  for (const { name, superType, description, features } of annotationTypes(layers)) {
    yield `<typeDescription><name>${name}</name>${xmlTextElement('description', description)}`;
    yield `<supertypeName>${superType}</supertypeName><features>\n`;
    for (const feature of features) {
      yield `<featureDescription><name>${feature.name}</name>${xmlTextElement('description', feature.description)}`;
      yield `<rangeTypeName>${feature.range}</rangeTypeName></featureDescription>\n`;
    }
    yield '</features></typeDescription>\n';
  }
  yield '</types>\n</typeSystemDescription>\n';
}
