import { LEAST_CUES, toneFigures, type UsedVerb } from '#core/compare/voices/reporting-tones.ts';
import type { VoiceFigures } from '#core/compare/voices/voice-figures.ts';
import { TONES, type Tone } from '#core/suggest/quotations/reporting-verbs.ts';
import { ScrollingTable } from '../claims/scrolling-table.tsx';
import { SourceHeads } from '../claims/source-heads.tsx';
import { LightsFigure } from './lights-figure.tsx';

const TONE_WORDS: Readonly<Record<Tone, readonly [string, string]>> = {
  endorsing: ['Vouching', 'the verb takes what is said as true: explain, reveal, admit'],
  neutral: ['Neutral', 'say, tell, according to'],
  distancing: ['Distancing', 'the verb leaves doubt: claim, allege'],
};

/** The verbs themselves, by what the dictionary says of their tone. */
export function ToneTable({ figures }: { readonly figures: readonly VoiceFigures[] }) {
  const tones = figures.map(({ source, speakers }) => ({
    source,
    ...toneFigures(speakers.flatMap(({ passages }) => passages)),
  }));
  const hasUnknown = tones.some(({ unknown }) => unknown.length > 0);
  return (
    <ScrollingTable label="Reporting verbs">
      <SourceHeads rows="Reporting verbs" sources={figures.map(({ source }) => source)} />
      <tbody>
        {TONES.map((tone) => (
          <tr key={tone}>
            <th scope="row">
              {TONE_WORDS[tone][0]}
              <p className="naming-kind">{TONE_WORDS[tone][1]}</p>
            </th>
            {tones.map(({ source, verbs }) => (
              <td key={source.id}>
                <Verbs used={verbs[tone]} letter={source.letter} />
              </td>
            ))}
          </tr>
        ))}
        {hasUnknown && (
          <tr>
            <th scope="row">Not in the list</th>
            {tones.map(({ source, unknown }) => (
              <td key={source.id}>
                <Verbs used={unknown} letter={source.letter} />
              </td>
            ))}
          </tr>
        )}
        <tr>
          <th scope="row">
            Net
            <p className="naming-kind">
              (vouching − distancing) / verbs, from −1 to 1; from {LEAST_CUES} verbs on
            </p>
          </th>
          {tones.map(({ source, cues, net }) => (
            <td key={source.id}>
              {net === null ? `too few: ${cues}` : `${net.toFixed(2)} of ${cues}`}
            </td>
          ))}
        </tr>
      </tbody>
    </ScrollingTable>
  );
}

function Verbs({ used, letter }: { readonly used: readonly UsedVerb[]; readonly letter: string }) {
  if (used.length === 0) return '–';
  return (
    <ul className="voice-verbs">
      {used.map(({ lemma, passages }) => (
        <li key={lemma}>
          <LightsFigure title={`“${lemma}” in ${letter}`} passages={passages}>
            {lemma} {passages.length}
          </LightsFigure>
        </li>
      ))}
    </ul>
  );
}
