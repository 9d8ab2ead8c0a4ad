import { lazy, useEffect, type ComponentType } from 'react';
import { messages } from '../messages.ts';
import { Observable, useObservable } from '../session/observable.ts';

const AGAIN_MS = 4_000;

/**
 * A part of the page that is fetched when it is first needed. Where it cannot be fetched, a sentence stands in its
 * place alone, and it is asked for again: React by itself keeps a failure for ever, and takes the whole page with it.
 */
export function late<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): ComponentType<Props> {
  const again = async () => {
    askForStylesAgain();
    part.set(await load());
  };
  const Missing = () => <NotHere again={again} />;
  const missing = (error: unknown) => {
    console.error('A part of the page is missing:', error);
    return Missing;
  };
  const part = new Observable<ComponentType<Props>>(
    lazy(async () => ({ default: await load().catch(missing) })),
  );
  return function Late(props: Props) {
    const Part = useObservable(part);
    return <Part {...props} />;
  };
}

function NotHere({ again }: { readonly again: () => Promise<void> }) {
  useEffect(() => {
    const timer = setInterval(() => void again().catch(() => undefined), AGAIN_MS);
    return () => clearInterval(timer);
  }, [again]);
  return (
    <p className="not-here" role="alert">
      {messages.partNotHere}{' '}
      <button type="button" onClick={() => location.reload()}>
        Reload
      </button>
    </p>
  );
}

/** Vite asks for a style sheet once, whatever comes of it. */
function askForStylesAgain(): void {
  for (const link of document.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]')) {
    if (!link.sheet) link.replaceWith(link.cloneNode());
  }
}
