import { useMemo } from 'react';
import { voiceFigures } from '#core/compare/voices/voice-figures.ts';
import { TablePage } from '../claims/table-page.tsx';
import { useMemberName, useWorkspace } from '../session/room.ts';
import { counted } from '../words.ts';
import { PassageLists } from './passage-lists.tsx';
import { Shares } from './shares.tsx';
import { SpeakerTable } from './speaker-table.tsx';
import { ToneTable } from './tone-table.tsx';
import { useVoices } from './voices.ts';
import '../styles/voices.css';

/** Who is quoted in each article, for how many words, and with which verbs. */
export function VoicesView() {
  const { sources } = useWorkspace();
  const nameOf = useMemberName();
  const voices = useVoices();
  const figures = useMemo(
    () => sources.map((source) => voiceFigures(source, voices)),
    [sources, voices],
  );
  const people = [
    ...new Set(voices.flatMap(({ origin }) => (origin.kind === 'member' ? [origin.member] : []))),
  ];
  const bySaid = voices.filter(({ origin }) => origin.kind === 'member').length;
  return (
    <TablePage
      label="Voices"
      title="Who speaks"
      empty={
        voices.length === 0 ? (
          <>
            No quotation was found by rule, and nobody has said whose words stand where. Select
            words that somebody says in an article and press <kbd>q</kbd>.
          </>
        ) : null
      }
    >
      <p className="desk-hint">
        By rule, corrected by people: {counted(voices.length, 'passage', 'passages')},{' '}
        {bySaid === 0 ? 'none looked at yet' : `${bySaid} as ${people.map(nameOf).join(', ')} said`}
        . About seven in ten attributions carry no quotation marks; the rule finds those with a
        reporting verb or “according to”, in English. What it misses counts nowhere until somebody
        selects it in the article and presses <kbd>q</kbd>. A press on a number lights its passages
        up.
      </p>
      <Shares figures={figures} />
      <SpeakerTable figures={figures} />
      <ToneTable figures={figures} />
      <PassageLists voices={voices} />
    </TablePage>
  );
}
