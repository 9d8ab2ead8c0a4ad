import { ImportWorkspaceDialog } from '../import/import-dialog.tsx';
import { Link } from '../link.tsx';

/** What somebody sees who has no workspace on this device yet. */
export function FirstSteps({ mayCreate }: { readonly mayCreate: boolean }) {
  return (
    <div className="first-steps">
      <div className="first-steps-words">
        <h1>Several articles. One event. Side by side.</h1>
        <p>
          A class or a research team marks how the articles <FramingWord />, what they <ClaimWord />
          , and which words are <LoadedWord />: first everybody alone, then together.
        </p>
        <p className="page-actions">
          <Link href="/join" className="primary">
            Join with a code
          </Link>
          {mayCreate && (
            <Link href="/new" className="button">
              New workspace
            </Link>
          )}
          {mayCreate && <ImportWorkspaceDialog />}
        </p>
        <p className="quiet">
          Nothing to sign up for: a name is enough. Been here before on another device?{' '}
          <Link href="/return">Use your return code</Link>.
        </p>
      </div>
      <Picture />
    </div>
  );
}

const FramingWord = () => <span className="sample-tint">frame</span>;
const ClaimWord = () => <span className="sample-underline">claim</span>;
const LoadedWord = () => <span className="sample-wave">loaded</span>;

/** Three columns with lines of different lengths, some of them marked. */
function Picture() {
  return (
    <svg className="first-steps-picture" viewBox="0 0 360 220" aria-hidden="true">
      {COLUMNS.map((lines, column) => (
        // oxlint-disable-next-line react/no-array-index-key -- a drawing that never changes
        <g key={column} transform={`translate(${column * 124} 0)`}>
          <rect className="picture-paper" x="0" y="0" width="112" height="220" rx="6" />
          <text className="picture-letter" x="12" y="26">
            {'ABC'.charAt(column)}
          </text>
          <rect className="picture-heading" x="12" y="38" width={72 - column * 9} height="7" />
          {lines.map(([width, kind], line) => (
            <rect
              // oxlint-disable-next-line react/no-array-index-key -- the same
              key={line}
              className={`picture-line picture-${kind}`}
              x="12"
              y={58 + line * 13}
              width={width}
              height={kind === 'tint' ? 9 : 4}
            />
          ))}
        </g>
      ))}
    </svg>
  );
}

type Line = readonly [width: number, kind: 'plain' | 'tint' | 'claim' | 'loaded'];
const COLUMNS: readonly (readonly Line[])[] = [
  [
    [86, 'plain'],
    [78, 'tint'],
    [88, 'tint'],
    [60, 'plain'],
    [84, 'plain'],
    [52, 'claim'],
    [88, 'plain'],
    [70, 'plain'],
    [80, 'loaded'],
    [44, 'plain'],
    [84, 'plain'],
  ],
  [
    [80, 'plain'],
    [88, 'plain'],
    [64, 'loaded'],
    [84, 'plain'],
    [40, 'plain'],
    [88, 'tint'],
    [76, 'tint'],
    [82, 'plain'],
    [58, 'plain'],
    [86, 'claim'],
    [50, 'plain'],
  ],
  [
    [88, 'plain'],
    [70, 'claim'],
    [82, 'plain'],
    [46, 'plain'],
    [88, 'tint'],
    [84, 'plain'],
    [62, 'plain'],
    [86, 'plain'],
    [74, 'loaded'],
    [88, 'plain'],
    [30, 'plain'],
  ],
];
