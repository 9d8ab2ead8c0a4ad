/*
 * Time on the screen's clock. Work begins in a frame's own callback, where a page does its drawing,
 * and ends when that frame has been styled, laid out, painted and handed over; raster is the compositor's.
 */
import type { IsDrawn } from './contender.ts';

/** Milliseconds until the end of the first frame in which the change is drawn. @throws after five minutes. */
export function untilPainted(act: () => IsDrawn): Promise<number> {
  return new Promise((resolve, reject) => {
    requestAnimationFrame(() => {
      const began = performance.now();
      const isDrawn = act();
      const look = () => {
        const now = performance.now();
        if (isDrawn()) resolve(now - began);
        else if (now - began > 300_000) reject(new Error('not drawn within five minutes'));
        else requestAnimationFrame(() => afterThisFrame(look));
      };
      afterThisFrame(look);
    });
  });
}

/** A message from inside a frame arrives when that frame is out. */
function afterThisFrame(then: () => void): void {
  const { port1, port2 } = new MessageChannel();
  port1.addEventListener('message', () => {
    port1.close();
    then();
  });
  port1.start();
  port2.postMessage(null);
}

/** Long enough for debounces, observers and garbage of the change before. */
export function rest(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
