import { Painter } from '#editor/painter.ts';
import { ReadingView } from '#editor/reading-view.ts';
import { addColumn, atOnce, type Contender } from './contender.ts';

export const crossread: Contender = {
  open(grid, articles) {
    const painters = articles.map(({ revision, marks }) => {
      const view = new ReadingView(addColumn(grid), {
        revision,
        language: 'en',
        label: 'text',
        selectionChanged: () => undefined,
        clicked: () => undefined,
        keyPressed: () => false,
      });
      const painter = new Painter(view);
      painter.set(marks);
      return painter;
    });
    const [first] = painters;
    return {
      isDrawn: atOnce,
      add(mark) {
        first?.change([mark], []);
        return atOnce;
      },
      remove(mark) {
        first?.change([], [mark.id]);
        return atOnce;
      },
      recolour(mark) {
        first?.change([mark], []);
        return atOnce;
      },
    };
  },
};
