import { useMemo, type MouseEvent, type RefObject } from 'react';
import { mergeSpans, type Span } from '#core/text/segments.ts';
import { currentRevision, type Source } from '#core/model/source.ts';
import { useObservable } from '../session/observable.ts';
import type { Mark } from '../session/marks.ts';
import { useWorkspace } from '../session/room.ts';
import { alignedHere } from './aligned-here.ts';
import type { TextLayout } from './text-layout.ts';

interface MarginMapProps {
  readonly source: Source;
  readonly marks: readonly Mark[];
  readonly layout: TextLayout;
  readonly scroller: RefObject<HTMLDivElement | null>;
}

/** The whole article in one strip, a lane a layer: where marks lie, and what other articles answer; a click goes there. */
export function MarginMap({ source, marks, layout, scroller }: MarginMapProps) {
  const { codeBook, codes } = useWorkspace();
  const { blocks } = currentRevision(source);
  const aligned = useObservable(alignedHere).get(source.id);
  const lanes = useMemo(
    () =>
      codeBook.layers.map((layer) => {
        const ofLayer = marks.filter((mark) => codes.tags.get(mark.tag)?.layer.id === layer.id);
        return { layer, runs: mergeSpans(ofLayer.flatMap((mark) => mark.target.segments)) };
      }),
    [codeBook, codes, marks],
  );
  const yOf = (offset: number): number => {
    const index = blocks.findLastIndex((block) => block.start <= offset);
    const block = blocks[Math.max(0, index)];
    const place = layout.blocks[Math.max(0, index)];
    if (!block || !place) return 0;
    const share = Math.min(1, (offset - block.start) / Math.max(1, block.end - block.start));
    return (place.top + share * place.height) / Math.max(1, layout.height);
  };
  const goTo = (event: MouseEvent<HTMLDivElement>) => {
    const frame = event.currentTarget.getBoundingClientRect();
    const share = (event.clientY - frame.top) / frame.height;
    const view = scroller.current;
    view?.scrollTo({ top: share * view.scrollHeight - view.clientHeight / 2 });
  };
  const style = (run: Span) => ({
    top: `${yOf(run.start) * 100}%`,
    height: `max(3px, ${(yOf(run.end) - yOf(run.start)) * 100}%)`,
  });
  return (
    // The strip repeats, for the eye, what the margin notes and the caret keys offer to everybody.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions
    <div className="margin-map" aria-hidden="true" onClick={goTo}>
      {lanes.map(({ layer, runs }) => (
        <div key={layer.id} className="map-lane" data-channel={layer.channel}>
          {runs.map((run) => (
            <span key={run.start} style={style(run)} />
          ))}
        </div>
      ))}
      {aligned && (
        <div className="map-lane" data-lane="aligned">
          {aligned.proposed.map((run) => (
            <span key={run.start} style={style(run)} />
          ))}
          {aligned.confirmed.map((run) => (
            <span key={run.start} data-confirmed style={style(run)} />
          ))}
        </div>
      )}
    </div>
  );
}
