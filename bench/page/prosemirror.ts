/** The usual way in ProseMirror: one inline decoration a piece, kept in a set that a plugin carries. */
import { EditorState, Plugin, PluginKey } from 'prosemirror-state';
import { Decoration, DecorationSet, EditorView } from 'prosemirror-view';
import type { PaintedMark } from '#editor/painter.ts';
import { ReadingDocument } from '#editor/reading-document.ts';
import { addColumn, atOnce, type Article, type Contender, type IsDrawn } from './contender.ts';

export const prosemirrorDecorations: Contender = {
  open(grid, articles) {
    const opened = articles.map((article) => openArticle(addColumn(grid), article));
    const [first] = opened;
    if (!first) throw new Error('there is no article');
    return { isDrawn: atOnce, ...first };
  },
};

function openArticle(place: HTMLElement, { revision, marks }: Article) {
  const document = new ReadingDocument(revision, 'en');
  const key = new PluginKey<DecorationSet>('marks');
  /** Kept, since looking for them in the set by id costs more. */
  const decorations = new Map<string, Decoration[]>();
  const decorate = ({ id, channel, spans }: PaintedMark): Decoration[] => {
    const made = spans.map(({ start, end }) =>
      Decoration.inline(document.positionOf(start), document.positionOf(end), {
        class: `crossread-${channel}-1`,
        'data-mark': id,
      }),
    );
    decorations.set(id, made);
    return made;
  };
  const plugin = new Plugin<DecorationSet>({
    key,
    state: {
      init: () => DecorationSet.create(document.node, marks.flatMap(decorate)),
      apply: (transaction, set) => (transaction.getMeta(key) as DecorationSet | undefined) ?? set,
    },
    props: { decorations: (state) => key.getState(state) },
  });
  const view = new EditorView(place, {
    state: EditorState.create({ doc: document.node, plugins: [plugin] }),
    attributes: { class: 'reading-text' },
    editable: () => false,
  });
  const change = (removed: readonly Decoration[], added: readonly Decoration[]): IsDrawn => {
    const set = key.getState(view.state) ?? DecorationSet.empty;
    const next = set.remove([...removed]).add(view.state.doc, [...added]);
    view.dispatch(view.state.tr.setMeta(key, next));
    return atOnce;
  };
  return {
    add: (mark: PaintedMark) => change([], decorate(mark)),
    remove: (mark: PaintedMark) => change(decorations.get(mark.id) ?? [], []),
    recolour: (mark: PaintedMark) => change(decorations.get(mark.id) ?? [], decorate(mark)),
  };
}
