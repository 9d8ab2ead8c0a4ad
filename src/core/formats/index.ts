/** Every format that people can choose, in the groups and the order in which they are offered. */
import { csv } from './csv.ts';
import type { Format } from './format.ts';
import { brat } from './nlp/brat.ts';
import { iob2 } from './nlp/iob2.ts';
import { doccano, jsonl } from './nlp/jsonl.ts';
import { labelStudio } from './nlp/label-studio.ts';
import { semeval } from './nlp/semeval.ts';
import { ownJson } from './own/write-own.ts';
import { refiCodeBook } from './refi/qdc.ts';
import { refiProject } from './refi/qdpx.ts';
import { reportDocx, reportHtml, reportPdf } from './report/report-formats.ts';
import { csvSheets } from './sheets/csv-sheets.ts';
import { xlsx } from './sheets/xlsx.ts';
import { uimaJson } from './uima/json-cas.ts';
import { webannoTsv } from './uima/webanno-tsv.ts';
import { w3c, w3cUtf16 } from './w3c.ts';

export interface FormatGroup {
  readonly label: string;
  readonly formats: readonly Format[];
}

export const formatGroups: readonly FormatGroup[] = [
  { label: 'Tables', formats: [xlsx, csv, csvSheets] },
  { label: 'Reports to read and print', formats: [reportHtml, reportPdf, reportDocx] },
  { label: 'Back-up and archive', formats: [ownJson] },
  { label: 'Qualitative analysis', formats: [refiProject, refiCodeBook] },
  { label: 'Annotation on the web', formats: [w3c, w3cUtf16] },
  {
    label: 'Language technology',
    formats: [jsonl, doccano, uimaJson, webannoTsv, labelStudio, brat, semeval, iob2],
  },
];

export const formats: readonly Format[] = formatGroups.flatMap((group) => group.formats);

export function formatNamed(id: string): Format | undefined {
  return formats.find((format) => format.id === id);
}
