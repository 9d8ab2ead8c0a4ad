import type { WorkspaceSettings } from '#core/model/workspace.ts';
import type { SettingsChange } from '#sync/api.ts';
import type { DeskState } from '../session/desk.ts';
import { usePending } from './pending.ts';

interface ReadingOptionsProps {
  readonly settings: WorkspaceSettings;
  readonly run: DeskState['run'];
}

const SWITCHES = [
  [
    'outletsHidden',
    'Hide the outlets',
    'Members read “Source A”: no outlet, byline, address or date is sent to them.',
  ],
  [
    'outletNamesHidden',
    'Black out names in the text too',
    'The outlet and whoever signed, wherever the text names them.',
  ],
  [
    'headlinesOnly',
    'Headlines first',
    'Only headlines and decks are sent until you switch it off.',
  ],
  [
    'marksOpenToOwners',
    'Owners read along',
    'Owners and editors see marks during independent work. The members are told so.',
  ],
  ['locked', 'Lock', 'Nobody but owners and editors can write for now.'],
] as const satisfies readonly (readonly [
  keyof WorkspaceSettings & keyof SettingsChange,
  string,
  string,
])[];

type Field = (typeof SWITCHES)[number][0];

/** What is handed out, and who may write. */
export function ReadingOptions({ settings, run }: ReadingOptionsProps) {
  return (
    <section aria-labelledby="options-title">
      <h3 id="options-title">Reading and writing</h3>
      <ul className="desk-switches">
        {SWITCHES.map(([field, label, meaning]) => (
          <li key={field}>
            <Switch field={field} label={label} meaning={meaning} settings={settings} run={run} />
          </li>
        ))}
      </ul>
    </section>
  );
}

interface SwitchProps extends ReadingOptionsProps {
  readonly field: Field;
  readonly label: string;
  readonly meaning: string;
}

function Switch({ field, label, meaning, settings, run }: SwitchProps) {
  const [isOn, turn] = usePending(settings[field], (on) =>
    run({ kind: 'change-settings', change: { [field]: on } }),
  );
  return (
    <label>
      <input
        type="checkbox"
        checked={isOn}
        disabled={field === 'outletNamesHidden' && !settings.outletsHidden}
        onChange={(event) => turn(event.target.checked)}
      />
      <span>
        {label}
        <small>{meaning}</small>
      </span>
    </label>
  );
}
