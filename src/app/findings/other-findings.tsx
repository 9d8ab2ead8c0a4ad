import { useMemo } from 'react';
import { coverageFigure } from '#core/compare/claim-chart.ts';
import { saidFigure, speakerFigure } from '#core/compare/voices/voice-chart.ts';
import { voiceFigures } from '#core/compare/voices/voice-figures.ts';
import { useClaimGrid } from '../claims/claim-grid.ts';
import { useWorkspace } from '../session/room.ts';
import { useVoices } from '../voices/voices.ts';
import { FigureCard } from './figure-card.tsx';

/** What the claim grid says of the articles. */
export function ClaimFindings() {
  const { sources, rows, bySource } = useClaimGrid();
  const figure = useMemo(() => coverageFigure(sources, rows, bySource), [sources, rows, bySource]);
  if (rows.length === 0) return null;
  return (
    <section className="finding-layer" aria-labelledby="claims-compared">
      <h3 id="claims-compared">Claims compared</h3>
      <div className="finding-grid">
        <FigureCard
          title="What each article has of all claims"
          how="Rows of the claim grid of all its rows. An article that lacks a claim proves no intent; the rows depend on which articles are compared."
          figure={figure}
          form="bars"
        />
      </div>
    </section>
  );
}

/** Who speaks: by rule, whatever is compared. */
export function VoiceFindings() {
  const { sources } = useWorkspace();
  const voices = useVoices();
  const figures = useMemo(() => {
    const counted = sources.map((source) => voiceFigures(source, voices));
    return { said: saidFigure(counted), speakers: speakerFigure(counted) };
  }, [sources, voices]);
  if (voices.length === 0) return null;
  return (
    <section className="finding-layer" aria-labelledby="voices-compared">
      <h3 id="voices-compared">Voices</h3>
      <div className="finding-grid">
        <FigureCard
          title="What others say"
          how="Words of others of all words of the article."
          figure={figures.said}
          form="bars"
        />
        <FigureCard
          title="Who says it"
          how="Words of the speaker of all words that the article gives to somebody."
          figure={figures.speakers}
          form="bars"
        />
      </div>
    </section>
  );
}
