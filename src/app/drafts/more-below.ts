import { useCallback, useState, type RefCallback } from 'react';

/**
 * Whether a long dialog goes on below its foot: for the foot to say.
 * @returns what is put as `ref` on an empty element just before the foot.
 */
export function useMoreBelow(): [end: RefCallback<HTMLElement>, isMore: boolean] {
  const [isMore, setIsMore] = useState(false);
  const end = useCallback((element: HTMLElement | null) => {
    if (!element) return;
    const covered = element.nextElementSibling?.clientHeight ?? 0;
    const observer = new IntersectionObserver(
      (entries) => setIsMore(entries.at(-1)?.isIntersecting === false),
      { root: element.closest('.dialog'), rootMargin: `0px 0px -${covered}px` },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [end, isMore];
}
