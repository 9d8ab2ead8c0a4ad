import type { WorkspaceSettings } from '#core/model/workspace.ts';
import type { Command, SettingsChange } from '#sync/api.ts';

interface ReadingOptionsProps {
  readonly settings: WorkspaceSettings;
  readonly act: (command: Command) => void;
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
    'The outlet and whoever signed, wherever the text names them. Works with the switch above.',
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

const MINUTES = [5, 10, 15, 20] as const;

/** What is handed out, who may write, and the clock. */
export function ReadingOptions({ settings, act }: ReadingOptionsProps) {
  const change = (part: SettingsChange) => act({ kind: 'change-settings', change: part });
  return (
    <section aria-labelledby="options-title">
      <h3 id="options-title">Reading and writing</h3>
      <ul className="desk-switches">
        {SWITCHES.map(([field, label, meaning]) => (
          <li key={field}>
            <label>
              <input
                type="checkbox"
                checked={settings[field]}
                onChange={(event) => change({ [field]: event.target.checked })}
              />
              <span>
                {label}
                <small>{meaning}</small>
              </span>
            </label>
          </li>
        ))}
      </ul>
      <div className="desk-line">
        <span>Timer</span>
        {MINUTES.map((minutes) => (
          <button
            key={minutes}
            type="button"
            onClick={() =>
              change({ timerEnds: new Date(Date.now() + minutes * 60_000).toISOString() })
            }
          >
            {minutes} min
          </button>
        ))}
        <button
          type="button"
          disabled={settings.timerEnds === null}
          onClick={() => change({ timerEnds: null })}
        >
          Stop the timer
        </button>
      </div>
    </section>
  );
}
