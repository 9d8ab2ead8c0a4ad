/** Every format that people can choose, in the order in which they are offered. */
import { csv } from './csv.ts';
import type { Format } from './format.ts';
import { ownJson } from './own/write-own.ts';
import { brat } from './nlp/brat.ts';
import { iob2 } from './nlp/iob2.ts';
import { doccano, jsonl } from './nlp/jsonl.ts';
import { labelStudio } from './nlp/label-studio.ts';
import { semeval } from './nlp/semeval.ts';
import { refiCodeBook } from './refi/qdc.ts';
import { refiProject } from './refi/qdpx.ts';
import { csvSheets } from './sheets/csv-sheets.ts';
import { xlsx } from './sheets/xlsx.ts';
import { w3c, w3cUtf16 } from './w3c.ts';

export const formats: readonly Format[] = [
  xlsx,
  csv,
  csvSheets,
  ownJson,
  refiProject,
  refiCodeBook,
  w3c,
  w3cUtf16,
  jsonl,
  doccano,
  labelStudio,
  brat,
  semeval,
  iob2,
];

export function formatNamed(id: string): Format | undefined {
  return formats.find((format) => format.id === id);
}
