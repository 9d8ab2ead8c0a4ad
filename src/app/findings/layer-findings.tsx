import { useMemo } from 'react';
import {
  distributionFigure,
  positionFigure,
  shareFigure,
  voiceFigure,
  type MarkSet,
} from '#core/compare/findings.ts';
import type { Layer } from '#core/model/codebook.ts';
import type { Source } from '#core/model/source.ts';
import { ChannelSample } from '../frame/channel-sample.tsx';
import { FigureCard } from './figure-card.tsx';
import { LayerFacts } from './layer-facts.tsx';

interface LayerFindingsProps {
  readonly layer: Layer;
  readonly sets: readonly MarkSet[];
  readonly sources: readonly Source[];
}

/** What the marks of one layer say of the articles. */
export function LayerFindings({ layer, sets, sources }: LayerFindingsProps) {
  const figures = useMemo(() => {
    const counted = { sets, sources };
    return {
      share: shareFigure(counted, layer),
      distribution: distributionFigure(counted, layer),
      position: positionFigure(counted, layer),
      voice: voiceFigure(counted, layer),
    };
  }, [sets, sources, layer]);
  const name = layer.label.toLowerCase();
  return (
    <section className="finding-layer" aria-labelledby={`layer-${layer.id}`}>
      <h3 id={`layer-${layer.id}`}>
        <ChannelSample channel={layer.channel} /> {layer.label}
      </h3>
      {figures.share.rows.length === 0 ? (
        <p className="desk-hint">
          Nothing of this layer is marked. Select words in an article and press{' '}
          <kbd>{layer.key}</kbd>.
        </p>
      ) : (
        <>
          <LayerFacts layer={layer} sets={sets} sources={sources} />
          <div className="finding-grid">
            <FigureCard
              title={`${layer.label}: share of the text`}
              how="Characters under the tag of all characters of the article, furniture left out; a mean over the coders."
              figure={figures.share}
              form="bars"
            />
            <FigureCard
              title={`${layer.label}: parts of what is marked`}
              how={`Characters under the tag of all that a coder marked as ${name}; a mean over the coders who used it.`}
              figure={figures.distribution}
              form="bars"
            />
            <FigureCard
              title={`${layer.label}: where the marks begin`}
              how="Marks by the place of their first word, per coder: headline, lede (the first paragraph), then tenths of the rest."
              figure={figures.position}
              form="strip"
            />
            <FigureCard
              title={`${layer.label}: whose words`}
              how="Marks per 1,000 words and coder in the reporter’s words and in quoted ones, with the 95 % interval (Poisson). As the coder said; otherwise by rule: more than half in quotation marks."
              figure={figures.voice}
              form="intervals"
            />
          </div>
        </>
      )}
    </section>
  );
}
