/** The first lines of a WebAnno TSV: its version, and what the columns behind the token are. */
import { accepted, refused, type Result } from '../../model/result.ts';

type LayerKind = 'span' | 'relation' | 'chain';
/** `target`: of the slot whose `role` stands before it. `base`: where a relation comes from. `nothing`: of a layer without features. */
type ColumnKind = 'value' | 'role' | 'target' | 'base' | 'nothing';

export interface TsvColumn {
  readonly kind: ColumnKind;
  /** Name of the feature; '' where the column has none. */
  readonly feature: string;
  /** Field of a row, from 0. */
  readonly field: number;
}

export interface TsvLayer {
  readonly kind: LayerKind;
  readonly type: string;
  readonly columns: readonly TsvColumn[];
}

export interface TsvHeader {
  /** Versions before 3.2 escape nothing in texts. */
  readonly escapesText: boolean;
  readonly layers: readonly TsvLayer[];
  /** How many fields a row has at least. */
  readonly fields: number;
  /** Index of the first line behind it. */
  readonly end: number;
}

/** Number of row, positions, token. */
const FIRST_FIELDS = 3;

const KINDS: Readonly<Record<string, LayerKind>> = { SP: 'span', RL: 'relation', CH: 'chain' };

export function readTsvHeader(lines: readonly string[]): Result<TsvHeader> {
  const version = /^#FORMAT=WebAnno TSV 3\.(\d+)\s*$/.exec(lines[0] ?? '')?.[1];
  if (version === undefined) {
    return refused({
      path: 'line 1',
      message: 'is not “#FORMAT=WebAnno TSV 3.3”. Export it as “WebAnno TSV v3.3”',
    });
  }
  const layers: TsvLayer[] = [];
  let fields = FIRST_FIELDS;
  let end = 1;
  for (; end < lines.length; end++) {
    const [, short, said] = /^#T_(SP|RL|CH)=(.+)$/.exec(lines[end] ?? '') ?? [];
    const kind = KINDS[short ?? ''];
    if (kind === undefined || said === undefined) break;
    const [type = '', ...features] = said.split('|');
    const columns = columnsOf(kind, features.length > 0 ? features : [''], fields);
    layers.push({ kind, type, columns });
    fields += columns.length;
  }
  return accepted({ escapesText: Number(version) >= 2, layers, fields, end });
}

function columnsOf(kind: LayerKind, features: readonly string[], first: number): TsvColumn[] {
  return features.map((feature, at): TsvColumn => {
    const field = first + at;
    if (feature === '') return { kind: 'nothing', feature, field };
    if (kind === 'relation' && feature.startsWith('BT_')) return { kind: 'base', feature, field };
    if (kind !== 'span') return { kind: 'value', feature, field };
    if (feature.startsWith('ROLE_')) return { kind: 'role', feature, field };
    const isTarget = features[at - 1]?.startsWith('ROLE_') === true;
    return { kind: isTarget ? 'target' : 'value', feature, field };
  });
}
