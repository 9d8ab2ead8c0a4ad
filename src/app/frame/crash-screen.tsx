import { Component, type ReactNode } from 'react';
import { messages } from '../messages.ts';

/** The last resort: says what to do instead of a blank page. The error itself goes to the console. */
export class CrashScreen extends Component<
  { readonly children: ReactNode },
  { readonly crashed: boolean }
> {
  override state = { crashed: false };

  static getDerivedStateFromError(): { crashed: boolean } {
    return { crashed: true };
  }

  override render(): ReactNode {
    if (!this.state.crashed) return this.props.children;
    return (
      <main className="waiting" role="alert">
        <p>
          {messages.crashed}{' '}
          <button type="button" className="primary" onClick={() => location.reload()}>
            Reload
          </button>
        </p>
      </main>
    );
  }
}
