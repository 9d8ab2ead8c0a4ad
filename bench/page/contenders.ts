/** Four ways to paint the same marks over the same three texts, behind one interface. */
import { createTextAnnotator, type RendererType } from '@recogito/text-annotator';
import { EditorState, Plugin, PluginKey } from 'prosemirror-state';
import { Decoration, DecorationSet, EditorView } from 'prosemirror-view';
import type { Revision } from '#core/model/source.ts';
import { Painter, type PaintedMark } from '#editor/painter.ts';
import { ReadingDocument } from '#editor/reading-document.ts';
import { ReadingView } from '#editor/reading-view.ts';
import '#editor/reading-view.css';

export interface Contender {
  /** Builds one article in its place, painted with these marks. */
  open(place: HTMLElement, revision: Revision, marks: readonly PaintedMark[]): OpenArticle;
}

export interface OpenArticle {
  add(mark: PaintedMark): void;
  remove(id: string): void;
  close(): void;
}

const crossread: Contender = {
  open(place, revision, marks) {
    const view = new ReadingView(place, {
      revision,
      language: 'en',
      label: 'text',
      selectionChanged: () => undefined,
      clicked: () => undefined,
      keyPressed: () => false,
    });
    const painter = new Painter(view);
    painter.set(marks);
    return {
      add: (mark) => painter.change([mark], []),
      remove: (id) => painter.change([], [id]),
      close() {
        painter.destroy();
        view.destroy();
      },
    };
  },
};

const prosemirrorDecorations: Contender = {
  open(place, revision, marks) {
    const document = new ReadingDocument(revision, 'en');
    const key = new PluginKey<DecorationSet>('peer');
    const decoration = (mark: PaintedMark) =>
      mark.spans.map((span) =>
        Decoration.inline(
          document.positionOf(span.start),
          document.positionOf(span.end),
          { class: 'peer-mark' },
          { id: mark.id },
        ),
      );
    const plugin = new Plugin<DecorationSet>({
      key,
      state: {
        init: () => DecorationSet.create(document.node, marks.flatMap(decoration)),
        apply: (transaction, set) => (transaction.getMeta(key) as DecorationSet | undefined) ?? set,
      },
      props: { decorations: (state) => key.getState(state) },
    });
    const view = new EditorView(place, {
      state: EditorState.create({ doc: document.node, plugins: [plugin] }),
      editable: () => false,
    });
    const set = () => key.getState(view.state) ?? DecorationSet.empty;
    return {
      add: (mark) =>
        view.dispatch(view.state.tr.setMeta(key, set().add(view.state.doc, decoration(mark)))),
      remove: (id) =>
        view.dispatch(
          view.state.tr.setMeta(
            key,
            set().remove(set().find(undefined, undefined, (spec) => spec['id'] === id)),
          ),
        ),
      close: () => view.destroy(),
    };
  },
};

function recogito(renderer: RendererType): Contender {
  return {
    open(place, revision, marks) {
      for (const block of revision.blocks) {
        const paragraph = document.createElement('p');
        // A line feed a gap keeps the text's offsets: its blocks stand two line feeds apart.
        paragraph.textContent = `${revision.text.slice(block.start, block.end)}\n\n`;
        place.append(paragraph);
      }
      const annotator = createTextAnnotator(place, { renderer, annotatingEnabled: false });
      const annotation = (mark: PaintedMark) => ({
        id: mark.id,
        bodies: [],
        target: {
          annotation: mark.id,
          selector: mark.spans.map(({ start, end }) => ({
            id: `${mark.id}-${start}`,
            quote: revision.text.slice(start, end),
            start,
            end,
          })),
        },
      });
      annotator.setAnnotations(marks.map(annotation) as never);
      return {
        add: (mark) => annotator.addAnnotation(annotation(mark) as never),
        remove: (id) => void annotator.removeAnnotation(id),
        close() {
          annotator.destroy();
          place.replaceChildren();
        },
      };
    },
  };
}

export const contenders = {
  crossread,
  'recogito, CSS_HIGHLIGHTS': recogito('CSS_HIGHLIGHTS'),
  'recogito, SPANS': recogito('SPANS'),
  'ProseMirror decorations': prosemirrorDecorations,
} as const;

export type ContenderName = keyof typeof contenders;
