/** The sheet of agreement: a row a figure, with all that is needed to judge it or to work it out again. */
import { agreementOf, type AgreementRow } from '../../agreement/agreement-of.ts';
import { MEASURES, NO_FIGURE, readingOf } from '../../agreement/measures.ts';
import type { WorkspaceSnapshot } from '../../model/workspace.ts';
import { VERSION } from '../../version.ts';
import { withoutAdjudicated } from '../adjudicated-version.ts';
import type { WriteOptions } from '../format.ts';
import { sheetOf, type Column, type Sheet } from './sheet.ts';

const COLUMNS: readonly Column<AgreementRow>[] = [
  { name: 'scope', value: ({ source }) => source?.letter ?? 'all' },
  { name: 'source_id', value: ({ source }) => source?.id },
  { name: 'layer_id', value: ({ layer }) => layer.id },
  { name: 'layer', value: ({ layer }) => layer.label },
  { name: 'tag_id', value: ({ tag }) => tag?.id },
  { name: 'tag', value: ({ tag }) => tag?.label },
  { name: 'measure_id', value: ({ measure }) => measure },
  { name: 'measure', value: ({ measure }) => MEASURES[measure].label },
  { name: 'value', value: valueOf },
  {
    name: 'no_value_because',
    value: ({ coefficient }) => (coefficient.kind === 'none' ? NO_FIGURE[coefficient.why] : null),
  },
  { name: 'reading', value: readingIn },
  { name: 'coverage', value: ({ coverage }) => (coverage === null ? null : rounded(coverage)) },
  { name: 'coders', value: ({ coders }) => coders },
  { name: 'unit', value: ({ measure }) => MEASURES[measure].unit },
  { name: 'units', value: ({ units }) => units },
  { name: 'missing', value: ({ missing }) => missing },
  { name: 'length', value: ({ length }) => length },
  { name: 'length_unit', value: () => 'code-point' },
  { name: 'crossread', value: () => VERSION },
];

/** Of what people marked themselves. Worked out when the sheet is written, and not when it is only named. */
export function agreementSheet(
  snapshot: WorkspaceSnapshot,
  chosen: Pick<WriteOptions, 'adjudication'>,
): Sheet {
  return agreementSheetOf(figuresOf(withoutAdjudicated(snapshot, chosen)));
}

export function agreementSheetOf(rows: Iterable<AgreementRow>): Sheet {
  return sheetOf('Agreement', COLUMNS, rows);
}

function* figuresOf(snapshot: WorkspaceSnapshot): Generator<AgreementRow> {
  yield* agreementOf(snapshot).rows;
}

/** To six digits and never -0, so that the same marks give the same file on every machine. */
function valueOf({ coefficient }: AgreementRow): number | null {
  return coefficient.kind === 'value' ? rounded(coefficient.value) : null;
}

function readingIn({ measure, coefficient }: AgreementRow): string | null {
  const isRead = MEASURES[measure].isAlpha && coefficient.kind === 'value';
  return isRead ? readingOf(coefficient.value) : null;
}

function rounded(value: number): number {
  return Number(value.toFixed(6)) + 0;
}
