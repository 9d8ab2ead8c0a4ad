/*
 * UIMA JSON CAS 0.4: for each annotator and text a CAS as JSON, the same as XMI, and the type system of both.
 * Sofa strings are the canonical text, offsets UTF-16. Goes to INCEpTION, dkpro-cassis and UIMA (research: formats 1.4).
 */
import { LOSES_BESIDE_LINKS, LOSES_FIRST_PASSES, type FolderFormat } from '../format.ts';
import { casContents, META_ID, SOFA_ID, type CasContent } from './cas-content.ts';
import { uimaLayers } from './layer-types.ts';
import { jsonTypes, META_TYPE, typeSystemXml } from './type-system.ts';
import { xmi } from './xmi.ts';

export const uimaJson: FolderFormat = {
  kind: 'folder',
  id: 'uima-json',
  label: 'UIMA CAS: JSON CAS 0.4 and XMI',
  use: 'INCEpTION, dkpro-cassis and Apache UIMA: import TypeSystem.xml as layers first, then the texts.',
  fileExtension: 'zip',
  mediaType: 'application/zip',
  loses: [
    LOSES_BESIDE_LINKS,
    'Links between marks of different annotators, texts or layers, and “left out there”.',
    'A mark in several pieces becomes several annotations; the features “mark” and “piece” say what they belong to.',
    'Labels, guidelines and colours of the tags: tags and attributes stand under their ids.',
    'Kinds of block, and metadata of the articles but headline, address and language.',
    LOSES_FIRST_PASSES,
  ],
  *files(snapshot) {
    const layers = uimaLayers(snapshot);
    const types = JSON.stringify(jsonTypes(layers), null, 1);
    yield { path: 'TypeSystem.xml', chunks: typeSystemXml(layers) };
    for (const content of casContents(snapshot, layers)) {
      yield { path: `json/${content.path}.json`, chunks: jsonCas(content, types) };
      yield { path: `xmi/${content.path}.xmi`, chunks: xmi(content) };
    }
  },
};

function* jsonCas(content: CasContent, types: string): Generator<string> {
  const { text, language, facts, annotations, nextId } = content;
  yield `{\n"%TYPES":${types},\n"%FEATURE_STRUCTURES":[\n`;
  yield JSON.stringify({
    '%ID': SOFA_ID,
    '%TYPE': 'uima.cas.Sofa',
    sofaNum: 1,
    sofaID: '_InitialView',
    mimeType: 'text',
    sofaString: text,
  });
  const stated = facts.filter(([, value]) => value !== null);
  const place = { '@sofa': SOFA_ID, begin: 0, end: text.length, language };
  yield `,\n${JSON.stringify({ '%ID': META_ID, '%TYPE': META_TYPE, ...place, ...Object.fromEntries(stated) })}`;
  for (const { id, type, begin, end, features, references } of annotations()) {
    let said = '';
    for (const [name, value] of features) said += `,"${name}":${JSON.stringify(value)}`;
    for (const [name, to] of references) said += `,"@${name}":${to}`;
    yield `,\n{"%ID":${id},"%TYPE":"${type}","@sofa":${SOFA_ID},"begin":${begin},"end":${end}${said}}`;
  }
  yield `],\n"%VIEWS":{"_InitialView":{"%SOFA":${SOFA_ID},"%MEMBERS":[${META_ID}`;
  for (let id = META_ID + 1; id < nextId; id++) yield `,${id}`;
  yield ']}}\n}\n';
}
