/*
 * UIMA CAS XMI: the content of a CAS as XML. XML would make line breaks of the text spaces, so they stand as numbers.
 * Not the types: XMI needs the type system beside it (type-system.ts). Goes to programs that read no JSON CAS.
 */
import { xmlAttribute, xmlTag } from '../xml.ts';
import { META_ID, SOFA_ID, type CasContent } from './cas-content.ts';
import { META_TYPE } from './type-system.ts';

const NAMESPACES = {
  'xmlns:xmi': 'http://www.omg.org/XMI',
  'xmlns:cas': 'http:///uima/cas.ecore',
  'xmlns:custom': 'http:///webanno/custom.ecore',
  'xmlns:meta': `http:///${META_TYPE.split('.').slice(0, -1).join('/')}.ecore`,
  'xmi:version': '2.0',
};

export function* xmi(content: CasContent): Generator<string> {
  const { text, language, facts, annotations, nextId } = content;
  yield `<?xml version="1.0" encoding="UTF-8"?>\n${xmlTag('xmi:XMI', NAMESPACES)}\n`;
  yield '<cas:NULL xmi:id="0"/>\n';
  const place = { sofa: SOFA_ID, begin: 0, end: text.length, language };
  const meta = { 'xmi:id': META_ID, ...place, ...Object.fromEntries(facts) };
  yield `${xmlTag('meta:DocumentMetaData', meta, '/>')}\n`;
  for (const { id, type, begin, end, features, references } of annotations()) {
    const name = `custom:${type.slice(type.lastIndexOf('.') + 1)}`;
    let said = '';
    for (const [feature, value] of features) said += ` ${feature}="${xmlAttribute(value)}"`;
    for (const [feature, to] of references) said += ` ${feature}="${to}"`;
    yield `<${name} xmi:id="${id}" sofa="${SOFA_ID}" begin="${begin}" end="${end}"${said}/>\n`;
  }
  const sofa = { sofaNum: 1, sofaID: '_InitialView', mimeType: 'text', sofaString: text };
  yield `${xmlTag('cas:Sofa', { 'xmi:id': SOFA_ID, ...sofa }, '/>')}\n`;
  yield `<cas:View sofa="${SOFA_ID}" members="${META_ID}`;
  for (let id = META_ID + 1; id < nextId; id++) yield ` ${id}`;
  yield '"/>\n</xmi:XMI>\n';
}
