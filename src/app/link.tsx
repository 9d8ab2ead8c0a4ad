import type { ComponentProps, MouseEvent } from 'react';
import { goTo } from './place.ts';

/** A link to a page of this program. With a modifier key the browser does what it does with every link. */
export function Link({ href, children, ...rest }: ComponentProps<'a'> & { readonly href: string }) {
  const follow = (event: MouseEvent) => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) {
      return;
    }
    event.preventDefault();
    goTo(href);
  };
  return (
    <a {...rest} href={href} onClick={follow}>
      {children}
    </a>
  );
}
